print(int("42"), int("-0x1f", 16), int("0b101", 0), int("  7_000 "), int(3.99), int(-3.99), int(True))
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-1).to_bytes(2, "big", signed=True))
print((10).bit_length(), (5).__add__(3), (7).real, (7).imag, (7).numerator, (7).conjugate())
print(abs(-5), pow(2, 10), pow(2, -1), round(15, -1), round(25, -1), round(1234, -2))
print(isinstance(True, int), int.__name__, (3).__class__, 5 .__neg__())
print(1_000_000, 0xff, 0o17, 0b11, int("z", 36))
print(7 // 2 * 2 + 7 % 2, -7 // 2 * 2 + -7 % 2)
print(10 < 10.5, 10 == 10.0, hash(10) == hash(10.0), {1: "a", 1.0: "b", True: "c"})
for bad in ("", "1.5", "abc", "0x"):
    try:
        int(bad)
    except ValueError as e:
        print(e)
