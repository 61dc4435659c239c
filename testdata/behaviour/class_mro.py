class O: pass
class X(O):
    def go(self): return ["X"] + super().go() if hasattr(super(), "go") else ["X"]
class Base:
    def go(self): return ["Base"]
class A(Base):
    def go(self): return ["A"] + super().go()
class B(Base):
    def go(self): return ["B"] + super().go()
class C(A, B):
    def go(self): return ["C"] + super().go()
print(C().go(), [k.__name__ for k in C.__mro__], [k.__name__ for k in C.mro()])
try:
    class Bad(Base, A): pass
except TypeError as e:
    print(e)
class D(X, Base):
    pass
print(D().go(), D.__base__)
