# cast() to other formats and shapes, and what several dimensions can and can't.
from array import array


def attempt(f):
    try:
        r = f()
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
    if isinstance(r, memoryview):
        return r.format, r.itemsize, r.ndim, r.shape, r.strides, r.tolist(), r.c_contiguous, r.f_contiguous
    return r


data = bytes(range(24))
m = memoryview(data)
for format in 'c b B ? h H i I l L q Q n N f d P @H <H x z hh @'.split() + ['', ' ', 5]:
    print(format, attempt(lambda: m.cast(format)) if format not in ('f', 'd') else m.cast(format).shape)
for shape in ([24], [4, 6], (2, 3, 4), [2, 2, 2, 3], [5, 5], [], [0], [-1], [24.0], ['a'], [1] * 64 + [24], 24, None, [True] * 2 + [24]):
    print(shape if len(str(shape)) < 50 else '...', attempt(lambda: m.cast('B', shape)))
for shape in ([2, 3], [6], [3, 2, 1], []):
    print(shape, attempt(lambda: m.cast('i', shape=shape)))
print(attempt(lambda: m.cast('B', shape=[4, 6]).cast('i')))
print(attempt(lambda: m.cast('B', shape=[4, 6]).cast('B', shape=[2, 12])))
print(attempt(lambda: m.cast('B', shape=[4, 6]).cast('h', [12])))
print(attempt(lambda: m.cast('i').cast('h')))
print(attempt(lambda: m.cast('i').cast('B').cast('h')))
print(attempt(lambda: m[::2].cast('B')))
print(attempt(lambda: m[:5].cast('h')))
print(attempt(lambda: memoryview(b'').cast('i')))
print(attempt(lambda: memoryview(b'').cast('i', [0])))
grid = memoryview(bytearray(range(12))).cast('B', [3, 4])
for key in ((0, 0), (2, 3), (-1, -1), (3, 0), (0, 4), (1,), (1, 2, 3), 1, slice(1, 3), slice(None, None, -1), (slice(0, 1), slice(0, 1)), (0, slice(1)), 'a', ()):
    print(key, attempt(lambda: grid[key]))


def put(m, key, value):
    m[key] = value
    return m.tolist()


for key in ((0, 0), (2, 3), (-1, -1), (3, 0), 1, slice(1, 3), (slice(0, 1), slice(0, 1)), (0,), 'a'):
    print(key, attempt(lambda: put(grid, key, 99)))
print(grid.tobytes(), grid.tobytes('F'), grid.tobytes('A'), grid.tobytes(order='C'), grid.tobytes(None))
print(attempt(lambda: grid.tobytes('X')), attempt(lambda: iter(grid)) if 0 else '', len(grid), grid.nbytes)
print(grid[::-1].tobytes(), grid[::2].tobytes('F'), grid[1:].tolist(), grid[::2].contiguous)
zero = memoryview(bytearray(b'\x01\x02\x03\x04')).cast('I', [])
print(zero.tolist(), zero[()], zero[...] is zero, zero.shape, zero.ndim, zero.nbytes, zero.tobytes())
zero[()] = 7
zero[...] = 8
print(zero.tolist(), attempt(lambda: zero[0]), attempt(lambda: put(zero, 0, 1)), attempt(lambda: zero[0:1]))
a = array('i', [1, 2, 3])
v = memoryview(a).cast('B')
v[0] = 255
v[4:8] = b'\0\0\1\0'
print(a, v.obj is a, v.readonly, v.toreadonly().readonly, memoryview(v).obj is a)
print(attempt(lambda: put(memoryview(a).toreadonly(), 0, 1)))
f = memoryview(bytearray(8)).cast('d')
f[0] = 2.5
print(f.tolist(), f.tobytes(), attempt(lambda: put(f, 0, 'x')), attempt(lambda: put(f, 0, 3)))
q = memoryview(bytearray(8)).cast('?')
q[3] = 'yes'
print(q.tolist(), q.obj)
c = memoryview(bytearray(2)).cast('c')
c[0] = b'x'
print(c.tolist(), attempt(lambda: put(c, 0, 1)), attempt(lambda: put(c, 0, b'ab')), c.obj)
