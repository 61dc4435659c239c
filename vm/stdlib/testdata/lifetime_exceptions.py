class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

def f(n):
    a = A(n)
    raise ValueError(n)
try: f(1)
except ValueError as e: x = e
print('kept'); x = None; print('released')
try: f(2)
except ValueError: pass
print('2')
try:
    try: f(3)
    except ValueError as e:
        raise KeyError from e
except KeyError as k: print('nested')
print('3')
def g():
    try: f(4)
    finally: print('finally')
try: g()
except ValueError: print('except')
import sys
try: f(5)
except ValueError:
    tb = sys.exc_info()[2]
print('tb'); del tb; print('5')
e = None
try: f(6)
except ValueError as err: e = err.with_traceback(None)
print('6'); e = 0
class E(Exception):
    def __del__(self): print('del E')
try: raise E
except E: print('caught')
print('E')
try: raise E('x')
except E as e: print('as')
print('E2')
def h():
    try: return A('ret')
    finally: print('h finally')
h(); print('h')
def loop():
    for i in range(2):
        try: f(i)
        except ValueError: continue
loop()
with_ = None
class cm:
    def __enter__(self): return A('entered')
    def __exit__(self, *a): print('exit'); return True
with cm() as c: pass
print('with'); del c
with cm(): f('w')
print('swallowed')
