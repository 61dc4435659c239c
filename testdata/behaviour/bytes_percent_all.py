# % of bytes and bytearray.
from array import array


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


class Bytes:
    def __bytes__(self):
        return b'own'

    def __repr__(self):
        return 'Bytes()'


class Repr:
    def __repr__(self):
        return 'répr'


values = [0, 1, -5, 255, 256, 3.75, -0.0, 1e100, float('inf'), True, None, 'text', b'bytes', bytearray(b'array'), array('B', b'ab'), Bytes(), Repr(), [1], 10 ** 20, 1j]
for spec in ('d', 'i', 'u', 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G', 'c', 's', 'b', 'r', 'a', '5d', '-8d|', '+d', ' d', '08.3f', '#x', '#o', '.3s', '10b', '-10s|', '%', '.2r', '05', 'z', '*d'):
    print(spec, [attempt(lambda: ('%' + spec).encode() % (v,)) for v in values])
for f, a in ((b'%s %s', (b'a',)), (b'%s', ()), (b'%s', (b'a', b'b')), (b'%(k)s %(n)d', {b'k': b'v', b'n': 3}), (b'%(k)s', {'k': b'v'}), (b'%(k)s', 5), (b'%*d', (5, 3)), (b'%-*d|', (5, 3)), (b'%.*f', (2, 3.14159)),
             (b'%*d', ('a', 3)), (b'100%%', ()), (b'%', ()), (b'abc%', (1,)), (b'%(k', {b'k': 1}), (b'%d', b'a'), (b'%s', b'plain'), (b'%s', 5), (b'none', ()), (b'none', 5), (b'none', {}), (b'\xff%s\x00', (b'\xfe',)), (b'%c%c', (65, b'B')),
             (b'%c', (300,)), (b'%c', (b'ab',)), (b'%c', ('a',)), (b'%r', ('é',)), (b'%a', ('é\n',)), (b'%5c|%-5c|', (65, 66)), (b'%x', (-255,)), (b'%#X', (255,)), (b'%+.2e', (12345.678,)), (b'%i%%', (50,))):
    print(f, a, attempt(lambda: f % a), attempt(lambda: bytearray(f) % a))
b = bytearray(b'%d items')
b %= 3
print(b'%s|%b' % (memoryview(b'view'), memoryview(b'view')[::-1]))
print(b, attempt(lambda: b.__mod__(4)), attempt(lambda: 5 % b), attempt(lambda: b'x'.__rmod__(b'%s')))
