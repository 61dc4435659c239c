class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

def g(n):
    a = A(n)
    try:
        yield 1
        yield 2
    finally:
        print('finally', n)
x = g(1); next(x); print('suspended'); x = None; print('closed')
x = g(2); x = None; print('never started')
for v in g(3): break
print('broken')
for v in g(4): pass
print('whole')
next(g(5)); print('next')
def h():
    with cm(): yield 1
class cm:
    def __enter__(self): print('enter')
    def __exit__(self, *a): print('exit', a[0] and a[0].__name__)
x = h(); next(x); del x; print('with')
def k():
    try: yield 1
    except GeneratorExit: print('GeneratorExit'); raise
x = k(); next(x); x = 0
def bad():
    try: yield
    finally: print('bad')
def outer():
    yield from bad()
x = outer(); next(x); x = 0; print('delegated')
l = [g(i) for i in 'ab']
for y in l: next(y)
y = 0
l = 0
z = (A(i) for i in range(3)); next(z); print('genexp'); next(z); z = None
def plain():
    a = A('plain'); yield 1
z = plain(); next(z); z = 0; print('plain gone')
def args(x): yield x
z = args(A('arg')); print('waiting'); z = None
any(v for v in g('any')); print('any')
list(zip(g('zip'), [1])); print('zip')
x, y = g('unpack'); print('unpacked')
