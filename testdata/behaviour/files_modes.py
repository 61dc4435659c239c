# open() in all modes, the attributes of what it gives, and its errors.
import io
import os


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


for mode in ('w', 'r', 'a', 'x', 'r+', 'w+', 'a+', 'x+', 'wb', 'rb', 'ab', 'xb', 'r+b', 'rb+', 'w+b', 'a+b', 'x+b', 'rt', 'tr', 'wt+'):
    if 'x' in mode and os.path.exists('file.txt'):
        print(mode, attempt(open, 'file.txt', mode))
        os.remove('file.txt')
    if not os.path.exists('file.txt') and 'r' in mode:
        print(mode, attempt(open, 'file.txt', mode))
        continue
    f = open('file.txt', mode)
    print(mode, type(f).__name__, f.mode, f.name, f.readable(), f.writable(), f.seekable(), f.closed, f.isatty(), getattr(f, 'encoding', None), getattr(f, 'errors', None), f.tell())
    data = 'text\n' if 'b' not in mode else b'bytes\n'
    print('  ', attempt(f.write, data), attempt(f.write, data[:0] if 'b' in mode else b''), attempt(f.read), attempt(f.seek, 0), attempt(f.read, 3), attempt(f.readline), attempt(f.tell))
    print('  ', repr(f), attempt(f.truncate, 4), attempt(f.flush), f.close(), f.closed)
    with open('file.txt', 'rb') as g:
        print('  ', g.read())
for mode in ('', 'b', 't', '+', 'rw', 'wa', 'q', 'rr', 'r++', 'rbt', 'rU+', 'wU', 5, None, 'r w'):
    print(repr(mode), attempt(open, 'file.txt', mode))
for kw in ({'mode': 'rb', 'encoding': 'utf-8'}, {'mode': 'rb', 'errors': 'strict'}, {'mode': 'rb', 'newline': ''}, {'buffering': 0}, {'newline': 'x'}, {'encoding': 'none'}, {'encoding': 5},
           {'buffering': -5}, {'closefd': False}, {'nonsense': 1}, {'newline': 5}, {'errors': 1}, {'buffering': 'a'}):
    print(kw, attempt(open, 'file.txt', **kw))
for name in ('none.txt', '', '.', 'a/b', None, 1.5, [], 'nul\0', b'none', -1, 12345):
    print(repr(name), attempt(open, name))
f = open('file.txt', 'w')
f.close()
f.close()
for name in 'read write readline readlines seek tell flush truncate fileno isatty readable writable seekable __enter__ __iter__ __next__ writelines'.split():
    print(name, attempt(getattr(f, name), *{'write': ('x',), 'seek': (0,), 'writelines': (['x'],)}.get(name, ())))
f = open('file.txt', 'rb')
f.close()
for name in 'read read1 peek readinto readline readlines seek tell flush truncate fileno isatty readable writable seekable __enter__ __iter__ __next__'.split():
    print(name, attempt(getattr(f, name), *{'readinto': (bytearray(1),), 'seek': (0,)}.get(name, ())))
f = open('file.txt', 'wb', 0)
print(f, f.write(b'raw'), f.tell(), attempt(f.read), f.mode, f.closefd, f.close(), f, attempt(f.write, b''))
with open('file.txt', 'rb', buffering=0) as f:
    print(f.read(1), f.readall(), f.read(), f.seek(0), f.readinto(bytearray(2)), f.readline())
f = open('file.txt', 'rb')
print(f.raw, f.peek(2), f.read(1), f.raw.tell(), f.tell(), f.seek(-1, 2), f.read(), attempt(f.seek, -5), attempt(f.seek, 0, 9), attempt(f.read, -5), attempt(f.read, 'x'))
print(f.detach().read(), attempt(f.read))
os.remove('file.txt')
