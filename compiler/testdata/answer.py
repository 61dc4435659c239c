# What compile() makes of a program: answer() gives the marshalled code object or the
# exception, and the warnings. The program is also written to the file that it is said
# to come from, where CPython looks for the text of a wrong line.
import __future__, ast, base64, marshal, os, tempfile, warnings

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)


def answer(source, file, mode='exec', optimize=0, future=(), parsed=False):
    with open(file, 'wb') as f:
        f.write(source.encode('utf-8', 'surrogatepass'))
    flags = 0
    for name in future or ():
        flags |= getattr(__future__, name).compiler_flag
    result = {}
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter('always')
        try:
            if parsed:
                # Is it a matter of the parser?
                result['parser'] = True
                compile(source, file, mode, flags | ast.PyCF_ONLY_AST, dont_inherit=True)
                result['parser'] = False
                given.clear()
            co = compile(source, file, mode, flags, dont_inherit=True, optimize=optimize)
            result['code'] = base64.b64encode(marshal.dumps(co)).decode()
        except SyntaxError as e:
            result['error'] = {
                'type': type(e).__name__, 'message': e.msg, 'line': e.lineno or 0, 'text': e.text or '',
                'offset': -1 if e.offset is None else e.offset,
                # None since 3.10, none at all before.
                'endLine': getattr(e, 'end_lineno', None) or 0,
                'endOffset': -1 if getattr(e, 'end_offset', 0) is None else getattr(e, 'end_offset', 0),
            }
        except Exception as e:
            result['error'] = {'type': type(e).__name__, 'message': str(e), 'offset': -1}
    # What an operator warns of while constants are computed stands here, not there.
    result['warnings'] = ['%s:%d: %s' % (w.category.__name__, w.lineno if w.filename == file else 0, w.message)
                          for w in given]
    return result
