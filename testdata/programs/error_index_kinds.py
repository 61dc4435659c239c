for t in ("[][0]", "()[1]", "''[0]", "[1][-2]", "range(3)[5]", "b''[0]", "[].pop()", "[1].pop(4)"):
    try:
        eval(t)
    except IndexError as e:
        print(t, "->", e)
a = [1]
a[3] = 5
