import json, marshal, struct, sys, warnings


def frame(kind, body):
    sys.stdout.buffer.write(kind + struct.pack('<I', len(body)) + body)


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
                'message': e.msg if isinstance(e, SyntaxError) else str(e),
                'line': getattr(e, 'lineno', None) or 0,
                'offset': getattr(e, 'offset', None) or 0,
            }).encode()
            kind = b'e'
    frame(kind, body)
    frame(b'w', json.dumps(['%s:%d: %s' % (w.category.__name__, w.lineno, w.message) for w in given]).encode())
    sys.stdout.buffer.flush()
