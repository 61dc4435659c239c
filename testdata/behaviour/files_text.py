# Text files: encodings, error handlers, line ends, positions, iteration, print and input from files.
import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


text = 'aé€😀\nzwei\r\ndrei\rvier\n'
for encoding in ('utf-8', 'latin-1', 'ascii', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-8-sig', 'cp1252'):
    for errors in (None, 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace'):
        try:
            with open('t.txt', 'w', encoding=encoding, errors=errors, newline='') as f:
                f.write(text)
                f.write('!')
        except UnicodeError as e:
            print(encoding, errors, e)
            continue
        with open('t.txt', 'rb') as f:
            raw = f.read()
        with open('t.txt', encoding=encoding) as f:
            back = f.read()
        print(encoding, errors, raw if len(raw) < 60 else len(raw), ascii(back), ascii(list(open('t.txt', encoding=encoding, newline=''))))
for data in (b'abc\xff\xfedef\n', b'\xc3', b'ok\n\xe2\x82', b'\x80\n\x80'):
    with open('t.txt', 'wb') as f:
        f.write(data)
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'surrogateescape', 'unknown'):
        print(data, errors, ascii(attempt(lambda: open('t.txt', encoding='utf-8', errors=errors).read())), ascii(attempt(lambda: open('t.txt', encoding='utf-8', errors=errors).readline())))
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('t.txt', 'w', newline=newline) as f:
        f.write('a\nb\r\nc\rd')
    raw = open('t.txt', 'rb').read()
    for back in (None, '', '\n', '\r', '\r\n'):
        with open('t.txt', newline=back) as f:
            lines = f.readlines()
            print(repr(newline), repr(back), raw, lines, f.newlines)
with open('t.txt', 'w+', encoding='utf-8', newline='\n') as f:
    f.write('erste\nzweite ä\ndritte\r\nend')
    f.seek(0)
    places = []
    while True:
        places.append(f.tell())
        if not f.readline():
            break
    print(places, f.seek(places[2]), f.readline(), f.seek(places[1]), f.read(4), f.tell(), f.read(5), f.tell(), f.seek(0, 2), f.read())
    print(attempt(f.seek, 1, 1), attempt(f.seek, -1, 2), attempt(f.seek, -1), attempt(f.seek, 0, 5), f.seek(0, 1), f.seek(0))
    next(f)
    print(attempt(f.tell), list(f), f.tell())
    f.seek(6)
    f.write('ZWEITE')
    f.seek(0)
    print(f.read(), f.truncate(5), f.seek(0), f.read())
with open('t.txt', 'a+') as f:
    f.write('+more')
    f.seek(0)
    print(f.read(), f.tell())
    print('printed', 1, 2.5, sep='|', end='#', file=f)
    print(f.writelines(['x\n', 'y\n']), f.seek(0), f.readlines())
for line in open('t.txt'):
    print('line', repr(line))
with open('t.txt') as f:
    print(f.readline(), f.readline(3), f.readlines(1), f.read())
    first = f.seek(0)
    print([line.strip() for line in f], sum(1 for _ in f))
out, err = io.StringIO(), io.StringIO()
with redirect_stdout(out), redirect_stderr(err):
    print('captured')
    print('error', file=sys.stderr)
    sys.stdout.write('direct')
print(repr(out.getvalue()), repr(err.getvalue()))
saved, sys.stdout = sys.stdout, io.StringIO()
print('replaced')
inner, sys.stdout = sys.stdout, saved
print(repr(inner.getvalue()), sys.stdout is sys.__stdout__, sys.stdout.name, sys.stdout.mode, sys.stdout.encoding, sys.stdout.writable(), sys.stdout.readable(), sys.stdout.fileno(), sys.stdin.fileno(),
      sys.stderr.fileno(), sys.stdout.line_buffering, sys.stdout.isatty(), sys.stderr.errors, sys.stdin.mode, attempt(sys.stdout.read), attempt(sys.stdin.write, 'x'))
print(sys.stdout, sys.stdin, sys.stderr.name, repr(sys.stdout.buffer), sys.stdout.buffer.raw.mode)
sys.stdout.flush()
sys.stdout.buffer.write(b'bytes to the buffer\n')
sys.stdout.buffer.flush()
sys.stdout.reconfigure(errors='backslashreplace')
print('\udc80')
sys.stdout.writelines(['a', 'b\n'])
print(type(sys.stdout), isinstance(sys.stdout, io.TextIOWrapper), sys.stdin.read(), attempt(input))
os.remove('t.txt')
