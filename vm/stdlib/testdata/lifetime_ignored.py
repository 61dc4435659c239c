class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

class B:
    def __del__(self): raise ValueError('bad')
b = B(); del b; print('after')
def f(): B(); print('f')
f()
def g():
    try: yield
    finally: raise KeyError('k')
x = g(); next(x); x = None; print('g')
def h():
    try: yield
    except GeneratorExit: yield 2
x = h(); next(x); del x; print('h')
try:
    B()
    print('no exception')
except ValueError: print('never')
