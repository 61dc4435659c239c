# Prints what compile() makes of the snippets on standard input, as JSON: for each
# snippet and -O level the marshalled code object or the exception, and the
# warnings. Snippets are separated by lines of "---"; the first line of one may
# say "# mode: eval" or "# mode: single".
#
# Each is compiled in a process of its own, because the order of a frozenset of
# strings depends on which of them were interned before.
import base64, json, marshal, os, sys, warnings


def answer(snippet, mode, level):
    result = {}
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter('always')
        try:
            co = compile(snippet, 'snippet.py', mode, dont_inherit=True, optimize=level)
            result['code'] = base64.b64encode(marshal.dumps(co)).decode()
        except Exception as e:
            result['error'] = {
                'type': type(e).__name__,
                'message': e.msg if isinstance(e, SyntaxError) else str(e),
                'line': getattr(e, 'lineno', None) or 0,
                'offset': getattr(e, 'offset', None) or 0,
            }
    result['warnings'] = ['%s:%d: %s' % (w.category.__name__, w.lineno, w.message) for w in given]
    return result


def in_child(f, *args):
    read, write = os.pipe()
    if not os.fork():
        with os.fdopen(write, 'w') as out:
            json.dump(f(*args), out)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answers:
        result = json.load(answers)
    os.wait()
    return result


results = []
for snippet in sys.stdin.buffer.read().decode('utf-8', 'surrogatepass').split('\n---\n'):
    mode = 'exec'
    if snippet.startswith('# mode: '):
        line, snippet = snippet.split('\n', 1)
        mode = line[8:]
    for level in range(3):
        results.append(in_child(answer, snippet, mode, level))
json.dump(results, sys.stdout, indent=0)
print()
