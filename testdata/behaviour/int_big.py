a = 2**200 + 1
b = 3**100
print(a, b, a * b, a - b, a // b, a % b, sep="\n")
print(a > b, -a < b, a == a + 0, hash(a), hash(-a), hash(2**61 - 1), hash(2**61))
print(str(a)[::-1], len(str(b)), int(str(a)) == a)
f = 1
for i in range(1, 31):
    f *= i
print(f)
