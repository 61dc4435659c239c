print({x: x * x for x in range(5)})
print({k.upper(): v for k, v in {"a": 1, "b": 2}.items() if v > 1})
print(sorted({x % 3 for x in range(10)}))
print({(x, y) for x in range(1) for y in range(1)})
def show(v):
    print("eval", v)
    return v
print({show(k): show(v) for k, v in [(1, 2), (3, 4)]})
words = "the cat saw the dog and the dog saw the cat".split()
print({w: words.count(w) for w in words})
print({n: {m: n * m for m in range(2)} for n in range(2)})
print({c for c in "a"}, len({c for c in "hello"}))
print({**{i: 0 for i in range(2)}, 1: 9})
