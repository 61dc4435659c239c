# Module gc: counts, generations, callbacks, referrers and referents.
import gc
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.garbage)
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class B: pass
gc.collect()
b = B(); b.b = b; del b; print(gc.collect() > 0, gc.collect())
x = [B() for i in range(10)]
for y in x: y.x = x
del x, y; print(gc.collect() > 10)
d = {}; d[1] = d; del d; print(gc.collect())
l = []; l.append((l,)); del l; print(gc.collect())
def f():
    def g(): return g
f(); print(gc.collect())
class T: pass
del T; print(gc.collect())
class S: __slots__ = "a",
s = S(); s.a = s; del s; print(gc.collect())
calls = []
def cb(phase, info): calls.append((phase, info["generation"], sorted(info)))
gc.callbacks.append(cb); gc.collect(); gc.collect(0); gc.callbacks.remove(cb); print(calls)
a = A("a"); a.r = [a]; gc.disable(); print(gc.isenabled()); del a; gc.enable(); print("ring"); gc.collect(); print("collected")
gc.set_threshold(500, 5, 5); print(gc.get_threshold()); gc.set_threshold(0)
for bad in (-1, 3):
    try: gc.collect(bad)
    except ValueError as e: print(e)
t = [1, "a", B]; print(gc.get_referents(t) == [B, "a", 1], t in gc.get_referrers(B))
print([gc.is_tracked(v) for v in (1, "s", [], {}, {"a": []}, (), B(), f)])
print(len(gc.get_stats()), sorted(gc.get_stats()[0]), len(gc.get_count()))
n = len([o for o in gc.get_objects() if type(o) is B]); k = [B(), B()]; print(len([o for o in gc.get_objects() if type(o) is B]) - n)
print(gc.freeze(), gc.unfreeze(), gc.get_freeze_count())
one, two = A("one"), A("two"); one.o, two.o = two, one; del one, two; print(gc.collect() > 0)
class R:
    def __del__(self): back.append(self)
back = []; r = R(); r.r = r; del r; gc.collect(); print(len(back), back[0].r is back[0]); back[0].r = None; back.clear(); print(len(back))
