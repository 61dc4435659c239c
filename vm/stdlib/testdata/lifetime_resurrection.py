# Objects that come back to life, once.
import weakref, gc
saved = []
class R:
    def __init__(self, n): self.n = n; self.part = P(n)
    def __del__(self): print("back", self.n); saved.append(self)
class P:
    def __init__(self, n): self.n = n
    def __del__(self): print("part of", self.n)
R("a"); print(len(saved), saved[0].part.n); saved.clear(); print("gone for good")
r = R("b"); w = weakref.ref(r, lambda w: print("callback")); r = None; print(w() is None, len(saved)); saved.clear(); print("b")
x = R("c"); x.me = x; x = None; gc.collect(); print(len(saved)); saved[0].me = None; saved.clear(); print("c")
def f():
    local = R("local")
    return 1
f(); print([s.n for s in saved]); saved.clear(); print("f")
class Pool:
    free = []
    def __new__(cls):
        if cls.free: print("reused"); return cls.free.pop()
        print("made"); return super().__new__(cls)
    def __del__(self): Pool.free.append(self); print("returned to pool")
a = Pool(); a = None; b = Pool(); b = None; print(len(Pool.free)); Pool.free.clear(); print("pool")
class Swap:
    def __init__(self, n): self.n = n
    def __del__(self):
        global keep
        keep, old = self, keep
        print("swap", self.n, old and old.n)
keep = None
Swap(1); Swap(2); keep = None; print("swapped")
class Chain:
    def __init__(self, next): self.next = next
    def __del__(self): print("chain"); self.next = None
Chain(Chain(Chain(None))); print("end")
pair = [R("p1"), R("p2")]; pair = None; print([s.n for s in saved]); saved[:] = []; print("pair")
