# Output and input, and texts in many forms.
import sys
print()
print(1, 'two', 3.0, None, [1, 'x'], sep='-', end='!\n')
print('a', 'b', sep='')
print('err', file=sys.stderr)


class Out:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def flush(self):
        self.parts.append('FLUSH')


o = Out()
print('x', 'y', sep='+', file=o, flush=True)
print(o.parts)
old = sys.stdout
sys.stdout = o
print('hidden')
sys.stdout = old
print(o.parts)
name = input('name? ')
print(repr(name))
print(repr(input()))
try:
    input('more? ')
except EOFError as e:
    print(e)
for s in ('Straße', 'ǆ', 'ΑΣ', 'i̇', 'ﬁ', '١٢٣', 'a\u0301', '\U0001d400', 'x\u200b', '\xad', '\u2028', '\x85'):
    print(ascii(s), s.upper(), s.lower(), s.title(), s.swapcase(), s.casefold(), s.capitalize(), len(s), repr(s), s.isprintable(), s.split(), s.isidentifier(), s.isdigit(), s.isalpha())
try:
    'é'.encode('ascii')
except UnicodeEncodeError as e:
    print(e, e.start, e.end, e.object, e.encoding, e.reason)
try:
    b'\xff\xfe'.decode()
except UnicodeDecodeError as e:
    print(e)
s = 'añb日c\U0001f600d'
print([s[i] for i in range(len(s))], s[::-1], s[2:5], s.find('日'), s.rfind('d'), s.index('c'), s.count(''), s.replace('', '.'), s.partition('日'), s.translate({ord('a'): 'X', ord('b'): None}))
print('%-10s|%+5d|%05.1f|%x|%e|%g|%c|%r|%%' % ('hi', 42, 3.14159, 255, 12345.678, 1e-5, 'z', 'q'))
print('{:>8}|{:^8}|{:<8}|{:08.3f}|{:,}|{:#x}|{!r:5}|{:.2%}'.format('a', 'b', 'c', 3.14159, 1234567, 255, 'd', .256))
x = 3.7
w = 10
print(f'{x!r:>{w}} {x:.1f} {x=} {w:b} {"q"!s} {{}} {x:{w}.{2}}')
print(0.1 + 0.2, 1e16, 1e15, 123456789012345678, 1 / 3, -0.0, 1e-7, float('inf'), float('nan'), 2 ** 0.5, 10 ** 20, 5 // -2, -5 % 3, 5.5 // -2, divmod(-7, 2))
a = 257
b = 257
c = int('257')
print(a is b, a is c, 'ab' is 'a' + 'b', () is tuple(), 'x' is 'xyz'[0], 256 is int('256'), '' is 'a'[:0], 1.5 is float('1.5'))
print(round(2.5), round(3.5), round(2.675, 2), round(-2.5), round(1234, -2), int('-0b101', 0), int(' 42\n'), int(3.99), int(-3.99), float('1e3'), hex(-255), oct(8), bin(5), chr(8364), ord('€'))
print(eval('1 + 2'), eval('x * 2', {'x': 21}), exec('y = 5'), y)
exec(compile('for i in range(3): print(i, end=" ")', '<s>', 'exec'))
print()
print(sorted(globals())[:3], 'print' in dir(__builtins__), callable(len), hasattr([], 'append'), getattr(5, 'nope', 'default'))
print(type(5), type('').__name__, isinstance(True, int), issubclass(bool, int), isinstance(1, (str, int)), id(a) == id(a), hash('a'), hash('abc'), hash(1.5), hash((1, 'a')), hash(2 ** 61), hash(-1))
try:
    open('secret')
except OSError as e:
    print('refused')
print(list(iter(iter([1, 2, 3]).__next__, 3)), next(iter([]), 'end'), slice(1, 2), range(3)[1:], range(10)[::-2], 5 in range(0, 10, 5))
print([1, 2, 3].index(3), [1, 2] * 2, [1] + [2], [3, 1][::-1], [1, [2]] == [1, [2]], [1, 2] < [1, 3], (1,) < (1, 0), 'a' < 'b', {1} < {1, 2})
l = list(range(10))
l[2:5] = 'abc'
l[::3] = [0] * 4
del l[1], l[-2:]
print(l)
ba = bytearray(b'hello')
ba[0] = 72
ba += b'!'
ba[1:3] = b'EL'
print(ba, bytes(ba), ba.hex(), list(ba)[:2], b'abc'[1], b'abc'[1:], b'a' in b'abc')
sys.exit('bye')
