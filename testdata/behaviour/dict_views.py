d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("b", 2) in i, ("b", 3) in i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
d["d"] = 4; print(k, v)
print(sorted(k & {"a", "x"}), sorted(k | {"x"}), sorted(k - {"a"}), sorted(k ^ {"a", "x"}), k == {"a", "b", "c", "d"}, k <= {"a", "b", "c", "d", "e"}, k.isdisjoint("xyz"), i & {("a", 1)})
print(type(k).__name__, type(v).__name__, type(i).__name__, v == d.values(), k == d.keys(), {"a": [1]}.items() == {"a": [1]}.items())
for e in ("k[0]", "k + k", "hash(k)", "v & v", "k.foo", "k < 5", "len(iter(k))"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
