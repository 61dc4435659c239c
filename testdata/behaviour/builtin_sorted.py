print(sorted("hello"), sorted([3, 1, 2], reverse=True), sorted({"b": 1, "a": 2}), sorted([1, -2, 3], key=abs), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a")]), sorted([]))
for e in ("sorted(5)", "sorted([1, 'a'])", "sorted([1], 5)", "sorted()", "sorted([1], foo=1)", "sorted([1], key=5)"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, "TypeError")
