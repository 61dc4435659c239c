# singledispatch: which function is chosen, and complaints.
import collections.abc as abc
from collections import OrderedDict, ChainMap, UserDict
from functools import singledispatch, singledispatchmethod, total_ordering, partial, partialmethod

@singledispatch
def g(x, *rest): return 'base'
for kind, name in ((int, 'int'), (list, 'list'), (abc.Sized, 'sized'), (abc.Mapping, 'mapping'), (str, 'str')):
    g.register(kind, lambda x, name=name: name)
class D(dict): pass
class L(list): pass
class S:
    def __len__(self): return 1
print(g(1), g(True), g([]), g(L()), g({}), g(D()), g(OrderedDict()), g(ChainMap()), g(UserDict()), g('a'), g(S()), g(1.5), g(None), g((1,)))
@g.register(abc.Iterable)
def _(x): return 'iterable'
class Both(abc.Iterable, abc.Sized):
    def __iter__(self): return iter(())
    def __len__(self): return 0
class Late:
    def __iter__(self): return iter(())
    def __len__(self): return 0
print(g(Both()), g(iter(())))
for x in ((1,), {1}):
    try: print(g(x))
    except RuntimeError as e: print(sorted(str(e).split()))
try: print(g(Late()))
except RuntimeError as e: print(sorted(str(e).split()))
class Sub(Both): pass
print(g(Sub()), g.dispatch(Sub) is g.dispatch(Both), sorted(k.__name__ for k in g.registry))
@g.register
def _(x: float): return 'float'
print(g(2.5))
for bad in (5, lambda x: 1):
    try: g.register(bad)
    except TypeError as e: print(str(e).split('<')[0][:40])
try: g()
except TypeError as e: print(e)
class M:
    @singledispatchmethod
    def f(self, x): return 'base', x
    @f.register(int)
    def _(self, x): return 'int', x
    @f.register
    def _(self, x: str): return 'str', x
    half = partialmethod(f, 1)
print(M().f(1), M().f('a'), M().f([]), M().half())
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2), sorted([V(3), V(1)])[0].n)
p = partial(int, base=2)
q = partial(p, base=16)
print(p('11'), q('11'), q.func is int, q.keywords, partial(partial(print, 1), 2).args)
