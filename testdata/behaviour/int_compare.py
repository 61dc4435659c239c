print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 > 1 > 0, 1 != 2 != 1)
print(10**20 == 1e20, 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53))
for op in ("<", ">=", "==", "!="):
    try:
        print(op, eval("1 %s 'a'" % op))
    except TypeError as e:
        print(e)
