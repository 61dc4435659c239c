a = 17
b = 5
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b)
print(-a // b, -a % b, a // -b, a % -b)
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0)
print(7.5 // 2, -7.5 % 2, 1e3 / 7)
print(divmod(17, 5), divmod(-17, 5), divmod(17.5, -5))
print(1 + 2 * 3 - 4 / 2 ** 2 % 3)
print((1 + 2) * (3 - 4) / (2 ** 2 % 3))
