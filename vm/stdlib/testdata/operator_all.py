import operator
from operator import *


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(add(1, 2), sub(5, 3), mul(3, 4), truediv(1, 2), floordiv(7, 2), mod(7, 3), pow(2, 10), neg(5), pos(-5), abs(-3), invert(5), lshift(1, 4), rshift(16, 2), and_(6, 3), or_(6, 3), xor(6, 3))
print(lt(1, 2), le(2, 2), eq(1, 1.0), ne(1, 2), gt(1, 2), ge(1, 2), not_(0), truth([]), is_(None, None), is_not(1, None), index(True), concat([1], [2]), concat("a", "b"))
print(contains([1, 2], 2), countOf([1, 2, 1], 1), indexOf("abc", "c"), getitem([1, 2], -1), getitem({"a": 1}, "a"), length_hint([1, 2]), length_hint(iter([1, 2, 3])), length_hint(1, 7))
d = {}
setitem(d, "k", 1)
delitem(d, "k")
a = [1]
print(d, iadd(a, [2]), a, iconcat(a, [3]), imul(3, 4), isub(3, 1), ior({1}, {2}))
print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter("a")({"a": 5}), itemgetter(slice(1, None))([1, 2, 3]), itemgetter(1, "x"))


class P:
    def __init__(self, name, inner=None):
        self.name, self.inner = name, inner

    def hello(self, greeting="hi", *, mark="!"):
        return f"{greeting} {self.name}{mark}"


p = P("out", P("in"))
print(attrgetter("name")(p), attrgetter("inner.name")(p), attrgetter("name", "inner.name")(p), attrgetter("a.b", "c"))
print(methodcaller("hello")(p), methodcaller("hello", "yo", mark="?")(p), methodcaller("f", 1, x=2), methodcaller("upper")("abc"))
people = [("bob", 30), ("alice", 25), ("carol", 30)]
print(sorted(people, key=itemgetter(1)), sorted(people, key=itemgetter(1, 0)), max(people, key=itemgetter(1)))
print(operator.__add__(1, 2), add is operator.add, add.__name__, add, operator.__not__(1), hasattr(operator, "call"))
attempt(lambda: add(1, "a"))
attempt(lambda: add(1))
attempt(lambda: neg("a"))
attempt(lambda: invert(1.5))
attempt(lambda: concat(1, 2))
attempt(lambda: indexOf([1], 5))
attempt(lambda: itemgetter())
attempt(lambda: itemgetter(5)([1]))
attempt(lambda: attrgetter(1))
attempt(lambda: attrgetter("zz")(p))
attempt(lambda: methodcaller())
attempt(lambda: methodcaller("zz")(p))
attempt(lambda: index(1.5))
attempt(lambda: lt(1, "a"))
attempt(lambda: length_hint([], "a"))
from functools import reduce
print(reduce(mul, range(1, 6)), list(map(add, [1, 2], [3, 4])))
