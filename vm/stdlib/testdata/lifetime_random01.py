# internal/lifegen/lifegen.py 3001 4
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
try: b = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 0")
try: c = None
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 1")
try: drop(P(P(E("1"))(P("2"), d))[0])
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 2")
try: c.close()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 3")
try: c.throw(E("t"))
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 4")
try: print(gc.collect() > -1)
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 5")
def f(c=(P(e) + S("3"), clos(M("4"))())):
    g = B("5")
    return c
try: d = f()
except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
print("-- 6")
a = b = c = d = e = None
print("-- end"); keep.clear(); gc.collect()
def part1():
    print("== part 1")
    a = B("a0")
    b = B("b0")
    c = B("c0")
    d = B("d0")
    e = B("e0")
    def f(c=plain((b, c) + (P("6"),))):
        g = M("7")
        return c
    try: b = f()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: c, *b = dict(u=[M("8"), E("9")][1], w=clos(c)())
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: deep(2, A("10"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: e.x = gen(A("11"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: b = ((S("12") and M("13")), getattr(S("14"), 'x', None)) + (max([c, E("15")], key=lambda q: 0),)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: a = None
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
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
    try: b = P([v for v in gen(A("16"))]).prop
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: del e.q
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: b.__class__.k = A("17")
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try:
        try: d += [clos(wrapped(P("18")))()]
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    finally:
        try: rebind(gen(M("19")))
        except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: drop(d)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: a.pop()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
    try: a.__class__.k = sorted([dict(u=A("20"), w=e), P(e) + d], key=lambda q: id(q) and 0)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 6")
    try: deep(2, type("T", (A,), {"k": {0: d}.get(1, d)})("T"))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 7")
    try: print(A("pr").me())
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 8")
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
    try: del e; e = 0
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 0")
    try: d[0] = P(gen(S("21")))((a, d), e)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 1")
    try: a.update({3: dict(u=(S("22"), A("23")) + (c,), w=L([M("24"), A("25")]))})
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 2")
    try: a.append((L([E("26"), M("27")]) if c else P(b).prop))
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 3")
    try: keep.clear()
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 4")
    try: d = getattr(P(d).zed, 'x', None)
    except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")
    print("-- 5")
try: part3()
except Exception as x: print(type(x).__name__, x)
print("-- end"); keep.clear(); gc.collect()
