# floor division and remainder take the sign of the divisor
for a in (7, -7, 0, 10**20, -10**20):
    for b in (2, -2, 3, 10**19):
        q, r = divmod(a, b)
        print(a, b, a // b, a % b, (q, r), q * b + r == a)
for op in ("1 // 0", "1 % 0", "divmod(1, 0)", "10**30 // 0"):
    try:
        eval(op)
    except ZeroDivisionError as e:
        print(op, type(e).__name__)
