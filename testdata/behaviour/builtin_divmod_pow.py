print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(5, -1, 7), abs(-3), abs(-2.5), abs(3 + 4j), round(2.5), round(-1.5), round(1.25, 1))
for e in ("divmod(1, 0)", "divmod('a', 1)", "abs('a')", "pow('a', 2)", "round('a')", "divmod(1)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__, x)
