for expression in ("1 // 0", "1 % 0", "1.0 / 0", "0.0 ** -1", "divmod(1, 0)", "1.5 // 0", "5 % 0.0", "pow(0, -1)"):
    try:
        eval(expression)
    except ZeroDivisionError as e:
        print(expression, "->", e)
x = 10
x %= 0
