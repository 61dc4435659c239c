class A:
    v = 1
    def m(self): return "A.m"
    @classmethod
    def c(cls): return "A.c " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    v = 2
    def m(self): return super().m() + "<B" + str(super().v)
    @classmethod
    def c(cls): return super().c() + "<B"
    @property
    def p(self): return super().p + "<B"
    def nested(self): return (lambda: super(B, self).m())()
    def get(self): return super().s()
b = B(); print(b.m(), B.c(), b.c(), b.p, b.nested(), b.get(), super(B, b).v, super(B, B).c())
def no(): return super()
class C:
    def f(): return super()
    def g(self): 
        del self
        return super().x
for e in ("no()", "C.f()", "C().g()", "super(B, 5)", "super(5)", "super(B, b).zzz", "super(1, 2, 3)", "super().x"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
