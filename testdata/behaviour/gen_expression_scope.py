n = 3
g = (x * n for x in range(3)); n = 10; print(list(g))
print(any(x > 2 for x in [1, 2, 3]), all(x for x in []), max((len(w), w) for w in ["a", "bbb", "cc"]), dict((k, v) for k, v in [(1, 2)]), set(c for c in "aa"), ",".join(str(i) for i in range(3)))
def f():
    y = 5
    return list(y + i for i in range(2) for y in [y]) if False else [y + i for i in range(2)]
print(f())
try:
    (x for x in 5)
except TypeError as e:
    print(e)
