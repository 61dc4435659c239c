for r in (range(5), range(2, 8, 2), range(5, 0, -2), range(0), range(3, 3), range(-3, 3), range(0, 10**20, 10**19)):
    print(r, len(r) if r.stop < 10**18 else "-", list(r)[:4], bool(r), r.start, r.stop, r.step, r[0] if r else None, r[-1] if r else None)
r = range(0, 20, 3)
print(5 in r, 6 in r, 6.0 in r, "a" in r, r.index(9), r.count(9), r.count(4), r[2:4], r[::-1], r[1:100], list(reversed(r)), r == range(0, 21, 3), hash(r) == hash(range(0, 21, 3)), range(0) == range(2, 2))
for e in ("range(1, 2, 0)", "range(1.5)", "range('a')", "range()", "range(1, 2, 3, 4)", "r[50]", "r['a']", "r.index(4)", "r + r", "r < r", "range(stop=5)", "len(range(10**20))"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
