value = 3
print(value)
print(valeu)
