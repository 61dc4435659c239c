# Compiles the files that standard input names, "LEVEL PATH" a line, and answers with
# frames: the marshalled code object or the exception, and then the warnings.
import json, marshal, struct, subprocess, sys, warnings


def frame(kind, body):
    sys.stdout.buffer.write(kind + struct.pack('<I', len(body)) + body)


def message(e, path):
    """The message of an exception; of a file that can't be decoded that of running
    it, since compile() decodes bytes in another way and says other things."""
    if not isinstance(e, SyntaxError):
        return str(e)
    if e.lineno:
        return e.msg
    run = subprocess.run([sys.executable, path], stderr=subprocess.PIPE, encoding='utf-8')
    return run.stderr.rstrip('\n').rpartition('\n')[2].partition(': ')[2]


for line in sys.stdin.buffer:
    level, path = line.decode('utf-8').rstrip('\n').split(' ', 1)
    with open(path, 'rb') as f:
        source = f.read()
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter('always')
        try:
            body = marshal.dumps(compile(source, path, 'exec', dont_inherit=True, optimize=int(level)))
            kind = b'c'
        except Exception as e:
            body = json.dumps({
                'type': type(e).__name__,
                'message': message(e, path),
                'line': getattr(e, 'lineno', None) or 0,
                'offset': getattr(e, 'offset', None) or 0,
            }).encode()
            kind = b'e'
    frame(kind, body)
    frame(b'w', json.dumps(['%s:%d: %s' % (w.category.__name__, w.lineno, w.message) for w in given]).encode())
    sys.stdout.buffer.flush()
