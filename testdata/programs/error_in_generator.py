def numbers(n):
    while True:
        n -= 1
        yield 10 // n
for v in numbers(4):
    print(v)
