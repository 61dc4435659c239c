# The hierarchy of io's classes, streams that the program defines, and the layers above them.
import io
import sys

for name in ('IOBase RawIOBase BufferedIOBase TextIOBase FileIO BytesIO StringIO BufferedReader BufferedWriter BufferedRandom BufferedRWPair TextIOWrapper UnsupportedOperation').split():
    c = getattr(io, name)
    print(c, [b.__name__ for b in c.__mro__], [getattr(io, k).__name__ for k in ('RawIOBase', 'BufferedIOBase', 'TextIOBase', 'IOBase') if issubclass(c, getattr(io, k))])
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE, io.open is open, issubclass(io.UnsupportedOperation, (OSError, ValueError)))


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


for cls in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase):
    x = cls()
    print(cls.__name__, x.readable(), x.writable(), x.seekable(), x.isatty(), x.closed)
    for name in 'seek tell truncate fileno flush read write readline detach read1 readall'.split():
        if hasattr(x, name) and not (cls is io.RawIOBase and name in ('write', 'read', 'readall', 'readline')) and not (name == 'readline' and cls is not io.TextIOBase):
            print('  ', name, attempt(getattr(x, name), *{'seek': (0,), 'write': (b'',)}.get(name, ())))
    with x as y:
        print(x is y)
    print(x.closed, attempt(x.flush), attempt(x.isatty), attempt(x.__enter__), attempt(iter, x), attempt(x.close), attempt(x._checkClosed))


class Source(io.RawIOBase):
    def __init__(self, parts):
        self.parts = list(parts)
        self.asked = []

    def readable(self):
        return True

    def readinto(self, buffer):
        self.asked.append(len(buffer))
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        n = min(len(part), len(buffer))
        buffer[:n] = part[:n]
        if part[n:]:
            self.parts.insert(0, part[n:])
        return n


raw = Source([b'abc', b'def\nghi', b'\n', b'rest'])
print(raw.read(2), raw.read(10), raw.readline(), raw.readall(), raw.read(), raw.asked[:4])
reader = io.BufferedReader(Source([b'line one\nline', b' two\n', b'', b'never']), 16)
print(reader.peek(), reader.read(3), reader.readline(), reader.readlines(), reader.read())
text = io.TextIOWrapper(io.BufferedReader(Source(['Grüße\r\n'.encode(), b'zwei\r', b'\ndrei'])), encoding='utf-8')
print(text.readline(), text.read(2), text.readlines(), text.newlines, text.encoding)
print(list(io.TextIOWrapper(io.BufferedReader(Source([b'\xc3', b'\xa4b\n', b'\xe2\x82', b'\xac'])), encoding='utf-8')))


class Sink(io.RawIOBase):
    def __init__(self):
        self.calls = []

    def writable(self):
        return True

    def write(self, data):
        self.calls.append(bytes(data))
        return len(data)


sink = Sink()
writer = io.BufferedWriter(sink, 8)
for part in (b'abc', b'defg', b'hij', b'0123456789abcdef', b'z'):
    print(writer.write(part), sink.calls)
writer.flush()
print(sink.calls, attempt(writer.read), attempt(writer.write, 'text'), writer.raw is sink, attempt(lambda: writer.name))
text = io.TextIOWrapper(writer, encoding='latin-1', newline='\r\n', line_buffering=True)
del sink.calls[:]
text.write('no end')
print(sink.calls)
text.write(' end\nnext')
print(sink.calls, attempt(text.write, '€'), attempt(text.read), text.line_buffering)
text.close()
print(sink.calls, sink.closed, writer.closed, text.closed, attempt(text.write, 'x'), attempt(writer.write, b'x'))


class Tee(io.TextIOBase):
    def __init__(self, *targets):
        self.targets = targets

    def write(self, s):
        for t in self.targets:
            t.write(s)
        return len(s)


copy = io.StringIO()
print('to both', 1, 2, file=Tee(copy, sys.stdout))
print(repr(copy.getvalue()))
pair = io.BufferedRWPair(Source([b'in']), Sink())
print(pair.read(), pair.write(b'x'), pair.flush(), pair.readable(), pair.writable(), pair.closed)
for f in (lambda: io.BufferedReader(Sink()), lambda: io.BufferedWriter(Source([])), lambda: io.BufferedReader(io.BytesIO(), 0), lambda: io.BufferedRandom(Source([])),
          lambda: io.TextIOWrapper(io.BytesIO(), 'nothing'), lambda: io.TextIOWrapper(io.BytesIO(), newline='x'), lambda: io.TextIOWrapper(5), lambda: io.BufferedReader(5)):
    print(attempt(f))
b = io.BytesIO(b'detached')
t = io.TextIOWrapper(b)
print(t.detach() is b, attempt(t.read), attempt(lambda: t.encoding), b.read())
