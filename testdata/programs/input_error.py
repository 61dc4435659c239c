total = 0
while True:
    line = input()
    if not line:
        break
    total += float(line)
    print("total", total)
print(int(input("a number: ")))
