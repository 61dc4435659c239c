import math
for f in (lambda: math.exp(1000), lambda: 2.0 ** 5000, lambda: int(float("inf")), lambda: int(float("nan")), lambda: float(10 ** 400)):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
1e200 ** 2
