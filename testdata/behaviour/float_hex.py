for x in (0.0, -0.0, 1.0, 0.1, -3.75, 1e300, 5e-324, float("inf"), float("nan")):
    print(x.hex())
for s in ("0x1p3", "1.8p1", "-0x.8p0", "inf", "0x1.999999999999ap-4", " 0xA "):
    print(s, float.fromhex(s))
try:
    float.fromhex("xyz")
except ValueError as e:
    print(e)
