f = frozenset("abc")
print(len(f), "a" in f, f == set("abc"), f | set("d") == set("abcd"), hash(f) == hash(frozenset("cba")), frozenset(f) is f, f.copy() is f, frozenset() is frozenset(), repr(frozenset()), f & f is f)
for e in ("f.add(1)", "f.clear()", "f |= 5"):
    try:
        exec(e)
    except Exception as x:
        print(e, "->", type(x).__name__, x)
for v in (frozenset(), frozenset([1]), frozenset([1, 2, 3]), frozenset([-1, 1.5])):
    print(hash(v))
