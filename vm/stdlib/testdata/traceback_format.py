import sys
import traceback, linecache
def clean(text):
    lines = []
    for line in text.split('\n'):
        if line.startswith('  File "'):
            line = '  File "' + line.split('/')[-1].lstrip().replace('File "', '')
        lines.append(line)
    return '\n'.join(lines)
class Out:
    def write(self, text): print(clean(text), end='')
    def flush(self): pass
out = Out()
def f(x):
    return 1 / x
def g():
    f(0)
try:
    g()
except ZeroDivisionError as e:
    print(clean(traceback.format_exc()))
    tb = traceback.extract_tb(e.__traceback__)
    for fr in tb:
        print(fr.lineno, fr.name, fr.line, len(fr), list(fr)[1:])
    print(len(tb), type(tb))
    print([clean(x) for x in traceback.format_tb(e.__traceback__)])
    print(traceback.format_exception_only(type(e), e))
    print([clean(x) for x in traceback.format_exception(type(e), e, e.__traceback__)])
    traceback.print_exc(file=out)
    traceback.print_tb(e.__traceback__, file=out)
    traceback.print_tb(e.__traceback__, limit=1, file=out)
    traceback.print_exception(type(e), e, e.__traceback__, file=out)
    te = traceback.TracebackException.from_exception(e)
    print(str(te), len(te.stack))
    print(clean(''.join(te.format())))
    print([(fr.f_code.co_name, n) for fr, n in traceback.walk_tb(e.__traceback__)])
class MyError(Exception): pass
try:
    try:
        g()
    except ZeroDivisionError as e:
        raise MyError('bad', 3) from e
except MyError:
    print(clean(traceback.format_exc()))
try:
    try:
        g()
    except ZeroDivisionError:
        {}['key']
except KeyError:
    print(clean(traceback.format_exc(chain=False)))
    print(clean(traceback.format_exc()))
    print(clean(traceback.format_exc(limit=0)))
def rec(n):
    if n == 0: raise ValueError
    rec(n - 1)
try:
    rec(8)
except ValueError:
    print(clean(traceback.format_exc()))
print(clean(traceback.format_exc()))
print(traceback.format_list([('a.py', 3, 'f', 'x = 1'), ('b.py', 4, 'g', None)]))
print(traceback.FrameSummary('a.py', 3, 'f', line='  x '), traceback.FrameSummary('a.py', 3, 'f', line='  x ').line)
def h():
    return traceback.extract_stack()
print([x.name for x in h()], [x.line for x in h()])
def p():
    traceback.print_stack(file=out)
p()
class Bad(Exception):
    def __str__(self): raise ValueError
try: raise Bad
except Bad: print(clean(traceback.format_exc()))
try: raise Exception('a\nb')
except Exception: print(clean(traceback.format_exc()))
print(repr(linecache.getline(__file__, 2)), repr(linecache.getline('no.py', 1)))
