class M:
    def __init__(s): s.d = {}
    def __getitem__(s, k): return s.d[k]
    def __setitem__(s, k, v): s.d[k] = v
    def __delitem__(s, k): del s.d[k]
    def __len__(s): return len(s.d)
    def __contains__(s, k): return k in s.d
    def __iter__(s): return iter(s.d)
    def __missing__(s, k): return "never"
    def keys(s): return s.d.keys()
m = M(); m["a"] = 1; m[1, 2] = "t"; m[1:2:3] if False else None
print(m["a"], m[1, 2], len(m), "a" in m, list(m), {**M()}, dict(m), bool(M())); del m["a"]; print(len(m))
for s in ("m['x']", "del m['x']", "M.x['a']"):
    try:
        exec(s)
    except Exception as e:
        print(type(e).__name__, e)
class L:
    def __len__(self): return "x"
class B:
    def __contains__(self, x): return [x]
    def __length_hint__(self): return 5
print(3 in B(), 3 not in B())
try:
    len(L())
except TypeError as e:
    print(e)
