t = (1, "a", 2.5)
print(t, t[0], t[-1], t[1:], len(t), t + (3,), t * 2, "a" in t, t.index("a"), t.count(1), (1,), (), tuple("ab"), tuple([1]))
a, b, c = t; (x, y), z = (1, 2), 3; print(a, b, c, x, y, z)
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), hash((1, 2)) == hash((1, 2)), hash(()))
for e in ("t[5]", "t['a']", "t.index(9)", "t + [1]", "t < 1", "hash(([],))", "tuple(5)", "t.foo"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
for s in ("t[0] = 1", "del t[0]", "t.x = 1"):
    try:
        exec(s)
    except Exception as x:
        print(s, "->", type(x).__name__, x)
