# Prints what compile() makes of the snippets on standard input, as JSON: for each
# snippet and -O level the marshalled code object or the exception, and the
# warnings. Snippets are separated by lines of "---"; the first line of one may
# say "# mode: eval" or "# mode: single".
import base64, json, marshal, sys, warnings

results = []
for snippet in sys.stdin.buffer.read().decode('utf-8', 'surrogatepass').split('\n---\n'):
    mode = 'exec'
    if snippet.startswith('# mode: '):
        line, snippet = snippet.split('\n', 1)
        mode = line[8:]
    for level in range(3):
        with warnings.catch_warnings(record=True) as given:
            warnings.simplefilter('always')
            result = {}
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
        results.append(result)
json.dump(results, sys.stdout, indent=0)
print()
