# io.BytesIO: methods, arguments, views that hold its memory.
import io
from array import array


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


b = io.BytesIO(b'one\ntwo\nthree')
print(b.read(2), b.tell(), b.readline(), b.readline(1), b.readlines(), b.read(), b.seek(0), b.read1(3), b.read1(), b.getvalue())
print(b.seek(4), b.write(b'TWO'), b.getvalue(), b.seek(0, 2), b.write(bytearray(b'!')), b.seek(20), b.write(memoryview(b'end')), b.getvalue())
print(b.truncate(5), b.getvalue(), b.tell(), b.seek(-2, 1), b.seek(-1, 2), b.read(), b.seek(-100, 1), b.truncate(0), b.truncate(), b.getvalue())
for args in ((-1,), (1, 1), (1, 2), (0, 3), (0, -1), ('a',), (0, 'b'), (1.5,), ()):
    print('seek', args, attempt(b.seek, *args))
for x in ('a', 1, None, [1], array('h', [258]), memoryview(b'abcd')[::2], b'z'):
    print(attempt(b.write, x), attempt(io.BytesIO, x) if not isinstance(x, (bytes, array, memoryview, type(None))) else io.BytesIO(x).getvalue())
print(b.getvalue(), attempt(io.BytesIO, b'a', 1), io.BytesIO(initial_bytes=b'q').read())
for args in (('a',), (1.5,), (-5,), (None,), (2, 3), (True,)):
    b.seek(0)
    print('read', args, attempt(b.read, *args), 'readline', attempt(b.readline, *args), 'truncate', attempt(b.truncate, *args))
b = io.BytesIO(b'abcdefgh')
into = bytearray(3)
print(b.readinto(into), into, b.readinto(memoryview(into)[1:]), into, b.readinto1(into), into, b.readinto(into), into, attempt(b.readinto, b'abc'), attempt(b.readinto, 'x'))
a = array('h', [0, 0])
b.seek(0)
print(b.readinto(a), a)
print(list(io.BytesIO(b'a\nb\r\nc')), io.BytesIO(b'a\nb\nc').readlines(3), next(io.BytesIO(b'x\ny')), attempt(next, io.BytesIO()))
print(b.readable(), b.writable(), b.seekable(), b.isatty(), b.closed, attempt(b.fileno), attempt(b.detach), b.flush())
b = io.BytesIO(b'abcdef')
view = b.getbuffer()
print(view[2], view[1:4].tobytes(), view.readonly, len(view), view.format)
view[0:2] = b'XY'
print(b.getvalue(), attempt(b.write, b'1'), attempt(b.truncate), attempt(b.close), attempt(b.truncate, 3))
view.release()
print(b.write(b'12345678'), b.getvalue())
with b.getbuffer() as v:
    v[0] = 65
print(b.getvalue(), b.truncate(2), b.getvalue())
b.writelines([b'x', b'y'])
print(b.getvalue(), attempt(b.writelines, ['s']), attempt(b.writelines, b'ab'), attempt(b.writelines, None))
b.attribute = 1
print(b.__getstate__(), b.__dict__)
c = io.BytesIO()
c.__setstate__((b'state', 2, None))
print(c.read(), attempt(c.__setstate__, (1,)).replace("argument should be", ""), attempt(c.__setstate__, 5))
with b:
    pass
for name in 'read write seek tell getvalue readline readlines truncate flush isatty readable getbuffer read1 __enter__ __iter__ __next__ writelines close'.split():
    args = {'write': (b'a',), 'seek': (0,), 'writelines': ([b'a'],)}.get(name, ())
    print(name, attempt(getattr(b, name), *args))
print(b.closed, repr(b)[:23], isinstance(b, io.BufferedIOBase), isinstance(b, io.RawIOBase))


class Counting(io.BytesIO):
    total = 0

    def write(self, data):
        self.total += len(data)
        return super().write(data)


c = Counting()
w = io.TextIOWrapper(c, encoding='utf-8', write_through=True)
print('héllo', file=w)
w.flush()
print(c.total, c.getvalue(), w.buffer is c)
