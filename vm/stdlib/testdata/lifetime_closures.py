# Cells, defaults, attributes of functions, bound methods, partials, properties and classes.
import functools, gc
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def m(self, *a): return self.n
def counter(a):
    n = 0
    def up():
        nonlocal n
        n += 1
        return n, a.n
    return up
c = counter(A("cell")); print(c(), c()); c = None; print("closure")
def share(a):
    def get(): return a
    def put(x):
        nonlocal a
        a = x
    return get, put
g, p = share(A("one")); p(A("two")); print(g().n); g = None; print("half"); p = None; print("none")
def f(x=A("default"), *, k=A("kwdefault")): pass
f.attr = A("attr"); f.__defaults__ = None; print("defaults"); f.__kwdefaults__ = None; print("kwdefaults"); del f; print("function")
b = A("bound").m; print(b()); b = None; print("method")
q = functools.partial(A("pf").m, A("parg"), key=A("pkw")); print(q.func()); q = None; print("partial")
class P:
    def __init__(self): self._v = A("pv")
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): del self._v
p = P(); p.v = A("pv2"); print("set"); del p.v; print("deleted"); p = None
def deco(a):
    def outer(fn):
        def inner(*args): return fn(*args)
        inner.keep = a
        return inner
    return outer
@deco(A("deco"))
def h(x): return x.n
print(h(A("through"))); del h; print("decorated")
class Meta(type):
    def __call__(cls, *a): print("make"); return super().__call__(*a)
class D(A, metaclass=Meta): pass
D("meta"); print("made")
class E: held = A("class attribute")
E.held = None; print("attribute"); E.x = A("new attribute"); del E; gc.collect(); print("class")
l = [lambda a=A("lam%d" % i): a for i in range(2)]; l.pop(); print("lambda"); l = None; print("end")
