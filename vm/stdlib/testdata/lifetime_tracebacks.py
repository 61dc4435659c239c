# Exceptions keep frames, and what is in them, alive.
import sys, traceback
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
class E(Exception):
    def __del__(self): print("del E", *[str(a) for a in self.args])
def inner(a):
    b = A("inner local")
    raise E("inner")
def outer():
    c = A("outer local")
    inner(A("argument"))
try: outer()
except E as e: print("handling", e)
print("handled")
try: outer()
except E as e: kept = e
print("kept"); kept.__traceback__ = None; print("no traceback"); kept = None; print("gone")
try:
    try: outer()
    except E: raise ValueError("second")
except ValueError as e: print(type(e.__context__).__name__)
print("context")
try:
    try: outer()
    except E as x: raise KeyError("third") from x
except KeyError as e: err = e
print("cause"); err.__cause__ = err.__context__ = None; err = None; print("cleared")
def handler():
    d = A("handler local")
    try: inner(A("h"))
    except E:
        print(sys.exc_info()[0].__name__)
        return A("returned")
    finally: print("finally")
print(handler().n)
def loop():
    for i in range(2):
        x = A("x%d" % i)
        try:
            y = A("y%d" % i)
            if i: raise E(i)
        except E: print("caught", i); continue
        print("no error", i)
loop()
def nested():
    try:
        try: raise E("a")
        finally: raise E("b")
    except E as e: print(e, e.__context__)
nested()
def reraise():
    try: inner(A("r"))
    except E: print("again"); raise
try: reraise()
except E: print("outside")
class CM:
    def __enter__(self): return A("as")
    def __exit__(self, *a): print("exit", a[0] and a[0].__name__); return True
    def __del__(self): print("del CM")
with CM() as v: inner(A("with"))
print("with"); v = None
with CM(): pass
print("plain")
def tail():
    try: return A("value")
    finally: print("cleanup")
tail(); print("end")
