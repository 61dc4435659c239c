n = 27
steps = 0
while n != 1:
    if n % 2:
        n = 3 * n + 1
    else:
        n //= 2
    steps += 1
print(steps)
i = 0
while True:
    i += 1
    if i == 3:
        continue
    if i > 6:
        break
    print("i", i)
while i:
    i -= 3
    if i < 0:
        break
else:
    print("not reached")
while i > 0:
    pass
else:
    print("else", i)
while 1:
    while True:
        break
    else:
        print("never")
    print("outer")
    break
