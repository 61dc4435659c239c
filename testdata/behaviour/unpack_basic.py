a, b = 1, 2; a, b = b, a; print(a, b)
(c, d), [e, *f] = (1, 2), "xyz"; print(c, d, e, f)
*g, h = range(4); i, *j, k = [1, 2]; print(g, h, i, j, k)
for x, (y, *z) in [(1, (2, 3, 4)), (5, "ab")]: print(x, y, z)
d = {}; d["a"], d["b"] = 1, 2; l = [0, 0]; l[0], l[1] = l[1] + 5, l[0]; print(d, l)
x = y = []; x.append(1); print(y, x is y)
for s in ("a, b = 1,", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5", "a, b = {}", "(a, b), c = 1, 2"):
    try:
        exec(s)
    except Exception as err:
        print(s, "->", type(err).__name__, err)
