# Warnings of the compiler and of native code go through the program's filters.
import warnings

sources = {'identity': 'x = 5\nx is 5', 'assertion': 'assert (1, "text")', 'call': 'f = 1\nif 0:\n  "abc"(f)',
           'subscript': 'if 0:\n  [1][2, 3]', 'none': 'x = 5'}
for name, source in sources.items():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        compile(source, 'file', 'exec')
    print(name, [(w.category.__name__, str(w.message), w.filename, w.lineno) for w in seen])
    with warnings.catch_warnings():
        warnings.simplefilter('error', SyntaxWarning)
        try:
            exec(source)
            print('no error')
        except SyntaxError as e:
            print(type(e).__name__, e.msg, e.lineno)
        except Exception as e:
            print(type(e).__name__, e)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        compile(source, 'file', 'exec')


def gen():
    try:
        yield
    except Exception as e:
        yield repr(e)


with warnings.catch_warnings():
    warnings.simplefilter('ignore')
    g = gen()
    next(g)
    print(g.throw(ValueError, 'quiet', None))
with warnings.catch_warnings():
    warnings.simplefilter('error', SyntaxWarning)
    try:
        eval('1 is 1')
    except SyntaxError as e:
        print(e.msg)
