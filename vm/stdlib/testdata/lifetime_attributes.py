class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

a = A('a'); a.b = A('b'); a.b.c = A('c'); print('built'); a.b = None; print('cut'); del a
class B: pass
b = B(); b.x = A('x'); b.y = A('y'); b.z = A('z'); del b.y; print('y'); b.__dict__.clear(); print('cleared')
b.x = A('x2'); d = b.__dict__; del b; print('dict lives'); del d
b = B(); b.__dict__ = {'q': A('q')}; b = None
class S:
    __slots__ = ('p', 'q')
s = S(); s.p = A('p'); s.q = A('q'); s.p = None; print('p'); del s.q; print('q'); s.p = A('p2'); del s
class C:
    v = A('class')
    def m(self): pass
C.v = A('class2'); print('replaced'); del C.v; print('deleted')
m = A('bound').f; print('method'); m(); del m
import sys
p = property(A('getter').f); p = None; print('property')
class D:
    def __get__(self, o, t): return A('got')
class E_:
    d = D()
E_().d; print('descriptor')
