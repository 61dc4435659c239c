# Exceptions that nobody can handle are written and forgotten.
import weakref, sys
class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        raise RuntimeError("from " + self.n)
class B:
    def __del__(self): return self.missing
class C:
    def __del__(self):
        try: 1 / 0
        except ZeroDivisionError: raise KeyError("inside")
class K: pass
def bad_callback(r): raise ValueError("callback")
def gen():
    try: yield
    finally: raise OSError("generator")
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
A("one"); print("1")
l = [A("two"), B()]; del l; print("2")
C(); print("3")
k = K(); w = weakref.ref(k, bad_callback); del k; print("4")
g = gen(); next(g); del g; print("5")
def f():
    a = A("local")
    return 7
print(f())
try: A("in try")
except RuntimeError: print("never")
print("6", sys.exc_info()[0])
class E(Exception):
    def __str__(self): return "own text"
class D:
    def __del__(self): raise E
D(); print("end")
