"""Fraction, infinite-precision, real numbers."""

from decimal import Decimal
import math
import numbers
import operator
import re

#: before 3.9
__all__ = ['Fraction', 'gcd']


def gcd(a, b):
    """Calculate the Greatest Common Divisor of a and b."""
    import warnings
    warnings.warn('fractions.gcd() is deprecated. Use math.gcd() instead.', DeprecationWarning, 2)
    if type(a) is int is type(b):
        if (b or a) < 0:
            return -math.gcd(a, b)
        return math.gcd(a, b)
    while b:
        a, b = b, a % b
    return a
#: end
#: since 3.9
__all__ = ['Fraction']
#: end

_MODULUS = (1 << 61) - 1
_HASH_INF = 314159

#: before 3.11
_parse = re.compile(r'''
    \s*
    (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<num>\d*)
    (?:
       (?:/(?P<denom>\d+))?
    |
       (?:\.(?P<decimal>\d*))?
       (?:E(?P<exp>[-+]?\d+))?
    )
    \s*\Z
''', re.VERBOSE | re.IGNORECASE).match
#: end
#: since 3.11
_parse = re.compile(r'''
    \s*
    (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<num>\d*|\d+(_\d+)*)
    (?:
       (?:\s*/\s*(?P<denom>\d+(_\d+)*))?
    |
       (?:\.(?P<decimal>\d*|\d+(_\d+)*))?
       (?:E(?P<exp>[-+]?\d+(_\d+)*))?
    )
    \s*\Z
''', re.VERBOSE | re.IGNORECASE).match
#: end


#: since 3.12
_general_format = re.compile(r'''
    (?: (?P<fill>.)? (?P<align>[<>=^]) )?
    (?P<sign>[-+ ]?) (?P<alt>\#)? (?P<width>0|[1-9][0-9]*)? (?P<comma>[,_])?
''', re.DOTALL | re.VERBOSE).fullmatch
_float_format = re.compile(r'''
    (?: (?P<fill>.)? (?P<align>[<>=^]) )?
    (?P<sign>[-+ ]?) (?P<nonegative>z)? (?P<alt>\#)? (?P<zeros>0(?=[0-9]))?
    (?P<width>0|[1-9][0-9]*)? (?P<comma>[,_])?
    (?:\.(?P<precision>0|[1-9][0-9]*))? (?P<type>[eEfFgG%])
''', re.DOTALL | re.VERBOSE).fullmatch


def _rounded(n, d, exponent, no_negative_zero=False):
    """n / d as a number of 10 ** exponent, rounded half to even: whether it is negative, and its size."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, rest = divmod(n + (d >> 1), d)
    if not rest and not d & 1:
        q &= ~1
    return q < 0 if no_negative_zero else n < 0, abs(q)


def _rounded_to_figures(n, d, figures):
    """As _rounded(), to a number of digits, with the exponent."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    exponent = len(top) - len(bottom) + (bottom <= top) - figures
    negative, digits = _rounded(n, d, exponent)
    if digits >= 10 ** figures:
        digits, exponent = digits // 10, exponent + 1
    return negative, digits, exponent


def _padded(match, sign, body):
    padding = (match['fill'] or ' ') * (int(match['width'] or '0') - len(sign) - len(body))
    align = match['align'] or '>'
    if align == '=':
        return sign + padding + body
    before = len(padding) if align == '>' else len(padding) // 2 if align == '^' else 0
    return padding[:before] + sign + body + padding[before:]


#: end
class Fraction(numbers.Rational):
    """This class implements rational numbers."""

    __slots__ = ('_numerator', '_denominator')

    #: before 3.12
    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
    #: end
    #: since 3.12
    def __new__(cls, numerator=0, denominator=None):
    #: end
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if isinstance(numerator, (float, Decimal)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError('argument should be a string or a Rational instance')
            m = _parse(numerator)
            if m is None:
                raise ValueError('Invalid literal for Fraction: %r' % numerator)
            top = int(m.group('num') or '0')
            bottom = m.group('denom')
            if bottom:
                bottom = int(bottom)
            else:
                bottom = 1
                digits = m.group('decimal')
                if digits:
                    digits = digits.replace('_', '')
                    scale = 10 ** len(digits)
                    top = top * scale + int(digits)
                    bottom *= scale
                exp = m.group('exp')
                if exp:
                    exp = int(exp)
                    if exp >= 0:
                        top *= 10 ** exp
                    else:
                        bottom *= 10 ** -exp
            if m.group('sign') == '-':
                top = -top
        elif type(numerator) is int is type(denominator):
            top, bottom = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
        else:
            raise TypeError('both arguments should be Rational instances')
        if bottom == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % top)
        g = math.gcd(top, bottom)
        if bottom < 0:
            g = -g
        self._numerator, self._denominator = top // g, bottom // g
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('%s.from_float() only takes floats, not %r (%s)' % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError('%s.from_decimal() only takes Decimals, not %r (%s)' % (cls.__name__, dec, type(dec).__name__))
        return cls(*dec.as_integer_ratio())

    #: since 3.12
    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1
    #: end

    def as_integer_ratio(self):
        """Return the integer ratio as a tuple."""
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        one = Fraction(p0 + k * p1, q0 + k * q1)
        two = Fraction(p1, q1)
        if abs(two - self) <= abs(one - self):
            return two
        return one

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        """repr(self)"""
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        """str(self)"""
        if self._denominator == 1:
            return str(self._numerator)
        return '%s/%s' % (self._numerator, self._denominator)

    #: since 3.12
    def __format__(self, format_spec, /):
        """Format this fraction according to the given format specification."""
        match = _general_format(format_spec)
        if match:
            comma = match['comma'] or ''
            body = format(abs(self._numerator), comma)
            if self._denominator > 1 or match['alt']:
                body += '/' + format(self._denominator, comma)
            return _padded(match, self._sign(match, self._numerator < 0), body)
        match = _float_format(format_spec)
        if match and (match['align'] is None or match['zeros'] is None):
            return self._float_style(match)
        raise ValueError(f'Invalid format specifier {format_spec!r} '
                         f'for object of type {type(self).__name__!r}')

    @staticmethod
    def _sign(match, negative):
        return '-' if negative else match['sign'].replace('-', '')

    def _float_style(self, match):
        kind, precision = match['type'], int(match['precision'] or '6')
        suffix = ''
        if kind in 'fF%':
            suffix = '%' if kind == '%' else ''
            negative, number = _rounded(self._numerator, self._denominator,
                                        -precision - 2 * len(suffix), bool(match['nonegative']))
            point = precision
        else:
            general = kind in 'gG'
            figures = max(precision, 1) if general else precision + 1
            negative, number, exponent = _rounded_to_figures(self._numerator, self._denominator, figures)
            point = -exponent
            if not general or exponent > 0 or exponent + figures <= -4:
                point = figures - 1
                suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
        digits = str(number).zfill(point + 1)
        whole, fraction = digits[:len(digits) - point], digits[len(digits) - point:]
        if kind in 'gG' and not match['alt']:
            fraction = fraction.rstrip('0')
        if fraction or match['alt']:
            fraction = '.' + fraction
        sign, comma = self._sign(match, negative), match['comma']
        if match['zeros']:
            room = int(match['width'] or '0') - len(sign) - len(fraction) - len(suffix)
            whole = whole.zfill(3 * room // 4 + 1 if comma else room)
        if comma:
            first = (len(whole) - 1) % 3 + 1
            groups = [whole[i:i + 3] for i in range(first, len(whole), 3)]
            whole = comma.join([whole[:first], *groups])
        return _padded(match, sign, whole + fraction + suffix)

    #: end
    def _operators(operation, fallback, complex_too=True):
        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return operation(a, Fraction(b))
            if isinstance(b, float):
                return fallback(float(a), b)
            #: before 3.12
            if isinstance(b, complex):
                return fallback(complex(a), b)
            #: end
            #: since 3.12
            if complex_too and isinstance(b, complex):
                return fallback(float(a), b)
            #: end
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return operation(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            #: before 3.12
            if isinstance(a, numbers.Complex):
                return fallback(complex(a), complex(b))
            #: end
            #: since 3.12
            if complex_too and isinstance(a, numbers.Complex):
                return fallback(complex(a), float(b))
            #: end
            return NotImplemented

        forward.__name__ = '__' + fallback.__name__ + '__'
        reverse.__name__ = '__r' + fallback.__name__ + '__'
        forward.__doc__ = reverse.__doc__ = operation.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

    __add__, __radd__ = _operators(_add, operator.add)

    def _sub(a, b):
        """a - b"""
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

    __sub__, __rsub__ = _operators(_sub, operator.sub)

    def _mul(a, b):
        """a * b"""
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    __mul__, __rmul__ = _operators(_mul, operator.mul)

    def _div(a, b):
        """a / b"""
        #: since 3.12
        if b.numerator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % b.denominator)
        #: end
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)

    __truediv__, __rtruediv__ = _operators(_div, operator.truediv)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    __floordiv__, __rfloordiv__ = _operators(_floordiv, operator.floordiv, False)

    def _divmod(a, b):
        """(a // b, a % b)"""
        bottom = a.denominator * b.denominator
        whole, rest = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
        return whole, Fraction(rest, bottom)

    __divmod__, __rdivmod__ = _operators(_divmod, divmod, False)

    def _mod(a, b):
        """a % b"""
        return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator)

    __mod__, __rmod__ = _operators(_mod, operator.mod, False)

    def __pow__(a, b):
        """a ** b"""
        if isinstance(b, numbers.Rational):
            if b.denominator == 1:
                power = b.numerator
                if power >= 0:
                    return Fraction(a._numerator ** power, a._denominator ** power)
                #: since 3.12
                if a._numerator == 0:
                    raise ZeroDivisionError('Fraction(%s, 0)' % a._denominator ** -power)
                #: end
                return Fraction(a._denominator ** -power, a._numerator ** -power)
            return float(a) ** float(b)
        #: since 3.12
        if not isinstance(b, (float, complex)):
            return NotImplemented
        #: end
        return float(a) ** b

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        """+a"""
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction(abs(a._numerator), a._denominator)

    #: since 3.11
    def __int__(a, _index=operator.index):
        """int(a)"""
        if a._numerator < 0:
            return _index(-(-a._numerator // a._denominator))
        return _index(a._numerator // a._denominator)
    #: end

    def __trunc__(a):
        """trunc(a)"""
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits)"""
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor + floor % 2
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """hash(self)"""
        try:
            inverse = pow(self._denominator, _MODULUS - 2, _MODULUS)
        except ValueError:
            inverse = 0
        if not inverse:
            h = _HASH_INF
        else:
            h = hash(abs(self._numerator) * inverse % _MODULUS)
        result = h if self._numerator >= 0 else -h
        return -2 if result == -1 else result

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._compare(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._compare(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._compare(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (str(self),))

    def __copy__(self):
        if type(self) == Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        if type(self) == Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    del _operators, _add, _sub, _mul, _div, _floordiv, _divmod, _mod
