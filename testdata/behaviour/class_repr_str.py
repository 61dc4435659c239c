class A: pass
class B:
    def __repr__(self): return "B!"
class C:
    def __str__(self): return "C!"
class D:
    def __repr__(self): return 5
class E:
    def __str__(self): return None
    def __format__(self, s): return 1
print(repr(A())[:20], B(), str(B()), [B()], C(), repr(C())[:20], f"{B()!s}{B()!r}{B()}", A, type(A()), {B(): 1})
for e in ("repr(D())", "str(D())", "str(E())", "print(E())", "format(E())", "f'{D()}'", "[D()].__repr__()"):
    try:
        eval(e)
    except TypeError as x:
        print(e, x)
