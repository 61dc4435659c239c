name = input("name? ")
age = int(input("age? "))
print(f"{name} will be {age + 1}")
lines = []
while True:
    try:
        lines.append(input())
    except EOFError:
        break
print(len(lines), lines)
