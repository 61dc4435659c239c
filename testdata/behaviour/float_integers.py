for x in (1.0, 1.5, -2.0, 1e20, 0.1):
    print(x, x.is_integer(), int(x), x.as_integer_ratio(), x // 1, x % 1)
for x in (float("inf"), float("nan")):
    for f in (int, float.as_integer_ratio):
        try:
            f(x)
        except (OverflowError, ValueError) as e:
            print(type(e).__name__, e)
