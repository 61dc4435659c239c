# Weak dicts and sets, proxies, methods and finalizers.
import weakref, gc
class K:
    def __init__(self, n): self.n = n
    def __repr__(self): return "K(%s)" % self.n
    def m(self): return "m" + self.n
a, b, c = K("a"), K("b"), K("c")
v = weakref.WeakValueDictionary(a=a, b=b); v["c"] = c; v["t"] = K("t")
print(sorted(v), len(v), "a" in v, v.get("t")); b = None; print(sorted(v), v.get("b", 0)); print(v.pop("c"), len(v))
print(list(v.items()), v.setdefault("a", K("no")), v.setdefault("z", c) is c); del a; print(sorted(v))
a, b = K("a"), K("b")
k = weakref.WeakKeyDictionary({a: 1, b: K("value")}); print(len(k), k[a], k.get(c)); b = None; print(len(k), a in k, list(k.values()))
k[c] = a; del k[a]; print([x.n for x in k], [x.n for x in k.values()]); k.clear(); print(len(k))
s = weakref.WeakSet([a, c, K("dead")]); print(len(s), a in s); x = a; del a; print(len(s)); x = None; print([o.n for o in s]); s.add(K("gone")); print(len(s)); s.discard(c); print(len(s))
p = weakref.proxy(c); print(p.n, p.m()); p.n = "changed"; print(c.n); c = None
try: p.n
except ReferenceError as e: print(e)
a = K("a"); wm = weakref.WeakMethod(a.m); print(wm()()); a = None; print(wm())
log = []
a = K("cb"); r1 = weakref.ref(a, lambda r: log.append("first")); r2 = weakref.ref(a, lambda r: log.append("second")); r3 = weakref.ref(a)
print(weakref.getweakrefcount(a), r3 is weakref.ref(a), r1 == r2, hash(r1) == hash(a)); del r1; a = None; print(log, r2(), r3(), r2 == r3)
a = K("fin"); f = weakref.finalize(a, print, "finalized", 1); print(f.alive); a = None; print(f.alive, f())
a = K("fin2"); f = weakref.finalize(a, print, "called"); f(); a = None; print(f.alive)
a = K("fin3"); f = weakref.finalize(a, print, "never"); print(f.peek()[2], f.detach()[2]); a = None; print("detached")
def outer():
    o = K("local"); r = weakref.ref(o, lambda r: print("local died"))
    return r
r = outer(); print(r())
class S:
    __slots__ = ("__weakref__",)
o = S(); w = weakref.ref(o); del o; print(w())
class N: __slots__ = ()
try: weakref.ref(N())
except TypeError as e: print(e)
for bad in (1, "s", (), None):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
ring = K("ring"); ring.me = ring; w = weakref.ref(ring, lambda r: print("ring died")); del ring; print(w() is not None); gc.collect(); print(w())
atexit_f = weakref.finalize(K, print, "at exit"); print(atexit_f.atexit); print("end")
