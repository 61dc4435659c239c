print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, range(4))), list(zip()), list(zip([1])), list(zip("abc", range(2))), list(enumerate("ab", 5)), list(reversed(range(3))))
m = map(str, [1, 2]); print(next(m), list(m), list(m), iter(m) is m)
print(type(m), type(zip()), type(enumerate([])), type(filter(None, [])), type(reversed([])))
for e in ("map()", "map(str)", "filter(None)", "zip(5)", "map(5, [1])", "list(map(5, [1]))", "enumerate([], 'a')", "reversed({1})", "reversed(5)", "list(map(int, ['a']))"):
    try:
        print(e, bool(eval(e)))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
