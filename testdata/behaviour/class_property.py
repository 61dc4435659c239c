class T:
    def __init__(self): self._c = 0
    @property
    def c(self):
        "The doc."
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("cold")
        self._c = v
    @c.deleter
    def c(self): print("deleting"); self._c = None
    ro = property(lambda self: "ro")
    f = property(lambda s: s._c * 2, None, None, "doc f")
t = T(); t.c = 5; print(t.c, t.f, t.ro, T.c.__doc__, T.f.__doc__, type(T.c).__name__, T.c.fget(t), T.c.fset is not None, "c" in t.__dict__)
del t.c; print(t.c)
try:
    t.c = -300
except ValueError as e:
    print(e)
for s in ("t.ro = 1", "del t.ro", "t.f = 1"):
    try:
        exec(s)
    except AttributeError as e:
        print("AttributeError", s)
class U(T):
    @T.c.getter
    def c(self): return "U"
u = U(); u.c = 3; print(u.c, u._c)
