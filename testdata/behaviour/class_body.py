x = 1
class C:
    print("body", __name__, __qualname__, __module__)
    y = x + 1
    x = 10
    z = x + y
    for i in range(3): pass
    lst = [i * 2 for i in range(3)]
    def m(self): return x
    class Inner:
        w = 5
        def q(self): return type(self).__qualname__
    if z > 5:
        def extra(self): return "extra"
print(C.y, C.x, C.z, C.i, C.lst, C().m(), C.Inner.w, C.Inner().q(), C().extra(), C.__qualname__, C.Inner.__name__)
print([k for k in C.__dict__ if not k.startswith("__")])
def f():
    class L: pass
    return L
print(f().__qualname__, f() is f(), C.m.__qualname__)
