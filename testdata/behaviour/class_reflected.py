class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
class C(A): pass
class D:
    def __radd__(self, o): return "D.radd"
    def __eq__(self, o): return "D.eq"
    def __lt__(self, o): return "D.lt"
    def __ge__(self, o): return NotImplemented
print(A() + B(), A() + C(), B() + A(), A() + D(), 1 + D(), object.__add__ if hasattr(object, "__add__") else "none")
print(1 == D(), D() == 1, 1 > D(), D() != 1, A() == A(), A() != 1)
for e in ("D() >= 1", "1 <= D()", "D() > D()" , "D() + D()", "D() <= 1"):
    try:
        print(eval(e))
    except TypeError as x:
        print(x)
