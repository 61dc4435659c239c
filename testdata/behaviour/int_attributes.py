n = 42
print(n.real, n.imag, n.numerator, n.denominator, n.conjugate(), True.real, n.as_integer_ratio())
print((5).__class__, (5).__add__(6), (5).__add__("a"), (5).__radd__(1), (5).__neg__(), (0).__bool__())
print(int.__add__(1, 2), int.__doc__[:22], int.__name__, int.__mro__)
for bad in ("n.foo", "n.real"):
    try:
        exec(bad + " = 1")
    except AttributeError as e:
        print(type(e).__name__)
