# Items, slices and assignment through views of bytes, bytearray and array.
from array import array


def attempt(f):
    try:
        return f()
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


sources = [b'abcdefgh', bytearray(b'abcdefgh'), array('h', [1, -2, 3, -4]), array('d', [0.5, 1.5]), b'', array('B')]
for source in sources:
    m = memoryview(source)
    print(source, len(m), m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly)
    print(m.obj is source, m.contiguous, m.c_contiguous, m.f_contiguous, m.tolist(), m.tobytes(), m.hex())
    for key in (0, -1, 3, -9, 99, slice(1, 3), slice(None, None, -1), slice(5, 1, -2), 'x', 1.0, None, (0,), (), (0, 0)):
        r = attempt(lambda: m[key])
        if isinstance(r, memoryview):
            r = (r.tolist(), r.shape, r.strides, r.contiguous, r.tobytes())
        print('  ', key, r)


def assign(source, key, value):
    copy = source[:]
    view = memoryview(copy)
    view[key] = value
    return copy


values = [0, 65, 255, 256, -1, 1.5, 'a', b'a', b'ab', None, array('h', [7]), array('h', [8, 9]), memoryview(b'xyz')[::2], bytearray(b'zz')]
for source in (bytearray(b'abcdef'), array('h', [1, 2, 3]), array('f', [1, 2]), array('Q', [1])):
    for key in (0, -1, slice(0, 2), slice(None, None, 2), slice(0, 0), 50):
        for value in values:
            print(key, type(value).__name__, attempt(lambda: assign(source, key, value)))


def delete(m, key):
    del m[key]


print(attempt(lambda: delete(memoryview(bytearray(b'a')), 0)))
print(attempt(lambda: delete(memoryview(b'a'), 0)))
b = bytearray(b'0123456789')
m = memoryview(b)
m[2:5] = m[3:6]
print(b)
m[3:6] = m[2:5]
print(b)
m[::-1] = bytes(b)
print(b)
m[1:9][1:3][0] = 33
print(b, m[1:9][::3][1], [x for x in m[::4]], list(reversed(m)), 33 in m, b'3' in bytes(m))
for i in range(len(m)):
    m[i] = m[i] ^ 1
print(b)
