class A:
    def __new__(cls, *args, **kw): print("new", cls.__name__, args, kw); return object.__new__(cls)
    def __init__(self, a, b=2): print("init", a, b)
class B(A): pass
B(1, b=5)
class E: pass
class F:
    def __init__(self): return 5
class G:
    def __new__(cls, x): return super().__new__(cls)
for e in ("E(1)", "E(x=1)", "F()", "object(1)", "G()", "G(1).x", "object.__new__(5)", "object.__new__()", "object.__new__(int)", "E.__init__(E(), 1)", "int.__new__(str)", "A()"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
