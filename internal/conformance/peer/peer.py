# Compiles the files that standard input names, "LEVEL PATH" a line, and answers with
# frames: the marshalled code object or the exception, and then the warnings.
import importlib.util, json, marshal, re, struct, subprocess, sys, warnings


def frame(kind, body):
    sys.stdout.buffer.write(kind + struct.pack('<I', len(body)) + body)


def message(e, source, path):
    """The message of an exception, its line and its column. Of a file that can't be
    decoded the message is that of running it, since compile() decodes bytes in
    another way and says other things."""
    if not isinstance(e, SyntaxError):
        return str(e), 0, 0
    try:
        importlib.util.decode_source(source)
        return e.msg, e.lineno or 0, e.offset or 0
    except (SyntaxError, UnicodeDecodeError):
        run = subprocess.run([sys.executable, path], stderr=subprocess.PIPE, encoding='utf-8')
        place, text = re.search(r', line (\d+)\n(?s:.*?)^\w+: (.*)', run.stderr, re.M).groups()
        return text, int(place), 0


for request in sys.stdin.buffer:
    level, path = request.decode('utf-8').rstrip('\n').split(' ', 1)
    with open(path, 'rb') as f:
        source = f.read()
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter('always')
        try:
            body = marshal.dumps(compile(source, path, 'exec', dont_inherit=True, optimize=int(level)))
            kind = b'c'
        except Exception as e:
            text, line, offset = message(e, source, path)
            body = json.dumps({
                'type': type(e).__name__, 'message': text, 'line': line, 'offset': offset,
            }).encode()
            kind = b'e'
    frame(kind, body)
    frame(b'w', json.dumps(['%s:%d: %s' % (w.category.__name__, w.lineno, w.message) for w in given]).encode())
    sys.stdout.buffer.flush()
