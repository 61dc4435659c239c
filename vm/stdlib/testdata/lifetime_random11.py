# internal/lifegen/lifegen.py 3011 4
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
def part0():
    print("== part 0")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: e.append(c)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try:
        try: keep.clear()
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        raise E('0')
    except E as x:
        try: print(A("pr").me())
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        for e in gen(P("1")):
            d = None
            continue
    print("-- 1")
    try: a[1:] = [A("2")]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    with M("m2") as c:
        try: d = None
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        try: b, d = type("T", (A,), {"k": gen(S("3"))})("T"), {i: ident(v) for i, v in enumerate([P("4"), A("P('5')").me()])}
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: deep(2, (P(a).zed, [d, S("6")][0]) + ((A("7"), A("8")) + (d,),))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    def f(c=sorted([(B("9") and a), (lambda z=e: z)()], key=lambda q: id(q) and 0)):
        g = M("10")
        return c
    try: d = f()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
try: part0()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
def part1():
    print("== part 1")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: d.__dict__ = {"u": (A("11") and many(a, B("12"), b=R("13"), c=S("14")))}
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: b = sorted([(S("15") if True else P("16")), gen(B("17"))], key=lambda q: id(q) and 0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: R("18")
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: print(c() is None)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: print(a() is None)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
try: part1()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
print("== part 2")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
try: b.y = max([clos(A("19")), P(a) + b], key=lambda q: 0)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: rais((P(c) + b if False else (E("20") or d)))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: keep.clear()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: print(gc.collect() > -1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: print(gc.collect() > -1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: print(sys.getrefcount(c) if type(c) in (A, B, S) else 0)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
for e in [clos(gen(A("21")))(), (many(e, c, b=P("22"), c=P("23")), star(d, *[a], k=e))]:
    try: rebind(star(**{"k": (A("24"), d) + (A("25"),)}))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: c.pop(0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
print("== part 3")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
try: d = e = (lambda z=P("26"): z)()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: keep.clear()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
for b in [getattr(handler(A("27")), 'x', None), P(ident(R("28"))) + (S("29"), A("30"))]:
    try: sorted([list(map(ident, [c, e])), max([S("31"), S("32")], key=lambda q: 0)], key=lambda q: id(q) and 0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: drop(P(clos(b)).zed)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: e = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try:
    try: d.throw(E("t"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    raise E('32')
except E as x:
    try: a.throw(E("t"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: e.__class__.k = A("b").me()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: rais(max([(e if True else e), [ident(v) for v in (e, E("33"))]], key=lambda q: 0))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
