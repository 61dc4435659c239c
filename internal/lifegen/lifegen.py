"""Makes random programs that show when objects die.

    lifegen.py SEED [PARTS]

prints a program of PARTS independent parts. Each works on a handful of variables with classes that
have a __del__, weak references with callbacks, generators with a finally, containers, closures, rings and
exceptions, and prints where it is after each statement. Two implementations that drop references in
the same places print the same.
"""
import random
import sys

HEAD = '''\
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
'''


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.vs = list('abcde')

    def new(self):
        self.n += 1
        return self.r.choice(['A("%d")', 'A("%d")', 'A("%d")', 'B("%d")', 'S("%d")', 'R("%d")', 'P("%d")', 'E("%d")', 'M("%d")']) % self.n

    def expr(self, d=0):
        r, e = self.r, lambda: self.expr(d + 1)
        k = r.randrange(48 if d < 2 else 6)
        v = r.choice(self.vs)
        if k < 3: return self.new()
        if k < 6: return v
        return [
            lambda: 'ident(%s)' % e(), lambda: '[%s, %s]' % (e(), e()), lambda: '(%s, %s)' % (e(), e()),
            lambda: '{1: %s, 2: %s}' % (e(), e()), lambda: 'clos(%s)' % e(), lambda: 'clos(%s)()' % e(),
            lambda: 'getattr(%s, %r, None)' % (e(), r.choice('xyn')), lambda: '[ident(v) for v in (%s, %s)]' % (e(), e()),
            lambda: 'gen(%s)' % self.new(), lambda: 'plain(%s)' % e(), lambda: 'list(map(ident, [%s, %s]))' % (e(), e()),
            lambda: '(lambda z=%s: z)' % e(), lambda: '(lambda z=%s: z)()' % e(), lambda: 'L([%s, %s])' % (e(), e()),
            lambda: '(%s if %s else %s)' % (e(), r.choice(['True', 'False', v]), e()), lambda: '(%s or %s)' % (e(), e()),
            lambda: '(%s and %s)' % (e(), e()), lambda: '[%s, %s][%d]' % (e(), e(), r.randrange(2)),
            lambda: '{%d: %s}.get(1, %s)' % (r.randrange(2), e(), e()), lambda: '(%s, %s) + (%s,)' % (e(), e(), e()),
            lambda: '[%s] * 2' % e(), lambda: 'dict(u=%s, w=%s)' % (e(), e()), lambda: 'star(%s, *[%s], k=%s)' % (e(), e(), e()),
            lambda: 'star(**{"k": %s})' % e(), lambda: 'many(%s, %s, b=%s, c=%s)' % (e(), e(), e(), e()),
            lambda: 'wrapped(%s)' % e(), lambda: 'handler(%s)' % e(), lambda: 'next(iter([%s, %s]))' % (e(), e()),
            lambda: 'sorted([%s, %s], key=lambda q: id(q) and 0)' % (e(), e()), lambda: 'max([%s, %s], key=lambda q: 0)' % (e(), e()),
            lambda: 'P(%s).prop' % e(), lambda: 'P(%s).zed' % e(), lambda: 'P(%s)[%d]' % (e(), r.randrange(3)),
            lambda: 'P(%s) + %s' % (e(), e()), lambda: '{i: ident(v) for i, v in enumerate([%s, %s])}' % (e(), e()),
            lambda: '[v for v in gen(%s)]' % self.new(), lambda: 'type("T", (A,), {"k": %s})("T")' % e(),
            lambda: 'P(%s)(%s, %s)' % (e(), e(), e()), lambda: 'A("%s").me()' % e().replace('"', "'").replace('\\', ''),
            lambda: 'weakref.ref(%s, cb)' % self.new(), lambda: 'vars(%s)' % self.new(), lambda: 'setter()(%s)' % e(),
        ][k - 6]()

    def stmt(self, p, d=0):
        r, vs, e = self.r, self.vs, self.expr
        v, w = r.sample(vs, 2)
        at = r.choice('xyzpq')
        sub = lambda n=2: ''.join(self.stmt(p + '    ', d + 1) for _ in range(n))
        every = 'except (AttributeError, TypeError, IndexError, KeyError, StopIteration, ValueError, E, RuntimeError): print("err")'
        simple = [
            lambda: '%s = %s' % (v, e()), lambda: '%s = %s' % (v, e()), lambda: '%s.%s = %s' % (v, at, e()), lambda: '%s.%s = %s' % (v, at, e()),
            lambda: e(), lambda: 'drop(%s)' % e(), lambda: 'rebind(%s)' % e(), lambda: 'next(%s)' % v, lambda: '%s.append(%s)' % (v, e()),
            lambda: '%s.clear()' % v, lambda: '%s.pop()' % v, lambda: '%s.pop(0)' % v, lambda: 'del %s.%s' % (v, at), lambda: 'del %s[0]' % v,
            lambda: '%s[0] = %s' % (v, e()), lambda: '%s[1:] = [%s]' % (v, e()), lambda: '%s, %s = %s, %s' % (v, w, e(), e()),
            lambda: '%s = %s = %s' % (v, w, e()), lambda: '%s = None' % v, lambda: '%s = None' % v, lambda: '%s = %s' % (v, w),
            lambda: '%s.close()' % v, lambda: '%s.send(%s)' % (v, e()), lambda: '%s.throw(E("t"))' % v, lambda: 'ring(%s)' % e(),
            lambda: '%s, *%s = %s' % (v, w, e()), lambda: '%s.__dict__.update(u=%s)' % (v, e()), lambda: '%s.__dict__ = {"u": %s}' % (v, e()),
            lambda: 'keep.append(%s)' % e(), lambda: 'keep.clear()', lambda: 'rais(%s)' % e(), lambda: 'deep(2, %s)' % e(),
            lambda: '%s.extend(gen(%s))' % (v, self.new()), lambda: '%s += [%s]' % (v, e()), lambda: 'print(%s)' % ('A("pr").me()'),
            lambda: '%s.update({3: %s})' % (v, e()), lambda: 'print(gc.collect() > -1)', lambda: 'print(sys.getrefcount(%s) if type(%s) in (A, B, S) else 0)' % (v, v),
            lambda: '%s.__class__.k = %s' % (v, e()), lambda: 'del %s; %s = 0' % (v, v), lambda: 'exec("q = %s")' % e().replace('\\', '').replace('"', "'"),
            lambda: 'print(%s() is None)' % v, lambda: 'weakref.finalize(%s, print, "finalized", %d)' % (v, self.n),
        ]
        k = r.randrange(len(simple) + 10)
        if k < len(simple):
            return '%stry: %s\n%s%s\n' % (p, simple[k](), p, every)
        if d >= 2:
            return '%s%s = None\n' % (p, v)
        k -= len(simple)
        return [
            lambda: '%sfor %s in [%s, %s]:\n%s' % (p, v, e(), e(), sub()),
            lambda: '%sfor %s in gen(%s):\n%s%s    %s\n' % (p, v, self.new(), sub(1), p, r.choice(['break', 'pass', 'continue'])),
            lambda: '%stry:\n%s%s    raise E(%r)\n%sexcept E as x:\n%s' % (p, sub(1), p, str(self.n), p, sub()),
            lambda: '%stry:\n%s%sfinally:\n%s' % (p, sub(1), p, sub(1)),
            lambda: '%swith M("m%d") as %s:\n%s' % (p, self.n, v, sub()),
            lambda: '%swith M("m%d"):\n%s%s    raise E("in with")\n' % (p, self.n, sub(1), p),
            lambda: '%sdef f(%s=%s):\n%s%s    return %s\n%stry: %s = f()\n%s%s\n' % (p, v, e(), self.locals(p), p, v, p, w, p, every),
            lambda: '%sclass K:\n%s    k = %s\n%s%s = K()\n' % (p, p, e(), p, v),
            lambda: '%stry: rais(%s)\n%sexcept E as x: %s = x\n' % (p, e(), p, v),
            lambda: '%stry:\n%s    try: rais(%s)\n%s    except E as x: deep(1, %s)\n%sexcept ValueError as x:\n%s' % (p, p, e(), p, e(), p, sub(1)),
        ][k]()

    def locals(self, p):
        return ''.join('%s    %s = None\n' % (p, v) for v in self.vs if self.r.random() < 2)[:0] + \
            '%s    g = %s\n' % (p, self.new())

    def part(self, k, length):
        out = []
        function = self.r.random() < .6
        p = '    ' if function else ''
        if function:
            out.append('def part%d():\n' % k)
        out.append('%sprint("== part %d")\n' % (p, k))
        for v in self.vs:
            out.append('%s%s = B("%s0")\n' % (p, v, v))
        for i in range(length):
            out.append(self.stmt(p) + '%sprint("-- %d")\n' % (p, i))
        if function:
            out.append('try: part%d()\nexcept Exception as x: print(type(x).__name__, x)\n' % k)
        else:
            out.append('a = b = c = d = e = None\n')
        out.append('print("-- end"); keep.clear(); gc.collect()\n')
        return ''.join(out)


def program(seed, parts=8):
    m = Maker(seed)
    return HEAD + ''.join(m.part(k, m.r.randrange(3, 14)) for k in range(parts))


if __name__ == '__main__':
    sys.stdout.write(program(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 8))
