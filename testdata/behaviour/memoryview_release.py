# Views that are released, and objects that can't change their size while there are views.
from array import array


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


def run(source, name, owner):
    try:
        exec(source, {'o': owner, 'array': array})
    except Exception as e:
        print('  ', source, '->', type(e).__name__, e)
    else:
        print('  ', source, '->', owner)


changes = ['o.append(1)', 'o.extend([])', 'o.extend(b"a")', 'o.pop()', 'o.clear()', 'o.insert(0, 1)', 'o.remove(97)', 'o += b"x"', 'o += b""', 'o *= 2', 'o *= 1',
           'o[:] = b"abc"', 'o[:] = b"q"', 'o[0:1] = b"z"', 'o[0:0] = b""', 'del o[0]', 'del o[::2]', 'del o[9:]', 'o.reverse()', 'o[0] = 7', 'o.__init__(b"xyz")',
           'o[::2] = b"12"', 'o.pop(9)', 'o.remove(1)']
owner = bytearray(b'abc')
view = memoryview(owner)
print('with a view')
for change in changes:
    run(change, 'o', owner)
view.release()
print('without')
for change in changes[:4]:
    run(change, 'o', owner)
owner = array('h', [1, 2, 3])
view = memoryview(owner)[1:]
for change in ['o.append(1)', 'o.extend(o)', 'o.pop()', 'o.insert(0, 1)', 'o.remove(1)', 'o += o', 'o *= 2', 'o *= 1', 'o[:] = o', 'del o[0]', 'del o[0:0]',
               'o.reverse()', 'o.byteswap()', 'o.fromlist([1])', 'o.frombytes(b"ab")', 'o[0] = 1']:
    run(change, 'o', owner)
view.release()
owner.append(4)
print(owner)

m = memoryview(bytearray(b'ab'))
part = m[1:]
m.release()
m.release()
print(repr(m)[:20], part[0], part.obj)
for f in (len, list, bytes, bytearray, memoryview, hash, str.__len__, memoryview.tolist, memoryview.tobytes, memoryview.hex, memoryview.toreadonly, memoryview.__enter__,
          memoryview.release, int.from_bytes):
    r = attempt(f, m, 'big') if f == int.from_bytes else attempt(f, m)
    print(getattr(f, '__name__', f), 'iterator' if 'iterator' in repr(r) else r)
for name in 'obj nbytes readonly itemsize format ndim shape strides suboffsets c_contiguous f_contiguous contiguous'.split():
    print(name, attempt(getattr, m, name))
print(m == m, m != m, m == b'ab', m == part, part == b'b', attempt(lambda: m[0]), attempt(lambda: m[0:1]), attempt(lambda: m.cast('B')))
with memoryview(b'xyz') as v:
    print(v.tolist(), len(v))
print(attempt(lambda: v[0]))


def enter(v):
    with v:
        pass


print(attempt(enter, v))
owner = bytearray(b'temporary views die at once')
print(memoryview(owner)[0], bytes(memoryview(owner)[:4]))
owner.append(33)


def first(b):
    view = memoryview(b)
    for x in view:
        return x


print(first(owner))
owner.extend(b'!!')
del owner[:10]
print(owner)
views = [memoryview(owner), memoryview(owner)]
print(attempt(owner.append, 1))
views.pop()
print(attempt(owner.append, 1))
views.pop()
print(attempt(owner.append, 65), owner[-1])
try:
    class Derived(memoryview):
        pass
except TypeError as e:
    print(e)
