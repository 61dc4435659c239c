# internal/lifegen/lifegen.py 3013 4
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
try: d.append(((b, d), vars(A("1"))))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: e = b
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try:
    try: rais((dict(u=P("2"), w=A("3")) if False else next(iter([b, c]))))
    except E as x: deep(1, P((b and A("4"))).prop)
except ValueError as x:
    with M("m4"):
        try: print(A("pr").me())
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        raise E("in with")
print("-- 2")
try: b.pop()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try:
    class K:
        k = clos(star(**{"k": A("5")}))()
    e = K()
    raise E('5')
except E as x:
    try: e, b = R("6"), (getattr(E("7"), 'y', None) if True else A("8"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: next(d)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: d.y = star(S("9"), *[c], k=max([M("10"), R("11")], key=lambda q: 0))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
try: print(a() is None)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
with M("m11") as e:
    try: a.pop()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    try: ring((next(iter([a, A("12")])) or L([A("13"), d])))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 7")
try: a = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 8")
class K:
    k = P(list(map(ident, [B("14"), a])))(list(map(ident, [A("15"), A("16")])), plain(e))
b = K()
print("-- 9")
try: b.update({3: handler(A("17"))})
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 10")
class K:
    k = ((e, R("18")) and [v for v in gen(E("19"))])
c = K()
print("-- 11")
try: rais(e)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 12")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
def part1():
    print("== part 1")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: print(sys.getrefcount(d) if type(d) in (A, B, S) else 0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: b = e = {i: ident(v) for i, v in enumerate([P(a)(c, B("20")), sorted([c, d], key=lambda q: id(q) and 0)])}
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: keep.clear()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
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
    def f(c=[v for v in gen(B("21"))]):
        g = S("22")
        return c
    try: a = f()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try:
        try: ring((ident(c) if d else vars(M("23"))))
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        raise E('23')
    except E as x:
        try: del d; d = 0
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        try: weakref.finalize(a, print, "finalized", 23)
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: a.send((max([A("24"), e], key=lambda q: 0) and type("T", (A,), {"k": d})("T")))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: e.__dict__ = {"u": P(P("25"))((S("26") if e else a), star(**{"k": A("27")}))}
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: keep.clear()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: c += [P(plain(c)).zed]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    for c in [many(handler(R("28")), type("T", (A,), {"k": c})("T"), b=handler(B("29")), c=star(**{"k": A("30")})), sorted([wrapped(d), [E("31"), R("32")][1]], key=lambda q: id(q) and 0)]:
        def f(b=(A("33"), S("34"))):
            g = A("35")
            return b
        try: e = f()
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        try: c.__dict__.update(u=next(iter([getattr(E("36"), 'y', None), setter()(A("37"))])))
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: rebind(P("38"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    for e in gen(S("39")):
        try: a.extend(gen(P("40")))
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
        continue
    print("-- 8")
    try: e.send(clos({i: ident(v) for i, v in enumerate([e, a])}))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 9")
    try: next(c)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 10")
try: part2()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
def part3():
    print("== part 3")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    try: d.close()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: c.append(({1: M("41"), 2: R("42")} if d else star(e, *[b], k=E("43"))))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: del d.p
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: e, *b = b
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try:
        try: d.p = P(P(b)(R("44"), R("45")))[2]
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    finally:
        try: weakref.finalize(b, print, "finalized", 45)
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: e.__dict__ = {"u": d}
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    try: del a.x
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: del c; c = 0
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    try: d[1:] = [handler(P(c) + e)]
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 8")
    try: a = plain(P(M("46"))[1])
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 9")
try: part3()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
