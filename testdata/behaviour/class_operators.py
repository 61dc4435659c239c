class V:
    def __init__(s, x): s.x = x
    def __repr__(s): return f"V({s.x})"
    def __add__(s, o): return V(s.x + (o.x if isinstance(o, V) else o))
    def __radd__(s, o): return V(o + s.x)
    def __iadd__(s, o): s.x += 100; return s
    def __sub__(s, o): return NotImplemented
    def __rsub__(s, o): return "rsub"
    def __neg__(s): return V(-s.x)
    def __pos__(s): return "pos"
    def __invert__(s): return "inv"
    def __abs__(s): return "abs"
    def __mul__(s, o): return "mul"
    def __matmul__(s, o): return "matmul"
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __rpow__(s, o): return "rpow"
    def __divmod__(s, o): return "divmod"
    def __lshift__(s, o): return "<<"
    def __rand__(s, o): return "rand"
v = V(1); print(v + 1, 1 + v, v + v, 5 - v, -v, +v, ~v, abs(v), v * 2, v @ v, v ** 2, pow(v, 2, 3), 2 ** v, divmod(v, 1), v << 1, 1 & v, sum([v, v]))
w = v; w += 1; print(w, w is v)
for e in ("v - v", "v - 1", "v / 1", "1 * v", "v // 2", "v & 1", "v @ 1 if 0 else v | v", "v < v", "[] + v if 0 else v ^ 1"):
    try:
        print(eval(e))
    except TypeError as x:
        print(x)
