for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.15, 1e20, 5e-324):
    print(x, round(x), round(x, 1), round(x, 2), round(x, -1))
print(round(1234.5678, -2), round(-0.4), round(0.0, 3), type(round(1.5)), type(round(1.5, 0)))
for x in (float("inf"), float("nan")):
    try:
        round(x)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
