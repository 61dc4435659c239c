import cmath


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(cmath.sqrt(-1), cmath.sqrt(3 + 4j), cmath.sqrt(2), cmath.sqrt(-4.0), cmath.sqrt(0), cmath.sqrt(-3 - 4j), cmath.sqrt(1j))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(cmath.polar(3 + 4j), cmath.phase(-1), cmath.phase(1j), cmath.rect(5, 0), cmath.polar(1), cmath.phase(-1 - 0.0j))
print(cmath.exp(0), cmath.exp(1), cmath.log(1), cmath.log(10), cmath.log(100, 10), cmath.log10(1000))
for name in "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh", "atanh", "log", "log10":
    z = getattr(cmath, name)(0.5 + 0.25j)
    print(name, "%.12f %.12f" % (z.real, z.imag))
z = cmath.exp(1j * cmath.pi) + 1
print(abs(z) < 1e-15, cmath.isclose(1 + 1e-10j, 1), cmath.isclose(1, 2), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isnan(complex("nan")), cmath.isinf(complex("infj")), cmath.isfinite(1j), cmath.isfinite(complex("inf")))


def roots(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print(roots(1, 2, 5), roots(1, -3, 2), roots(1, 0, 1))
attempt(lambda: cmath.log(0))
attempt(lambda: cmath.exp(1000))
attempt(lambda: cmath.sqrt("a"))
attempt(lambda: cmath.sqrt())
attempt(lambda: cmath.isclose(1, 1, rel_tol=-1))


class C:
    def __complex__(self):
        return 3 + 4j


print(cmath.sqrt(C()))
