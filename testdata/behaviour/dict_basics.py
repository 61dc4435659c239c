d = {"a": 1, "b": 2}
d["c"] = 3; d["a"] = 10; del d["b"]; d["b"] = 20
print(d, len(d), d["a"], d.get("x"), d.get("x", 0), "a" in d, 1 in d, list(d), d == {"b": 20, "c": 3, "a": 10})
print(d.pop("a"), d.pop("x", None), d.popitem(), d, d.setdefault("n", []), d.setdefault("c", 9), d)
print(dict(a=1), dict([("x", 1), ["y", 2]]), dict({"k": 1}, z=2), dict(zip("ab", range(2))), dict.fromkeys("ab"), dict.fromkeys([1], 0))
d.update(c=1, q=2); d.update({"r": 3}); d.update([("s", 4)]); print(d); d.clear(); print(d)
for e in ("{}['x']", "{}.pop('x')", "{}.popitem()", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['ab', 'c'])", "{[]: 1}", "{}.update(5)", "{} < {}", "{1: 2}.foo", "dict(1, 2)", "{}.get()", "{}.setdefault()"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
