# sys.getsizeof of built-in objects: CPython's numbers.
import sys


def gen():
    yield


values = [None, True, False, ..., NotImplemented, 0, 1, -1, 2 ** 30 - 1, 2 ** 30, 2 ** 60, 10 ** 100, -10 ** 100, 0.0, 1.5, 1j, '', 'a', 'abc', 'é', 'éé', 'ab€', '€' * 10, '😀', 'a😀', 'a' * 1000,
          b'', b'abc', b'x' * 100, bytearray(), bytearray(b'abc'), (), (1,), (1, 2, 3), [], [1], [0] * 10, {}, {1: 2}, set(), {1}, set(range(4)), set(range(5)), set(range(100)), frozenset(), frozenset([1, 2]),
          range(10), slice(1), object(), memoryview(b'abc'), zip(), enumerate([]), map(len, []), filter(None, []), reversed([1]), iter([]), iter(()), iter(''), iter({}), iter(set()), iter(range(3)), {}.keys(),
          {}.values(), {}.items(), len, [].append, staticmethod(len), classmethod(len), property(), super, int, str.upper, object.__init__, ''.join, type(None)]
for v in values:
    print(type(v).__name__, sys.getsizeof(v))
d = {}
for i in range(200):
    d[i] = i
    if i in (0, 4, 5, 9, 10, 20, 21, 42, 43, 85, 86, 170, 171, 199):
        print('dict', len(d), sys.getsizeof(d))
print([sys.getsizeof(tuple(range(n))) for n in (1, 2, 5)])
print([sys.getsizeof(dict.fromkeys(range(n))) for n in (1, 5, 6, 10, 11, 100)], [sys.getsizeof({str(i): i for i in range(n)}) for n in (1, 5, 6, 10, 11, 100)])
print([sys.getsizeof(set(range(n))) for n in (1, 5, 6, 10, 20, 50)], [sys.getsizeof('x' * n) for n in (0, 1, 7, 8, 100)], [sys.getsizeof(2 ** n) for n in (1, 29, 30, 59, 60, 90, 1000)])


class Plain:
    pass


class Slots:
    __slots__ = 'a', 'b'


p = Plain()
print(sys.getsizeof(Slots()))
