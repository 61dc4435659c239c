import inspect, functools
from typing import List, Optional
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b: int = 3, *args, c, d: str = 'x', **kw) -> List[int]:
    """Doc of f.

    More of it.
    """
    return a
def g(a, /, b, *, c=1): pass
class C:
    "A class."
    x = 1
    def __init__(self, a, b=2): self.a = a
    def m(self, x, y=1):
        "Method m."
        return x
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(z): pass
    @property
    def p(self): "prop"; return 1
    def __call__(self, q): pass
class D(C):
    def m(self, x, y=1): pass
for x in (f, g, C, C(1).m, C.m, C.cm, C.sm, C(1), functools.partial(f, 1, c=3), lambda: 0, D):
    show(lambda: inspect.signature(x))
s = inspect.signature(f)
print(repr(s), list(s.parameters), s.return_annotation)
for p in s.parameters.values(): print(p, repr(p), p.kind, repr(p.kind), p.default, p.annotation, p.kind.description)
b = s.bind(1, 2, 3, c=4, e=5)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, c=2); b.apply_defaults(); print(b)
show(lambda: s.bind())
show(lambda: s.bind(1))
show(lambda: inspect.signature(g).bind(1, 2, 3))
show(lambda: inspect.signature(g).bind(1, 2, z=3))
show(lambda: inspect.signature(g).bind(1, 2, b=3))
show(lambda: inspect.signature(3))
print(inspect.getfullargspec(f))
print(inspect.getfullargspec(C.m), inspect.getfullargspec(C(1).m))
print(inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isclass(C), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.isroutine(len), inspect.isfunction(C.m))
print(inspect.getdoc(f)); print(inspect.getdoc(D.m)); print(inspect.getdoc(C)); print(inspect.cleandoc('  a\n    b\n      c\n'))
print(inspect.getmro(D))
print([n for n, v in inspect.getmembers(C(1)) if not n.startswith('__')])
print([n for n, v in inspect.getmembers(C, inspect.isfunction)])
def gen(): yield 1
async def co(): pass
async def ag(): yield 1
print(inspect.isgeneratorfunction(gen), inspect.iscoroutinefunction(co), inspect.isasyncgenfunction(ag), inspect.isgenerator(gen()))
it = gen(); print(inspect.getgeneratorstate(it)); next(it); print(inspect.getgeneratorstate(it)); it.close(); print(inspect.getgeneratorstate(it))
c = co(); print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c)); c.close()
print(inspect.getsource(g), end='')
print(inspect.getsource(f))
print(inspect.getsource(C.m))
print(inspect.getsourcelines(D))
print(inspect.getsource(C.p.fget))
def who(): return inspect.currentframe().f_code.co_name, inspect.stack()[1].function, inspect.stack()[0].lineno, inspect.stack()[0].code_context
def caller(): return who()
print(caller())
print(inspect.Parameter('x', inspect.Parameter.KEYWORD_ONLY, default=3), inspect.Signature([inspect.Parameter('a', inspect.Parameter.POSITIONAL_ONLY)]))
show(lambda: inspect.Parameter('1x', inspect.Parameter.KEYWORD_ONLY))
print(inspect.signature(g) == inspect.signature(g), inspect.signature(g).replace(return_annotation=int))
@functools.wraps(f)
def w(*a, **k): return f(*a, **k)
print(inspect.signature(w), inspect.unwrap(w) is f)
x = 10
def outer():
    y = 1
    def inner(): return x + y + len([]) + zzz
    return inner
print(inspect.getclosurevars(outer()))
import abc
class Ab(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
print(inspect.isabstract(Ab), inspect.isabstract(C))
show(lambda: inspect.getsource(len))
print(type(inspect.getattr_static(C, "p")), inspect.getmodule(f).__name__)
