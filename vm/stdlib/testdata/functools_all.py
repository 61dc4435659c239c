import functools
from functools import *
from functools import cached_property, partialmethod, singledispatch, singledispatchmethod


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, [3, 9, 2]), reduce(lambda a, b: a * b, range(1, 6), 1), reduce(None, [], 7))
attempt(lambda: reduce(lambda a, b: a, 5))
attempt(lambda: reduce(lambda a: a, [1, 2]))

p = partial(int, base=2)
print(p("1010"), p("777", base=8), p, p.func, p.args, p.keywords)
p.note = "hi"
print(p.__dict__, p.note)
q = partial(partial(print, 1, 2, sep="-"), 3, end="!\n")
q(4)
print(q.args, q.keywords, q.func)
attempt(lambda: partial())
attempt(lambda: partial(1))
print(partial(max, 5)(3), isinstance(q, partial), callable(q), partial(lambda *a, **k: (a, k), 1, x=1)(2, y=3))


class Sub(partial):
    pass


print(Sub(int, "5")(), Sub(len))


def decorate(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        "doc of wrapper"
        print("calling", f.__name__)
        return f(*args, **kwargs)
    return wrapper


@decorate
def add(a: int, b: int = 2) -> int:
    """Adds."""
    return a + b


add.extra = 1
print(add(1), add.__name__, add.__doc__, add.__module__, add.__qualname__, add.__wrapped__.__name__, sorted(add.__annotations__))
print(WRAPPER_ASSIGNMENTS[:4], WRAPPER_UPDATES)

calls = []


@lru_cache(maxsize=None)
def fib(n):
    calls.append(n)
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), len(calls), fib.cache_info(), fib.__name__, fib.__wrapped__.__name__)
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=2)
def square(x):
    print("computing", x)
    return x * x


for n in 1, 2, 1, 3, 2, 1, 3:
    print(square(n))
print(square.cache_info(), square.cache_info().hits)


@lru_cache
def plain(x, y=1, *, z=0):
    return x, y, z


plain(1), plain(1), plain(x=1), plain(1, 1), plain(1.0), plain(True), plain(1, z=0)
print(plain.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x)


print(typed(1), typed(1.0), typed(True), typed.cache_info())
attempt(lambda: fib([]))
attempt(lambda: lru_cache("x"))


@lru_cache(0)
def none(x):
    return x


none(1), none(1)
print(none.cache_info())


class Cached:
    @lru_cache(maxsize=8)
    def method(self, x):
        return x + 1

    @cached_property
    def total(self):
        print("computing total")
        return 42


c = Cached()
print(c.method(1), c.method(1), Cached.method.cache_info())
print(c.total, c.total, c.__dict__)
c.total = 5
print(c.total)
del c.total
print(c.total, type(Cached.total).__name__)


class Slotted:
    __slots__ = ()

    @cached_property
    def x(self):
        return 1


attempt(lambda: Slotted().x)


@total_ordering
class Student:
    def __init__(self, name, grade):
        self.name, self.grade = name, grade

    def __eq__(self, other):
        return self.grade == other.grade

    def __lt__(self, other):
        return self.grade < other.grade


a, b = Student("a", 1), Student("b", 2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a <= Student("c", 1), a >= Student("c", 1), Student.__gt__.__name__)
for op in "__le__", "__gt__", "__ge__":
    cls = total_ordering(type("T", (), {op: lambda self, o, op=op: getattr(self.v, op)(o.v), "__eq__": lambda self, o: self.v == o.v}))
    x, y = cls(), cls()
    x.v, y.v = 1, 2
    print(op, x < y, x <= y, x > y, x >= y, y < x, y <= x, y > x, y >= x, x <= x, x < x)
attempt(lambda: total_ordering(type("Empty", (), {})))

print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)))
k = cmp_to_key(lambda a, b: a - b)
print(k(1) < k(2), k(1) == k(1), k(3).obj)
attempt(lambda: k(1) < 5)
attempt(lambda: hash(k(1)))


@singledispatch
def show(x):
    return "object %r" % (x,)


@show.register(int)
def _(x):
    return "int %d" % x


@show.register(list)
@show.register(tuple)
def _(x):
    return "sequence of %d" % len(x)


class Base: pass
class Derived(Base): pass


show.register(Base, lambda x: "base")
print(show(1), show("s"), show([1, 2]), show((1,)), show(True), show(Derived()), show(None), show.__name__)
print(show.dispatch(bool)(1), len(show.registry), show.registry[int](7))
attempt(lambda: show())

import collections.abc
show.register(collections.abc.Mapping, lambda x: "mapping")
print(show({}), show({1: 2}), show(set()))


class Cell:
    @singledispatchmethod
    def put(self, x):
        return "any"

    @put.register(int)
    def _(self, x):
        return "int"

    def set_state(self, state, loud=False):
        return state, loud

    on = partialmethod(set_state, True)
    off = partialmethod(set_state, False, loud=True)


print(Cell().put(1), Cell().put("s"), Cell().on(), Cell().off())
print(hasattr(functools, "cache"), hasattr(functools, "total_ordering"))
if hasattr(functools, "cache"):
    @cache
    def fact(n):
        return n * fact(n - 1) if n else 1
    print(fact(10), fact.cache_info(), fact.cache_parameters())
functools.nope
