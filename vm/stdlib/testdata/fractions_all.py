from fractions import Fraction as F
from decimal import Decimal
import fractions
import math
import copy


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


print(F(3, 4), F(6, -8), F(5), F(), repr(F('3/4')), F('1.25'), F('-1e3'), F(' 7/3 '), F(0.5), F(0.1), F(Decimal('1.1')), F(F(1, 2), F(3, 4)))
attempt(F, 1, 0)
attempt(F, 'x')
attempt(F, 1.5, 2)
attempt(F, None)
attempt(F, '1/0')
attempt(F.from_float, 'a')
a, b = F(1, 3), F(2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(F(7, 2), b), a ** 2, a ** -2, a ** 0.5, 2 ** F(3), a + 1, 1 - a, a * 2.0, 3 / a, -a, +a, abs(F(-1, 2)))
print(a < b, a == F(2, 6), a == 1 / 3, F(1, 2) == 0.5, F(2) == 2, a > 0.3, a >= 1, F(1, 2) == Decimal('0.5'), hash(F(1, 2)) == hash(0.5), {F(2): 'x'}[2], bool(F(0)))
print(int(F(-7, 2)), float(F(1, 4)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), math.floor(F(-1, 2)), math.ceil(F(1, 2)), math.trunc(F(-3, 2)), complex(F(1, 2)))
print(F(math.pi).limit_denominator(1000), F('3.1415926535897932').limit_denominator(10), F(3, 7).limit_denominator(), F(1, 3).numerator, F(1, 3).denominator, F(1, 3).as_integer_ratio())
attempt(F(1, 2).limit_denominator, 0)
attempt(lambda: a / 0)
attempt(lambda: F(0) ** -1)
attempt(lambda: a + 'x')
attempt(lambda: a < 'x')
attempt(lambda: a // 0)
print(sum([F(1, n) for n in range(1, 11)]), max(F(1, 2), F(2, 3)), sorted([F(1, 2), 0.3, 1, F(1, 5)]), F.from_float(0.75), F.from_decimal(Decimal('0.2')), F(True))
print(copy.copy(a) is a, copy.deepcopy(a) == a, isinstance(a, fractions.numbers.Rational), a + 1j, a == 1j)
x, n = F(2), 0
for n in range(5):
    x = (x + 2 / x) / 2
print(x, float(x), str(a), f'{str(b):>8}')


def egypt(f):
    parts = []
    while f:
        d = math.ceil(1 / f)
        parts.append(d)
        f -= F(1, d)
    return parts


print(egypt(F(7, 15)), egypt(F(5, 121)))
F(1, 0)
