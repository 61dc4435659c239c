import weakref, sys
class A:
    def __init__(s, n='x'): s.n = n
    def hello(s): return 'hi ' + s.n
    def __repr__(s): return 'A(%s)' % s.n
a = A('a')
r = weakref.ref(a)
print(r() is a, r.__callback__, type(r), callable(r))
print(weakref.ref(a) is r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r])
def cb(x): print('cb', x is r2, x())
r2 = weakref.ref(a, cb)
print(r2 == r, hash(r2) == hash(a), r2.__callback__ is cb, r is r2, weakref.getweakrefcount(a))
p = weakref.proxy(a)
print(p.n, p.hello(), str(p), type(p), p == a, isinstance(p, A), bool(p))
p.z = 3; print(a.z)
del p.z
try: hash(p)
except TypeError as e: print(e)
del a
print(r(), r2())
try: p.n
except ReferenceError as e: print(e)
import re
print(re.sub('0x[0-9a-f]+', 'X', repr(r)))
b = A('b'); rb = weakref.ref(b); print(re.sub('0x[0-9a-f]+', 'X', repr(rb)), re.sub('0x[0-9a-f]+', 'X', repr(weakref.proxy(b))))
for v in (1, 'a', (), None, [], {}, object()):
    try: weakref.ref(v)
    except TypeError as e: print(e)
try: weakref.ref()
except TypeError as e: print(e)
try: weakref.ref(b, 1, 2)
except TypeError as e: print(e)
print(hash(r) if False else 'x')
r3 = weakref.ref(A('t'))
print(r3())
try: hash(r3)
except TypeError as e: print(e)
print(r3 == r, r3 == rb, rb != r3)
class S:
    __slots__ = ('a',)
try: weakref.ref(S())
except TypeError as e: print(e)
print(weakref.ReferenceType is weakref.ref, weakref.ProxyTypes)
def f(): pass
rf = weakref.ref(f); print(re.sub('0x[0-9a-f]+', 'X', repr(rf)))
fp = weakref.proxy(f); print(type(fp))
class R(weakref.ref):
    __slots__ = 'key',
    def __new__(cls, ob, callback, key): return super().__new__(cls, ob, callback)
    def __init__(self, ob, callback, key):
        super().__init__(ob, callback); self.key = key
x = R(b, None, 5); print(x.key, x() is b)
print(sorted(n for n in weakref.__all__))
