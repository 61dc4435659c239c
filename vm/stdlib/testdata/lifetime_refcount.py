class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

import sys
from sys import getrefcount as c
x = []; print(c(x)); y = x; print(c(x)); z = [x, x]; print(c(x)); del y; z.pop(); print(c(x)); print(c([])); print(c(object()))
def f(a): return c(a)
print(f(x)); print(f([]))
class B: pass
b = B(); print(c(b)); b.me = b; print(c(b)); d = {'b': b}; print(c(b)); t = (b, b); print(c(b))
def g():
    v = []
    print(c(v)); w = v; print(c(v))
    return lambda: v
k = g()
import gc
b = B(); l = [b]; print([type(r).__name__ for r in gc.get_referrers(b)]); print(gc.get_referents([1, "a", 2]))
print(gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked([]), gc.is_tracked(b), gc.is_tracked({}))
