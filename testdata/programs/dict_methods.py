d = {"one": 1, "two": 2}
d["three"] = 3
print(d, len(d), d["one"], d.get("four"), d.get("four", 4), "two" in d, "x" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.pop("one"), d.pop("none", "default"), d.popitem(), d)
print(d.setdefault("two", 9), d.setdefault("five", []), d)
d.update({"a": 1}, b=2)
d.update([("c", 3)])
print(d)
del d["a"]
e = d.copy()
e.clear()
print(d, e, dict.fromkeys("xyz", 0), dict(a=1, b=2), dict([("k", "v")]), dict(zip("ab", (1, 2))))
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {} == {}, {1: 1} == {1: 2})
for k, v in sorted({"z": 1, "y": 2}.items(), key=lambda kv: kv[1], reverse=True):
    print(k, v)
m = {}
for w in "to be or not to be".split():
    m[w] = m.get(w, 0) + 1
print(m, max(m, key=m.get), sum(m.values()))
print({None: 1, (1, 2): 2, 1.5: 3, True: 4, "": 5}, list(reversed(list(m))))
print(d.keys() & {"two", "x"}, sorted(d.keys() | {"q"}), d.items() >= {("b", 2)})
m["self"] = m
print(m["self"] is m, len(m))
