def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(c=1, a=2), f(*[1, 2], **{"c": 3, "z": 4}), f(1, *(2, 3), c=0, **{}))
def p(a, b, /, c, *, d): return a, b, c, d
print(p(1, 2, 3, d=4), p(1, 2, c=3, d=4))
def g(x): pass
def h(*, k): pass
for e in ("f()", "f(1)", "f(1, a=2, c=3)", "p(1, 2, 3, 4)", "p(a=1, b=2, c=3, d=4)", "p(1, 2)", "g()", "g(1, 2)", "g(y=1)", "g(1, x=2)", "g(*5)", "g(**5)", "g(**{1: 2})", "h(1)", "h()", "h(k=1, **{'k': 2})", "(lambda: 0)(1)", "(lambda a, b: 0)()", "(lambda a, b, c, d: 0)(1)"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, "->", x)
