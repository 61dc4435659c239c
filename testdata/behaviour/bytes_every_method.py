# Every method of bytes and bytearray with good and bad arguments.
from array import array


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Index:
    def __index__(self):
        return 97


values = [b'', b'Hello World', b'aXbXc', b'\x00\xff\x80', b' \t\n pad \r\n', b'123', b'-42', b'tab\there', b'UPPER', b'ab\nc\r\nd\re']
odd = [None, 97, 256, -1, 1.5, 'a', b'a', b'l', bytearray(b'b'), memoryview(b'X'), array('B', b'ab'), [97, 98], (b'a', b'H'), ('a',), Index(), b'', True]
noargs = ['capitalize', 'isalnum', 'isalpha', 'isascii', 'isdigit', 'islower', 'isspace', 'istitle', 'isupper', 'lower', 'swapcase', 'title', 'upper', 'hex', 'split', 'rsplit', 'splitlines', 'strip', 'lstrip', 'rstrip',
          'expandtabs', '__repr__', '__len__']
for cls in (bytes, bytearray):
    for v in values:
        x = cls(v)
        print(x, [attempt(getattr(x, n)) for n in noargs])
    x = cls(b'Hello llama')
    for name in ('count', 'find', 'rfind', 'index', 'rindex', 'startswith', 'endswith', 'partition', 'rpartition', 'split', 'rsplit', 'strip', 'lstrip', 'rstrip', 'join', 'center', 'ljust', 'rjust', 'zfill',
                 'expandtabs', 'splitlines', 'translate', 'removeprefix', 'removesuffix', '__contains__', '__add__', '__mul__', '__getitem__', '__eq__', '__lt__', 'hex', 'decode', 'fromhex', '__mod__', '__rmul__'):
        if hasattr(x, name):
            print(name, [attempt(getattr(x, name), o) for o in odd])
    for name in ('count', 'find', 'rindex', 'startswith'):
        print(name, [attempt(getattr(x, name), b'l', *a) for a in ((3,), (3, 4), (-3,), (None, 5), (0, -1), (20,), ('a',), (1.5,), (1, 2, 3))])
    print([attempt(x.split, b'l', n) for n in (0, 1, 2, -1, 'a', None)], [attempt(x.rsplit, b'l', n) for n in (0, 1, -5)], attempt(x.split, sep=b'l', maxsplit=1), attempt(x.split, b'l', b'l', 3), attempt(x.split, foo=1))
    print([attempt(x.replace, *a) for a in ((b'l', b'L'), (b'l', b'', 2), (b'', b'-'), (b'', b'-', 3), (b'zz', b'y'), (b'l',), ('l', b''), (b'l', 'x'), (b'l', b'x', 'y'), (b'l', memoryview(b'__')), (97, 98))])
    print([attempt(x.center, *a) for a in ((20,), (20, b'*'), (20, bytearray(b'-')), (20, '*'), (20, b'**'), (20, 42), ('a',), (3,), (20, None))], attempt(x.ljust, 14, b'.'), attempt(x.rjust, 14, b'.'))
    print([attempt(x.translate, *a, **k) for a, k in (((None, b'l'), {}), ((bytes(range(256)),), {}), ((bytes.maketrans(b'lH', b'01'),), {'delete': b'e'}), ((b'short',), {}), ((None,), {'delete': 'x'}), (('a',), {}))])
    print([attempt(cls.maketrans, *a) if not isinstance(attempt(cls.maketrans, *a), bytes) else len(cls.maketrans(*a)) for a in ((b'a', b'b'), (b'a',), (b'ab', b'c'), ('a', 'b'), (bytearray(b'x'), memoryview(b'y')))])
    print([attempt(cls.fromhex, h) for h in ('00ff', '00 FF a b', 'ab cd', ' 12\n34 ', 'x', '1', '12 3', '', 'é0', b'00', None, '0x12', '12zz')])
    print([attempt(x.hex, *a, **k) for a, k in (((), {}), ((':',), {}), ((b'-', 2), {}), (('_', -3), {}), ((':', 0), {}), (('::',), {}), (('é',), {}), ((5,), {}), ((), {'sep': ' ', 'bytes_per_sep': 4}), ((':', 100), {}), ((':', 'a'), {}))])
    print([attempt(cls, *a, **k) for a, k in (((), {}), ((3,), {}), ((-1,), {}), (([1, 2, 255],), {}), (([256],), {}), (([-1],), {}), ((['a'],), {}), (('abc',), {}), (('abc', 'utf-8'), {}), (('é', 'ascii', 'replace'), {}),
                                             (('a', 'none'), {}), ((1.5,), {}), ((None,), {}), ((b'a', 'utf-8'), {}), (({1: 2},), {}), ((range(3),), {}), ((Index(),), {}), ((10 ** 30,), {}), ((), {'source': b'x'}),
                                             ((), {'encoding': 'utf-8'}), (('a',), {'errors': 'strict'}), (('a',), {'encoding': 5}), ((object(),), {}), ((True,), {}), ((iter([1, 2]),), {}), (((x for x in (1, 300)),), {}))][2:])
    print(attempt(lambda: x[0]), attempt(lambda: x[-1]), attempt(lambda: x[99]), attempt(lambda: x['a']), attempt(lambda: x[1:3]), attempt(lambda: x[::-2]), attempt(lambda: x[1.0]), attempt(lambda: x[Index()]), attempt(lambda: x[::0]))
    print(attempt(lambda: x + 'a'), attempt(lambda: x + 1), attempt(lambda: 'a' + x), attempt(lambda: x * 'a'), attempt(lambda: x * 1.5), attempt(lambda: 2 * x), attempt(lambda: x * -1), attempt(lambda: x < 'a'), attempt(lambda: x == 'Hello llama'))
    print(attempt(lambda: x + bytearray(b'!')), attempt(lambda: bytearray(b'!') + x), attempt(lambda: b'!' + x), type(b'' + x).__name__, type(bytearray() + x).__name__, list(x)[:3], max(x), sorted(set(x))[:3], x[0] in x, bytes(reversed(x)))
    print(attempt(iter(x).__next__), attempt(lambda: iter(x).__length_hint__()), attempt(lambda: x.nothing), x.__doc__[:20], repr(x), str(x), format(x), attempt(format, x, 'd'), attempt(lambda: '%s %r %a' % (x, x, x)))
    print(attempt(hash, x) if cls is bytearray else hash(x) == hash(bytes(x)), attempt(int, cls(b'12')), attempt(int, cls(b'1x')), attempt(float, cls(b'1.5')), attempt(ord, cls(b'a')), attempt(ord, cls(b'ab')), attempt(cls.__new__), attempt(cls.join))
print(bytes(b'abc') is b'abc' or True, b'a' * 1 is b'a', b'' + b'x' is b'x' or True)


class B(bytes):
    def __bytes__(self):
        return b'from __bytes__'


class C:
    def __bytes__(self):
        return 'wrong'


class D:
    def __bytes__(self):
        raise ValueError('no bytes')


print(bytes(B(b'x')), B(b'x') + b'y', type(B(b'x')[:1]).__name__, type(B(b'x').upper()).__name__, attempt(bytes, C()), attempt(bytes, D()), attempt(bytearray, D()), b'%b' % B(b'z'), B(b'q') == b'q', {B(b'k'): 1}[b'k'])
