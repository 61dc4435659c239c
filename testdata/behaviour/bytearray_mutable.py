# bytearray: what changes it, while it is iterated over as well.
from array import array


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


def changed(name, *args):
    b = bytearray(b'abcdef')
    r = attempt(getattr(b, name), *args)
    return r, b


odd = [97, 255, 256, -1, 1.5, 'a', b'a', b'xyz', None, [1, 2], [300], ['a'], Index(98), True, (), iter([5]), array('H', [1]), memoryview(b'mm'), range(3), {7: 8}, 10 ** 30]
for name in ('append', 'extend', 'remove', 'pop', '__iadd__', '__imul__', '__delitem__', '__contains__'):
    for o in odd:
        print(name, o if not hasattr(o, '__next__') and not isinstance(o, (Index, memoryview)) else type(o).__name__, changed(name, o))
for args in ((0, 1), (-1, 1), (99, 1), (-99, 255), (0, 256), (0, 'a'), ('a', 1), (1.5, 1), (1,), (1, 2, 3), (Index(2), Index(3))):
    print('insert', len(args), changed('insert', *args))
for args in ((), (0,), (-1,), (5,), (6,), (-7,), ('a',), (1, 2)):
    print('pop', args, changed('pop', *args), attempt(bytearray().pop, *args))
for name in ('reverse', 'clear', 'copy', '__len__', '__alloc__', '__reduce__'):
    if name not in ('__alloc__', '__reduce__'):
        print(name, changed(name), changed(name, 1))


def assign(key, value):
    b = bytearray(b'abcdefgh')
    b[key] = value
    return b


def delete(key):
    b = bytearray(b'abcdefgh')
    del b[key]
    return b


keys = [0, -1, 8, -9, 'a', 1.5, None, Index(2), slice(0, 2), slice(2, 2), slice(5, 1), slice(None, None, 2), slice(None, None, -1), slice(1, None, 3), slice(0, 0, 2), slice(None, None, 0), slice('a', 2), slice(-3, 100), slice(10, 20)]
for key in keys:
    name = key.n if isinstance(key, Index) else key
    print(name, 'del', attempt(delete, key), [attempt(assign, key, o) if not hasattr(o, '__next__') else '' for o in odd[:19]])
b = bytearray(b'abc')
seen = []
for x in b:
    seen.append(x)
    if len(b) < 8:
        b.append(x + 1)
print(seen, b)
seen = []
it = iter(b)
next(it)
del b[2:]
print(list(it), attempt(next, it), b.extend(b'xyz'), list(it), b)
b.extend(b)
b += b
b[2:4] = b
print(b, len(b))
b *= 0
print(b, b == b'', not b, bytearray(b'a') * 3, bytearray(5))


class Evil:
    def __init__(self, target):
        self.target = target

    def __index__(self):
        del self.target[:]
        return 5


b = bytearray(b'abcdef')
print(attempt(b.__setitem__, Evil(b), 1), b)
b = bytearray(b'abcdef')
print(attempt(b.__setitem__, 0, Evil(b)), b)
b = bytearray(b'abcdef')
print(attempt(b.append, Evil(b)), b)
b = bytearray(b'abcdef')
print(attempt(b.insert, 3, Evil(b)), b)


class Sub(bytearray):
    pass


s = Sub(b'sub')
s.name = 'n'
print(s, repr(s), s.name, type(s + b'x').__name__, type(s[:1]).__name__, type(s.copy()).__name__, s == b'sub', Sub.fromhex('41'), type(Sub.fromhex('41')).__name__, isinstance(s, bytearray))
s += b'!'
print(type(s).__name__, s, s.pop(), s)
b.__init__(b'again')
print(b, attempt(b.__init__, 'text'), b, b.__init__(), b, attempt(b.__init__, [1, 'x']), b)
