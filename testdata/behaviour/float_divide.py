for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1e300, 1e-10), (0.0, 5), (-0.0, 5)):
    print(a, b, a / b, a // b, a % b, divmod(a, b))
for e in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0.0)", "0.0 ** -1", "1e308 ** 2"):
    try:
        print(eval(e))
    except ArithmeticError as x:
        print(e, type(x).__name__, x)
