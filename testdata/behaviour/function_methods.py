class C:
    def m(self, x): return x
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(a): return a
o = C(); m = o.m
print(m(1), C.m(o, 2), m.__self__ is o, m.__func__ is C.__dict__["m"], o.m == o.m, o.m is o.m, C.c(), o.c(), C.s(1), o.s(2), type(m).__name__, m.__name__, hash(o.m) == hash(m))
class D(C): pass
print(D.c(), D().c(), D.c.__self__, type(C.__dict__["c"]).__name__, type(C.__dict__["s"]).__name__, callable(C.__dict__["s"]) in (True, False))
o.dyn = lambda x: x * 2; C.added = lambda self: "added"; print(o.dyn(2), o.added())
for e in ("C.m()", "o.m()", "o.m(1, 2)", "C.c(1)", "o.s()", "C.missing", "m.x", "D.s()"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
