import math
from math import pi, sqrt

print(math.__name__, math.__doc__)
print(pi, math.e, math.tau, math.inf, math.nan)
print(sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5))
print(math.factorial(20), math.gcd(12, 18), math.comb(5, 2), math.perm(5, 2), math.isqrt(99))
print(math.log(100, 10), math.log2(8), math.log10(1000), math.exp(1))
print(math.hypot(3, 4), math.dist((0, 0), (3, 4)), math.prod([1, 2, 3, 4]))
print(math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.copysign(1, -0.0))
print(math.degrees(math.pi), math.radians(180), math.atan2(1, 1))
print(math.frexp(8.0), math.modf(-3.75), math.ldexp(0.5, 4))
for name in "lcm", "cbrt", "exp2", "nextafter", "ulp", "sumprod", "fma":
    print(name, hasattr(math, name))
try:
    math.sqrt(-1)
except ValueError as e:
    print(type(e).__name__)
math.nothing
