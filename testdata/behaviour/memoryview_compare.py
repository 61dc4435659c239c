# Comparison and hashes of views, and functions that take any bytes-like object.
import re
import struct
from array import array


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


things = [b'abc', bytearray(b'abc'), memoryview(b'abc'), memoryview(bytearray(b'abc')), memoryview(b'cba')[::-1], array('B', b'abc'), array('b', b'abc'), array('h', [97, 98, 99]),
          memoryview(array('d', [97, 98, 99])), array('u', 'abc') if False else array('i', [97, 98]), 'abc', 97, memoryview(b'abcd').cast('H'), memoryview(b'').cast('i'), b'']
for x in things:
    print(' '.join('10'[x != y] for y in things), attempt(lambda: type(hash(x)).__name__) if not isinstance(x, str) else '')
print(attempt(lambda: memoryview(b'a') < memoryview(b'b')), attempt(lambda: memoryview(b'a') >= b'a'), attempt(lambda: b'a' < memoryview(b'b')))
print(bytearray(b'a') == memoryview(b'a'), attempt(lambda: bytearray(b'a') < memoryview(b'b')), bytearray(b'ab') == array('B', b'ab'))
print(hash(memoryview(b'abc')) == hash(b'abc'), hash(memoryview(b'abcd')[::2]) == hash(b'ac'), {memoryview(b'k'): 1}[b'k'])
for m in (memoryview(bytearray(b'a')), memoryview(array('b', b'a')).toreadonly(), memoryview(b'ab').cast('h'), memoryview(b'ab').cast('b')):
    print(attempt(hash, m) if not isinstance(attempt(hash, m), int) else 'hash')
nan = array('d', [float('nan')])
print(memoryview(nan) == memoryview(nan), memoryview(array('f', [1])) == memoryview(array('i', [1])), memoryview(array('d', [0.0])) == memoryview(array('d', [-0.0])))

m = memoryview(bytearray(b' 12, 34 '))
part, odd, words = m[1:3], m[::2], array('H', [0x4142, 0x4344])
for f in (bytes, bytearray, lambda x: b'-'.join([x, x]), lambda x: b'<' + x, lambda x: bytearray(b'<') + x, lambda x: b'a%bz' % x, lambda x: b'a%sz' % (x,),
          lambda x: int.from_bytes(x, 'little'), lambda x: x in b' 12, ', lambda x: b' 12 12'.count(x), lambda x: b' 12'.find(x), lambda x: b' 12'.endswith(x),
          lambda x: b' 12'.startswith((x, b' ')), lambda x: b'1221'.strip(x), lambda x: b'a12b12'.split(x), lambda x: bytearray(b'a12b').partition(x), lambda x: b'a12b'.replace(x, x),
          lambda x: str(x, 'latin-1'), int, float, lambda x: re.findall(b'[0-9A-D]', x), lambda x: struct.unpack_from('<H', x, 0), lambda x: list(struct.iter_unpack('B', x)),
          lambda x: bytes.maketrans(x, x)[:3], lambda x: b'12'.translate(None, x), lambda x: array('B', x), lambda x: len(array('B', [1, 2]).tobytes() + x), lambda x: eval(x),
          lambda x: b'ab'.center(5, x), lambda x: int(x, 10), lambda x: ord(x), lambda x: bytes.fromhex(x) if False else 0, lambda x: b'%c' % x,
          lambda x: bytearray(b'abc').extend(x), lambda x: [x for x in x], lambda x: sum(x), lambda x: sorted(x), lambda x: max(x), lambda x: bytes(reversed(x))):
    print([attempt(f, x) for x in (part, odd, words)])
b = bytearray(8)
struct.pack_into('>I', memoryview(b)[2:], 1, 0xdeadbeef)
print(b, attempt(struct.pack_into, 'B', memoryview(b'ab'), 0, 1), attempt(struct.pack_into, 'B', b'ab', 0, 1))
a = array('H', [0, 0])
struct.pack_into('<B', a, 1, 255)
print(a)
b[1:3] = memoryview(b'XYZ')
b[0:1] = array('H', [0x4847])
print(b, re.sub(b'X', memoryview(b'--'), b), re.split(memoryview(b'Y') if False else b'Y', memoryview(b)))
