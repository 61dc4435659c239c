print(min(3, 1, 2), max([3, 1, 2]), max("abc"), min({"b": 1, "a": 2}), max([], default="none"), max(1, 2.0), max("a", "bb", key=len), min([(1, 2), (1, 1)]))
for e in ("max([])", "max(1)", "min()", "max(1, 2, default=3)", "max('a', 1)", "max([1], key=5)", "min([1], foo=2)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__)
