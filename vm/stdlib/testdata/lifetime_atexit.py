# Functions to be called at exit, and their errors.
import atexit
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
@atexit.register
def first(): print("first registered")
def say(*a, **k): print("say", a, k)
print(atexit.register(say, 1, 2, key=3) is say)
atexit.register(say, "removed twice"); atexit.unregister(print)
def gone(): print("never")
atexit.register(gone); atexit.register(gone); atexit.unregister(gone)
@atexit.register
def more():
    print("more")
    atexit.register(lambda: print("registered at exit"))
held = A("global")
atexit.register(lambda a=A("default"): print("holds", a.n))
try: atexit.register(5)
except TypeError as e: print(e)
try: atexit.register()
except TypeError as e: print(e)
print(atexit._ncallbacks() > 3)
print("end of program")
