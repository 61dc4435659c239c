x = 1
def read(): return x
def write():
    global x, fresh
    x = 2; fresh = "made"
def shadow():
    x = 3
    return x
print(read(), shadow(), x); write(); print(x, fresh, read(), "x" in globals(), globals()["x"])
class C:
    x = "class"
    def m(self): return x
    y = [x for _ in range(1)]
print(C().m(), C.x, C.y)
def f():
    global g
    def g(): return "global g"
    global K
    class K: pass
f(); print(g(), K.__qualname__)
del x
try:
    read()
except NameError as e:
    print(e)
