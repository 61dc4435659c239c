for f in (0.1, 1.0, -0.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 1.5e300, 5e-324, 1/3, 2/3, 1e22, 1e23, 0.1 + 0.2):
    print(f, repr(f), str(f) == repr(f), float(repr(f)) == f)
print(float("inf"), float("-inf"), float("nan"), [float("nan")])
