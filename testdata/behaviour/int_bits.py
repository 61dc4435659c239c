for n in (0, 1, -1, 5, 255, 256, -256, 2**64, -(2**64) - 1):
    print(n, n.bit_length(), ~n, n & 0xff, n | 1, n ^ -1, n >> 1, n << 3)
print(5 & True, 5 | False, 6 ^ True)
try:
    1 << -1
except ValueError as e:
    print(e)
try:
    1 >> -1
except ValueError as e:
    print(e)
print(0 << 10, -1 >> 100, 1 << 100 >> 100)
