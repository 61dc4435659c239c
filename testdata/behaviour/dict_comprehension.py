print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"a": 1, "b": 2}.items()}, {x: x * x for x in range(5) if x % 2}, {k.upper(): [k] * 2 for k in "ab"})
words = "the cat the dog the end".split()
count = {}
for w in words: count[w] = count.get(w, 0) + 1
print(count, sorted(count.items(), key=lambda kv: (-kv[1], kv[0])), max(count, key=count.get))
groups = {}
for w in words: groups.setdefault(len(w), []).append(w)
print(groups, {**count, "x": 9, **{"the": 0}}, dict(count, cat=5))
try:
    {[]: 1 for x in range(1)}
except TypeError as e:
    print("TypeError")
