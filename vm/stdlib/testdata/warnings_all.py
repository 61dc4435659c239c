import sys
import warnings
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def old():
    warnings.warn('old is deprecated', DeprecationWarning, stacklevel=2)
    return 1
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    old()
    warnings.warn('plain')
    warnings.warn(RuntimeWarning('an instance'))
    print(len(w))
    for x in w:
        print(x.category, x.message, type(x.message), x.lineno)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    show(lambda: warnings.warn('as an error'))
    show(old)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('ignore')
    warnings.warn('x')
    print(w)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('default')
    for i in range(3):
        warnings.warn('in a loop')
    print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.filterwarnings('ignore', category=DeprecationWarning)
    old()
    warnings.warn('kept', UserWarning)
    print([str(x.message) for x in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('once')
    for i in range(3):
        warnings.warn('once')
    warnings.warn('once')
    print(len(w))
print(repr(warnings.formatwarning('text', UserWarning, 'file.py', 3, 'x = 1')))
print(repr(warnings.formatwarning('text', UserWarning, 'file.py', 3)))
class MyWarning(UserWarning): pass
def hook(message, category, filename, lineno, file=None, line=None):
    print('hook', message, category.__name__, lineno)
warnings.showwarning = hook
warnings.simplefilter('always')
warnings.warn('mine', MyWarning)
warnings.warn_explicit('explicit', UserWarning, 'a.py', 7)
show(lambda: warnings.warn('x', 3))
show(lambda: warnings.simplefilter('wrong'))
show(lambda: warnings.filterwarnings('ignore', category=int))
show(lambda: repr(warnings.catch_warnings(record=True)))
c = warnings.catch_warnings()
with c: pass
show(c.__enter__)
print(len(warnings.filters) > 0)
warnings.resetwarnings()
print(warnings.filters)
print(str(warnings.WarningMessage('m', UserWarning, 'f.py', 3)))
if sys.version_info >= (3, 13):
    @warnings.deprecated('use g')
    def f(): return 1
    f()
    print(f.__deprecated__)
