class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

import weakref
a = A('a'); r = weakref.ref(a, lambda w: print('callback', w() is None)); print(r() is a); del a; print(r())
class B: pass
b = B(); r1 = weakref.ref(b, lambda w: print('cb1')); r2 = weakref.ref(b, lambda w: print('cb2')); del b
b = B(); r = weakref.ref(b, lambda w: print('never')); del r; del b; print('no callback')
p = weakref.proxy(A('p'), lambda w: print('proxy gone'))
d = weakref.WeakValueDictionary(); v = B(); d['k'] = v; print(len(d), 'k' in d, d['k'] is v); del v; print(len(d), list(d), d.get('k'))
k = weakref.WeakKeyDictionary(); b = B(); k[b] = 1; print(len(k), k[b]); del b; print(len(k))
s = weakref.WeakSet(); b = B(); c = B(); s.add(b); s.add(c); print(len(s), b in s); del b; print(len(s)); s.discard(c); print(len(s))
class M:
    def m(self): return 'm'
m = M(); w = weakref.WeakMethod(m.m); print(w()()); del m; print(w())
b = B(); f = weakref.finalize(b, print, 'finalized', 1); print(f.alive); del b; print(f.alive, f())
b = B(); f = weakref.finalize(b, print, 'by hand'); f(); f(); del b
b = B(); b.me = b; r = weakref.ref(b, lambda w: print('collected')); del b; print(r() is not None)
import gc; gc.collect(); print(r())
x = weakref.ref(B()); print(x())
def fn(): pass
r = weakref.ref(fn); fn = None; print(r())
o = B(); r = weakref.ref(o); q = r(); del o; print(r() is q); del q; print(r())
class T(B):
    def __del__(self): print('T del', wt() is None)
t = T(); wt = weakref.ref(t, lambda w: print('wt')); del t
