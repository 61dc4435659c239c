class P:
    def __init__(s, n, a): s.n, s.a = n, a
    def __eq__(s, o): return isinstance(o, P) and (s.n, s.a) == (o.n, o.a)
    def __lt__(s, o): return s.a < o.a
    def __repr__(s): return s.n
    def __hash__(s): return hash(s.n)
ps = [P("x", 3), P("y", 1), P("z", 2)]
print(sorted(ps), min(ps), max(ps), P("x", 3) == ps[0], P("x", 3) in ps, ps.index(P("z", 2)), {P("x", 3): 1}[ps[0]], P("a", 1) != P("a", 1), ps[0] > ps[1])
class E:
    def __eq__(self, o): return True
for e in ("hash(E())", "{E()}", "ps[0] <= ps[1]", "E() == 5", "E() != 5", "E.__hash__"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, x)
