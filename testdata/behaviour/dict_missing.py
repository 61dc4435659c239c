class D(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = key * 2
        return self[key]
d = D(a=1)
print(d["a"], d["bb"], d["bb"], d.get("zz"), "zz" in d, d, isinstance(d, dict), type(d.copy()), D.fromkeys("x"))
class K(dict):
    def __getitem__(self, k): return "got " + k
    def __contains__(self, k): return True
k = K(); print(k["x"], "q" in k, k.get("x"), len(k), "%(a)s" % k)
