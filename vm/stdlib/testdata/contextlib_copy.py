import contextlib
import copy
import sys
from contextlib import contextmanager, closing, suppress, ExitStack, redirect_stdout, nullcontext, ContextDecorator


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@contextmanager
def tag(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    finally:
        print("</%s>" % name)


with tag("b") as t:
    print("inside", t)
try:
    with tag("i"):
        raise ValueError("boom")
except ValueError as e:
    print("caught", e)


@contextmanager
def swallow():
    try:
        yield
    except KeyError as e:
        print("swallowed", e)


with swallow():
    {}["k"]


@tag("p")
def f(x):
    print("f", x)
    return x


print(f(1), f(2), f.__name__)


@contextmanager
def none():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


def use(m):
    with m():
        pass


attempt(lambda: use(none))
attempt(lambda: use(twice))
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with suppress():
    print("nothing suppressed")


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t:
    print(type(t).__name__)
with nullcontext(5) as n:
    print(n)


class Track(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0])
        return False


@Track()
def g():
    print("g")


g()
with ExitStack() as stack:
    print(stack.enter_context(tag("one")))
    stack.enter_context(tag("two"))
    stack.callback(print, "callback", 1, sep="-")
    stack.push(lambda *exc: print("pushed", exc[0]) or True)
    raise KeyError("gone")
print("after")
with ExitStack() as stack:
    stack.callback(print, "later")
    kept = stack.pop_all()
print("not yet")
kept.close()
attempt(lambda: ExitStack().enter_context(5) if sys.version_info >= (3, 11) else "skip")


class Sink:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def flush(self):
        pass


sink = Sink()
with redirect_stdout(sink):
    print("hidden")
print(sink.parts, isinstance(Track(), contextlib.AbstractContextManager), isinstance(5, contextlib.AbstractContextManager))
for name in "aclosing", "asynccontextmanager", "AsyncExitStack":
    print(name, hasattr(contextlib, name))

# copy
a = [1, [2, 3], {"k": [4]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]["k"].append(8)
print(a, b, c, b[1] is a[1], c[1] is a[1])


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y


p = P([1], 2)
q, r = copy.copy(p), copy.deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x, r.y, type(r).__name__, q.__dict__)
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d is loop)
same = [[0]] * 2
d = copy.deepcopy(same)
print(d[0] is d[1], d)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
print(copy.copy(s).a is s.a, copy.deepcopy(s).a, hasattr(copy.copy(s), "b"))


class Own:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Own(self.n + 1)

    def __deepcopy__(self, memo):
        return Own(self.n + 100)


print(copy.copy(Own(1)).n, copy.deepcopy([Own(1)])[0].n)


class L(list):
    pass


x = L([1, [2]])
x.attr = "z"
y = copy.copy(x)
z = copy.deepcopy(x)
print(y, y.attr, type(y), y[1] is x[1], z, z[1] is x[1], z.attr)


class D(dict):
    pass


class T(tuple):
    pass


print(copy.copy(D(a=1)), type(copy.deepcopy(D(a=[1]))), copy.copy(T((1, 2))), copy.deepcopy(T(([1], 2))), type(copy.deepcopy(T())))
import collections
print(copy.copy(collections.deque([1, [2]])), copy.deepcopy(collections.OrderedDict(a=[1])), copy.copy(collections.Counter("aab")), copy.deepcopy(collections.defaultdict(list, a=[1])), copy.copy(collections.namedtuple("N", "a b")(1, 2)))
t = (1, [2], (3,))
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, 2)), copy.copy("s"), copy.deepcopy(None), copy.copy({1, 2}), copy.deepcopy(frozenset([1])), copy.copy(bytearray(b"x")), copy.copy(len) is len, copy.copy(P) is P)
e = copy.copy(ValueError("a", 1))
print(repr(e), type(e))
attempt(lambda: copy.copy(i for i in ()))
attempt(lambda: copy.copy(copy))
print(copy.Error, hasattr(copy, "replace"))


class State:
    def __getstate__(self):
        return {"v": self.v * 2}

    def __setstate__(self, state):
        self.v = state["v"] + 1


st = State()
st.v = 5
print(copy.copy(st).v)
