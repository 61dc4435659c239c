# since 3.13
def f(x):
    match x:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case [a, b]: return f"pair {a} {b}"
        case [first, *rest]: return f"list {first} {rest}"
        case {"k": v, **kw}: return f"map {v} {kw}"
        case str() as s: return "str " + s
        case None: return "none"
        case _: return "other"
print([f(v) for v in (0, 1, 500, [1, 2], (1, 2, 3), {"k": 1, "z": 2}, "hi", None, 3.5, [])])
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def g(p):
    match p:
        case P(0, 0): return "origin"
        case P(x, y=0): return f"x {x}"
        case P(x=a, y=b): return f"{a},{b}"
print(g(P(0, 0)), g(P(3, 0)), g(P(1, 2)), g(5))
