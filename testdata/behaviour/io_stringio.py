# io.StringIO: methods, arguments, line ends, positions, and what a closed one says.
import io


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


s = io.StringIO()
print(s.write('hello'), s.tell(), s.getvalue(), s.write(' wörld €\n'), s.getvalue(), s.tell())
print(s.seek(0), s.read(3), s.read(0), s.tell(), s.read(), repr(s.read()), s.readline() == '')
print(s.seek(6), s.write('WÖR'), s.getvalue(), s.read(2), s.seek(20), s.write('x'), repr(s.getvalue()))
print(s.truncate(5), repr(s.getvalue()), s.tell(), s.truncate(100), s.seek(0, 2), s.truncate(), s.seek(2, 0), s.truncate(), s.getvalue())
for args in ((-1,), (1, 1), (1, 2), (0, 3), (0, 1), (0, 2), ('a',), (0, 'b'), (1.5,), ()):
    print('seek', args, attempt(s.seek, *args))
for args in (('a',), (1.5,), (-5,), (None,), (2, 3), (True,)):
    print('read', args, attempt(s.read, *args), 'truncate', attempt(s.truncate, *args))
for x in (b'a', 1, None, ['a']):
    print(attempt(s.write, x), attempt(io.StringIO, x) if x is not None else '')
text = 'one\ntwo\r\nthree\rfour\n\nlast'
for newline in (None, '', '\n', '\r', '\r\n', 'x', 5):
    s = attempt(io.StringIO, text, newline)
    if isinstance(s, str):
        print(repr(newline), s)
        continue
    print(repr(newline), repr(s.getvalue()), s.readlines(), s.seek(0), list(s), s.newlines)
    s.seek(0)
    print('   ', repr(s.readline(2)), repr(s.readline()), repr(s.readline(100)), s.tell(), repr(s.read(4)))
    t = io.StringIO(newline=newline)
    t.write('a\nb\r\nc\r')
    print('   ', repr(t.getvalue()), t.tell())
s = io.StringIO('a\nb\nc\nd\n')
print(s.readlines(3), s.readlines(0), s.readlines(-1), attempt(s.readlines, 'x'), s.seek(0), next(s), next(s), s.tell(), s.readline(), list(s), attempt(next, s))
print(s.readable(), s.writable(), s.seekable(), s.isatty(), s.closed, s.line_buffering, s.encoding, s.errors, attempt(s.fileno), attempt(s.detach))
print(s.writelines(['x', 'y']), s.getvalue(), attempt(s.writelines, [1]), attempt(s.writelines, 5), s.flush())
with s as inner:
    print(inner is s)
for name in 'read write seek tell getvalue readline readlines truncate flush isatty readable writable seekable __enter__ __iter__ __next__ writelines close'.split():
    args = {'write': ('a',), 'seek': (0,), 'writelines': (['a'],)}.get(name, ())
    print(name, attempt(getattr(s, name), *args))
print(s.closed, attempt(lambda: s.newlines), attempt(lambda: s.line_buffering), attempt(lambda: s.encoding))
print(repr(s)[:24], isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), issubclass(io.StringIO, io.RawIOBase))
s = io.StringIO('initial')
s.write('INI')
s.extra = 1
print(s.getvalue(), s.__dict__, s.__getstate__())
print(*range(5), sep='-', end='!\n', file=s)
print(s.getvalue())


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
print('shout', 1, None, file=u)
u.write('more')
print(u.getvalue(), type(u).__mro__[1].__name__, isinstance(u, io.StringIO))
