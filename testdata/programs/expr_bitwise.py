x = 0b1100
y = 0b1010
print(x & y, x | y, x ^ y, ~x, x << 3, x >> 2)
print(-1 >> 10, -5 & 0xff, 1 << 70, (1 << 70) >> 68)
print(bin(x), oct(x), hex(255), bin(-10))
print(x & y | x ^ y << 1)
print(True & False, True | 2, True ^ True, ~True)
print((1 << 64) - 1 & 0xffff, (1 << 64) ^ -1)
