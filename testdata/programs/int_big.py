a = 2 ** 200
b = 3 ** 150
print(a)
print(b)
print(a + b, a - b)
print(a * b)
print(b // a, b % a, divmod(-b, a))
print(a >> 100, (a | 1) & 0xffff, a ^ b, ~a)
print(-a // 7, -a % 7, a // -7, a % -7)
print(int("123456789012345678901234567890"), int("ff" * 20, 16))
print(hex(a), oct(2 ** 70), bin(2 ** 66))
print(a.bit_length(), pow(3, 1000, 10 ** 9 + 7), pow(2, 300) == 1 << 300)
f = 1
for i in range(1, 51):
    f *= i
print(f, len(str(f)))
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(2 ** 100))
print(10 ** 30 == 1e30, 10 ** 22 == 1e22, 2 ** 63, -2 ** 63, 2 ** 64 - 1)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4611686018427387904 * 4)
print(a / b, 10 ** 400 / 10 ** 399, float(2 ** 60))
