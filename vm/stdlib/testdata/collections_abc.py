from collections.abc import *
import collections.abc as abc

samples = [1, 1.5, "s", b"b", (1,), [1], {1: 2}, {1}, frozenset(), range(3), iter([]), (i for i in ()), len, None, {}.keys(), {}.values(), {}.items(), bytearray(), zip(), map(len, []), object(), int, lambda: 0, enumerate([]), reversed([1]), iter({})]
names = ["Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Sequence", "MutableSequence", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView", "Awaitable", "Coroutine"]
for s in samples:
    print(type(s).__name__, [n for n in names if isinstance(s, getattr(abc, n))])


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" with")[0])


class Deck(Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not 0 <= i < self.n:
            raise IndexError(i)
        return i * i


d = Deck(5)
print(list(d), 9 in d, 10 in d, d.index(4), d.count(16), list(reversed(d)))
attempt(lambda: d.index(99))


class Bag(MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


b = Bag()
b.update({"x": 1}, y=2)
print(sorted(b.items()), b.get("z"), b.pop("x"), b.setdefault("q", 7), list(b.keys()), list(b.values()), b == {"y": 2, "q": 7}, "y" in b, len(b.items()), ("y", 2) in b.items(), type(b.keys()))
print(b.popitem(), b.clear(), len(b))
attempt(lambda: b.pop("none"))


class ListSet(Set):
    def __init__(self, items):
        self.items = []
        for i in items:
            if i not in self.items:
                self.items.append(i)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


s, t = ListSet("abcd"), ListSet("cdef")
print(list(s & t), list(s | t), list(s - t), list(s ^ t), s == ListSet("dcba"), s <= ListSet("abcde"), s < s, s.isdisjoint(t), s._hash() == ListSet("dbca")._hash())


class Items(MutableSequence):
    def __init__(self, *a):
        self.a = list(a)

    def __getitem__(self, i):
        return self.a[i]

    def __setitem__(self, i, v):
        self.a[i] = v

    def __delitem__(self, i):
        del self.a[i]

    def __len__(self):
        return len(self.a)

    def insert(self, i, v):
        self.a.insert(i, v)


m = Items(1, 2, 3)
m.append(4)
m.extend([5, 6])
m += [7]
m.reverse()
m.remove(4)
print(m.a, m.pop(), m.pop(0), m.a, 5 in m)
m.clear()
print(m.a)
attempt(Sequence)
attempt(Iterable)


class Half(Mapping):
    def __len__(self):
        return 0


attempt(Half)


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), isinstance(Countdown(1), Iterable), issubclass(list, Sequence), issubclass(dict, Sequence), Sequence.__mro__)


class HasLen:
    def __len__(self):
        return 1


class NoHash:
    __hash__ = None


print(isinstance(HasLen(), Sized), isinstance(NoHash(), Hashable), issubclass(NoHash, Hashable), isinstance([], Hashable))
attempt(lambda: {[]: 1})
