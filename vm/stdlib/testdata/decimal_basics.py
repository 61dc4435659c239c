from decimal import *
import decimal


def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


D = Decimal
print(D(1) / D(7), D('0.1') + D('0.2'), D('1.10') * 3, 7 // D('2'), -D(7) % 3, D(2) ** 0.5 if False else D(2) ** D('0.5'))
print(repr(D('3.14')), D(3.14), D((0, (3, 1, 4), -2)), D(10**40), D('1_000.5'), D(), D('  -2 '), D(True))
attempt(D, 'abc')
attempt(D, None)
attempt(D, (1, 2))
attempt(lambda: D(1) / 0)
attempt(lambda: D(0) / 0)
attempt(lambda: D(1) + 1.5)
attempt(lambda: D(1) < 'a')
attempt(lambda: D('sNaN') + 1)
attempt(lambda: D('NaN') < 1)
attempt(lambda: D('1e999999') * 10)
attempt(lambda: D(-1).sqrt())
attempt(int, D('Infinity'))
attempt(float, D('sNaN'))
attempt(hash, D('sNaN'))
print(D('1.0') == 1 == D('1'), D('0.5') == 0.5, D('0.1') == 0.1, hash(D('1.5')) == hash(1.5), D(3) in {3: 1}, D('NaN') == D('NaN'))
print(sorted([D('3'), D('1.5'), 2, D('-1')]), max(D(1), 2), sum([D('0.1')] * 3), round(D('2.675'), 2), round(D('2.5')), int(D('-3.9')), float(D('0.25')))
getcontext().prec = 6
print(D(1) / D(7), getcontext())
print(D('7.325').quantize(D('.01'), rounding=ROUND_DOWN), D('7.325').quantize(D('1.'), rounding=ROUND_UP), D('-2.5').to_integral_value())
with localcontext() as ctx:
    ctx.prec = 42
    print(D(2).sqrt(), D(1).exp(), D(10).ln(), D('123.456').log10())
print(D(2).sqrt(), getcontext().flags[Inexact], getcontext().flags[Overflow])
setcontext(ExtendedContext)
print(D(1) / D(0), D(355) / D(113), getcontext().flags[DivisionByZero])
getcontext().clear_flags()
print(getcontext())
getcontext().traps[Inexact] = True
attempt(lambda: D(1) / 3)
setcontext(DefaultContext)
print(D('-1.50').as_tuple(), D('-1.50').normalize(), D('1.5').as_integer_ratio(), D('123.45').adjusted(), D('1E+3').to_eng_string())
print(D('1.5').copy_sign(D(-1)), D(-3).copy_abs(), D('Infinity').is_infinite(), D('-0').is_signed(), D(5).compare(D(7)), D('1E-1000010').number_class())
print(f"{D('1234567.891'):,.2f} {D('0.00001'):e} {D('12'):>8} {D('12.3456'):.3g} {D('0.256'):.1%} {D('-5'):+08.2f} {D('1e10'):f} {D('2'):x^5}")
attempt(format, D(1), 'd')
attempt(format, D(1), '.')
ctx = Context(prec=5, rounding=ROUND_HALF_UP)
print(ctx.divide(D(10), 3), ctx.create_decimal('1.2345678'), ctx.power(2, 10), ctx.sqrt(2), ctx.multiply(D('1.11111'), D('1.1')), ctx.add(1, 2), ctx.to_sci_string(D('1e9')))
attempt(Context, prec=0)
attempt(Context, rounding='up')
attempt(setattr, ctx, 'foo', 1)
attempt(setattr, ctx, 'Emin', 5)


class Money(Decimal):
    def __repr__(self):
        return '$' + str(self)


m = Money('1.50')
print(repr(m), type(m + 1), repr(m + 1), isinstance(m, Decimal), Money.from_float(0.5))


def pi():
    getcontext().prec += 2
    three = D(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s


print(pi())
for r in [ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP]:
    print(r, [str(D(x).quantize(D('1'), r)) for x in ['1.1', '1.5', '2.5', '-1.5', '-1.1', '0.5', '10.9']])
print(issubclass(DivisionByZero, ZeroDivisionError), DivisionByZero.__mro__[1:4], InvalidOperation.__bases__)
try:
    D('x')
except InvalidOperation as e:
    print(e.args, repr(e))
attempt(lambda: decimal.nothing)
attempt(lambda: D(1).nothing)
D('bad number')
