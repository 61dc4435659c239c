class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

a = A('a'); b = A('b'); c = A('c'); _u = A('_u'); b = A('b2'); __d = A('__d')
l = [A('l1'), A('l2')]
r = A('ring'); r.r = r
def f(): return a
class K: x = A('K.x')
def g():
    try: yield
    finally: print('generator ends')
x = g(); next(x)
print('end of program')
