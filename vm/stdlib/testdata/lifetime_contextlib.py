class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

from contextlib import contextmanager, ExitStack
@contextmanager
def m(n):
    a = A(n)
    print('enter')
    try: yield a
    finally: print('exit', n)
with m(1) as x: print(x.n)
del x; print('1')
with m(2): pass
print('2')
try:
    with m(3): raise ValueError
except ValueError: print('caught')
print('3')
def f():
    with m(4): return 5
print(f())
with ExitStack() as s:
    s.enter_context(m(6)); s.callback(print, 'cb')
del s; print('end')
