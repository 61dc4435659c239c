# internal/lifegen/lifegen.py 3021 4
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
    try: print(a() is None)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: c.throw(E("t"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: d.pop()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: b, *a = A("1")
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: d.update({3: handler(vars(B("2")))})
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: ring(ident({1: b, 2: E("3")}))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    try: e.y = P(sorted([d, e], key=lambda q: id(q) and 0)).prop
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: c.append(vars(P("4")))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    try: rais(setter()(star(M("5"), *[d], k=A("6"))))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 8")
    try: b.extend(gen(R("7")))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 9")
    try: c.append(A("E('8')").me())
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 10")
    try: keep.append({0: [v for v in gen(A("9"))]}.get(1, [S("10")] * 2))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 11")
try: part0()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
print("== part 1")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
try: deep(2, handler(sorted([A("11"), P("12")], key=lambda q: id(q) and 0)))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: a = e = P(many(B("13"), c, b=d, c=S("14"))).prop
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: a = b = A("handler(c)").me()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: print(gc.collect() > -1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: a.send(P([a, b][0]).prop)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: a.throw(E("t"))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
try: print(gc.collect() > -1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
with M("m14") as a:
    try: d, *a = d
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: e = (vars(E("15")), weakref.ref(M("16"), cb))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 7")
try: d = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 8")
try: e.clear()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 9")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
def part2():
    print("== part 2")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: del d.z
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: rais(vars(A("17")))
    except E as x: b = x
    print("-- 1")
    try: del c.q
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: a.pop(0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: a, c = [ident(v) for v in (e, P(A("18"))[0])], [ident(v) for v in (b, P(A("19")) + b)]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: a = None
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    try: del e.z
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: e = a = many(clos(S("20")), type("T", (A,), {"k": B("21")})("T"), b=(B("22") or A("23")), c=(e if True else d))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    try: del c[0]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 8")
    try: deep(2, a)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 9")
    try: next(a)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 10")
try: part2()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
print("== part 3")
a = B("a0")
b = B("b0")
c = B("c0")
d = B("d0")
e = B("e0")
class K:
    k = (next(iter([E("24"), b])) or {1: a, 2: E("25")})
c = K()
print("-- 0")
try: print(sys.getrefcount(a) if type(a) in (A, B, S) else 0)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: d[1:] = [list(map(ident, [[ident(v) for v in (A("26"), d)], wrapped(b)]))]
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: rais(handler(wrapped(P("27"))))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: a = max([{1: d, 2: M("28")}, (A("29"), e) + (d,)], key=lambda q: 0)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: b.clear()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
