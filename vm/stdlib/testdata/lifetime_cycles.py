class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

import gc
gc.disable()
a = A(1); a.me = a; del a; print('cycle'); print(gc.collect() > 0); print('collected')
a = A('a'); b = A('b'); a.b = b; b.a = a; del a, b; print('pair'); gc.collect(); print('done')
a = A('x'); a.l = [a]; a.t = A('hanging'); a = None; print('list'); gc.collect()
def f():
    a = A('closure')
    def g(): return g, a
    return g
f(); print('f'); gc.collect(); print('end')
a = A('cut'); a.me = a; b = a; del a; b.me = None; print('cut'); del b; print('gone')
class C:
    def m(self): return C
C.x = A('in class'); del C; print('class'); gc.collect(); print('class gone')
l = []; l.append(l); l.append(A('in list')); del l; gc.collect(); print('l')
t = A('t'); c = A('c'); c.c = c; c.t = t; del c; del t; print('held by a ring'); gc.collect()
print(gc.isenabled()); gc.enable(); print(gc.isenabled(), gc.garbage)
try: raise ValueError
except ValueError as e: e.me = e; e.a = A('exc')
gc.collect()
class R:
    def __del__(self): global k; k = self; print('R')
r = R(); r.r = r; del r; gc.collect(); print(k.r is k); k.r = None; k = None; print('end')
