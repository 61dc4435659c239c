class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1); print(p.x, P.__slots__, hasattr(p, "y"), hasattr(p, "__dict__"), type(P.x).__name__)
for s in ("p.z = 1", "p.y", "del p.y", "vars(p)", "P.x.__get__(5)"):
    try:
        exec(s)
    except Exception as e:
        print(s, "->", type(e).__name__, e if "y" not in s else "")
class Q(P): pass
q = Q(1); q.z = 2; print(q.__dict__, q.x)
class R(P):
    __slots__ = "w",
r = R(5); r.w = 1; print(r.w, r.x)
for s in ("class S:\n x = 1\n __slots__ = ('x',)", "class S(int):\n __slots__ = ('x',)", "class S:\n __slots__ = (1,)", "class S:\n __slots__ = ('a b',)", "class T(P, Q): pass", "class S(str):\n __slots__ = ()"):
    try:
        exec(s); print("ok")
    except Exception as e:
        print(type(e).__name__, e)
