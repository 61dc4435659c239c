# internal/lifegen/lifegen.py 3023 4
import gc, weakref, sys
gc.disable()
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def me(self): return self
    def __repr__(self): return "A(%s)" % self.n
class B:
    def __init__(self, n): self.n = n
class S(A):
    __slots__ = ("p", "q")
class R(A):
    def __del__(self):
        print("again", self.n)
        keep.append(self)
class E(Exception):
    def __init__(self, n): self.n = n
    def __del__(self): print("del E", self.n)
class L(list):
    def __del__(self): print("del L", len(self))
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter"); return A(self.n + "in")
    def __exit__(self, *a): print("exit", a[0] is not None); return True
    def __del__(self): print("del M", self.n)
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return A("eq") is o
    def __hash__(self): return 1
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 2: raise IndexError(A("index"))
        return A("item%s" % i)
    def __add__(self, o): return A("sum")
    def __call__(self, *a, **k): return a and a[0]
    @property
    def prop(self): return A("prop")
    def __getattr__(self, n):
        if n[:1] == "z": return A(n)
        raise AttributeError(n)
keep = []
def ident(x): return x
def drop(x):
    del x
    print("dropped")
def rebind(x):
    x = None
    print("rebound")
def many(a, *args, b=None, **kw):
    c = A("local")
    return len(args)
def star(*args, **kw): return args, kw
def gen(x):
    y = A("%s g" % getattr(x, "n", 0))
    try:
        yield x
        yield y
    finally: print("fin", getattr(x, "n", 0))
def plain(x):
    yield x
    z = A("z")
    yield z
def rais(x):
    y = A("rais")
    raise E(y.n)
def deep(n, x):
    z = A("deep%d" % n)
    if n: return deep(n - 1, z)
    raise ValueError(x)
def clos(x):
    def f(): return x
    return f
def setter():
    v = None
    def put(x):
        nonlocal v
        v = x
    return put
def cb(w): print("cb")
def deco(f):
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def wrapped(x): return A("w")
def ring(x):
    b = B("ring"); b.b = b; b.x = x
def handler(x):
    try: raise E("h")
    except E as e:
        y = x
        return A("from handler")
    finally: print("finally")
print("== part 0")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
try: del d[0]
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: c.close()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: drop({1: plain(A("1")), 2: clos(e)()})
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: weakref.finalize(c, print, "finalized", 1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: c.send((star(**{"k": A("2")}), S("3")))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: b.clear()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
try: print(a() is None)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
try: e.p = P({i: ident(v) for i, v in enumerate([M("4"), b])})[2]
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 7")
try: d += [star(**{"k": star(a, *[A("5")], k=a)})]
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 8")
try: e.__class__.k = next(iter([[ident(v) for v in (c, A("6"))], ident(b)]))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 9")
try: a.__dict__ = {"u": {1: e}.get(1, R("7"))}
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 10")
try: b.update({3: d})
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 11")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
def part1():
    print("== part 1")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: e.__class__.k = type("T", (A,), {"k": getattr(R("8"), 'y', None)})("T")
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: plain((e, A("9")))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: e.clear()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: deep(2, P(dict(u=A("10"), w=d)).zed)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: d.__class__.k = [P(b)[2]] * 2
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: del c[0]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    try: e[1:] = [gen(P("11"))]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: deep(2, weakref.ref(A("12"), cb))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    try: e[0] = (star(e, *[e], k=P("13")) if True else d)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 8")
try: part1()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
def part2():
    print("== part 2")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: d = vars(P("14"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: c.close()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: weakref.finalize(a, print, "finalized", 14)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: e.__dict__ = {"u": P(many(d, M("15"), b=S("16"), c=S("17")))[1]}
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
try: part2()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
print("== part 3")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
for e in gen(B("18")):
    try: b += [setter()(setter()(R("19")))]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    continue
print("-- 0")
try: d = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: print(sys.getrefcount(b) if type(b) in (A, B, S) else 0)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: b.update({3: max([gen(P("20")), [v for v in gen(S("21"))]], key=lambda q: 0)})
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: a = clos(L([A("22"), b]))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: rais(next(iter([(M("23"), B("24")), gen(E("25"))])))
except E as x: e = x
print("-- 5")
try: drop(d)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
