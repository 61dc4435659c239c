class A:
    def __init__(self, x=0): self.x = x; print("A", x)
    def hi(self): return "A.hi " + self.who()
    def who(self): return "A"
class B(A):
    def __init__(self, x, y): super().__init__(x); self.y = y; print("B", y)
    def who(self): return "B+" + super().who()
class C(B):
    def hi(self): return "C:" + super().hi()
c = C(1, 2); print(c.hi(), c.x, c.y, C.__mro__, C.__bases__, issubclass(C, A), isinstance(c, B), A.who(c), super(B, c).who(), B.__subclasses__())
class D: pass
d = D(); d.__class__ = A; d.x = 3; print(d.hi())
