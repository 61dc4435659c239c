"""
Basic statistics module.

This module provides functions for calculating statistics of data, including
averages, variance, and standard deviation.
"""

import math
import numbers
import random as _random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, repeat

__all__ = ['NormalDist', 'StatisticsError', 'fmean', 'geometric_mean', 'harmonic_mean', 'mean',
           'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev',
           'pvariance', 'quantiles', 'stdev', 'variance']
#: since 3.12
__all__ += ['correlation', 'covariance', 'linear_regression']
#: end
#: since 3.13
__all__ += ['kde', 'kde_random']
#: end


class StatisticsError(ValueError):
    pass


# Exact sums: a ratio for every number, added up for each denominator.

def _no_ratio(x):
    return TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__)


#: before 3.10
def _exact_ratio(x):
    exact = type(x) is float or type(x) is Decimal
    try:
        if not exact and hasattr(x, 'numerator') and hasattr(x, 'denominator'):
            return x.numerator, x.denominator
        if not exact and not hasattr(x, 'as_integer_ratio'):
            raise _no_ratio(x)
        return x.as_integer_ratio()
    except (OverflowError, ValueError):
        return x, None  # an infinity, or no number
#: end
#: since 3.10
def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None  # an infinity, or no number
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise _no_ratio(x)
#: end


def _coerce(T, S):
    """The type of results for data of two types."""
    if T is S or S is int or S is bool:
        return T
    if T is int:
        return S
    for wider, other in ((S, T), (T, S)):
        if issubclass(wider, other):
            return wider
    for plain, other in ((T, S), (S, T)):
        if issubclass(plain, int):
            return other
    for exact, other in ((T, S), (S, T)):
        if issubclass(exact, Fraction) and issubclass(other, float):
            return other
    raise TypeError("don't know how to coerce %s and %s" % (T.__name__, S.__name__))


def _total(partials, power=1):
    if None in partials:
        return partials[None]
    return sum([Fraction(n, d ** power) for d, n in partials.items()], Fraction(0))


def _sum(data):
    """The type of the result, the sum of the data, and how many there are."""
    partials, kinds, count = {}, [], 0
    for kind, values in groupby(data, type):
        if kind not in kinds:
            kinds.append(kind)
        for value in values:
            n, d = _exact_ratio(value)
            partials[d] = partials.get(d, 0) + n
            count += 1
    result = int
    for kind in kinds:
        result = _coerce(result, kind)
    return result, _total(partials), count


def _convert(value, T):
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if not issubclass(T, Decimal):
            raise
    return T(value.numerator) / T(value.denominator)


def _listed(data):
    return list(data) if iter(data) is data else data


def _fail_neg(values, errmsg='negative value'):
    for value in values:
        if value < 0:
            raise StatisticsError(errmsg)
        yield value


# Averages.

def mean(data):
    """Return the sample arithmetic mean of data."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def _fmean(data):
    if not hasattr(data, '__len__'):
        data = list(data)
    total = math.fsum(data)
    if not len(data):
        raise StatisticsError('fmean requires at least one data point')
    return total / len(data)


#: before 3.11
def fmean(data):
    """Convert data to floats and compute the arithmetic mean."""
    return _fmean(data)


#: end
#: since 3.11
def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        return _fmean(data)
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        num = _sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    den = math.fsum(weights)
    if not den:
        raise StatisticsError('sum of weights must be non-zero')
    return num / den


#: end
#: since 3.12
_sumprod = math.sumprod
#: end

#: before 3.13
def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError('geometric mean requires a non-empty dataset '
                              ' containing positive numbers') from None
#: end
#: since 3.13
def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    logarithms, zero, n = [], False, 0
    for x in data:
        n += 1
        if x > 0.0 or math.isnan(x):
            logarithms.append(math.log(x))
        elif x == 0.0:
            zero = True
        else:
            raise StatisticsError('No negative inputs allowed', x)
    total = math.fsum(logarithms)
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if math.isnan(total) or zero and total == math.inf:
        return math.nan
    return 0.0 if zero else math.exp(total / n)
#: end


def _harmonic_mean(data, weights, errmsg='harmonic mean does not support negative values'):
    data = _listed(data)
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (numbers.Real, Decimal)):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(errmsg)
        return x
    if weights is None:
        weights, whole = repeat(1, n), n
    else:
        weights = _listed(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        whole = _sum(_fail_neg(weights, errmsg))[1]
    try:
        T, total, _ = _sum([w / x if w else 0 for w, x in zip(weights, _fail_neg(data, errmsg))])
    except ZeroDivisionError:
        return 0
    #: since 3.10
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    #: end
    return _convert(whole / total, T)


#: before 3.10
def harmonic_mean(data):
    """Return the harmonic mean of data."""
    return _harmonic_mean(data, None)
#: end
#: since 3.10
def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    return _harmonic_mean(data, weights)
#: end


# Medians and modes.

def _ordered(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    """Return the median (middle value) of numeric data."""
    data = _ordered(data)
    half, odd = divmod(len(data), 2)
    return data[half] if odd else (data[half - 1] + data[half]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = _ordered(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = _ordered(data)
    return data[len(data) // 2]


#: before 3.11
def median_grouped(data, interval=1):
    """Return the 50th percentile (median) of grouped continuous data."""
    data = _ordered(data)
    n = len(data)
    if n == 1:
        return data[0]
    x = data[n // 2]
    for obj in (x, interval):
        if isinstance(obj, (str, bytes)):
            raise TypeError('expected number but got %r' % obj)
    try:
        low = x - interval / 2
    except TypeError:
        low = float(x) - float(interval) / 2
    first = bisect_left(data, x)
    if data[first] != x:
        raise ValueError
    return low + interval * (n / 2 - first) / (bisect_right(data, x, first) - first)
#: end
#: since 3.11
def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of intervals."""
    data = _ordered(data)
    n = len(data)
    x = data[n // 2]
    first = bisect_left(data, x)
    frequency = bisect_right(data, x, first) - first
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    return x - interval / 2.0 + interval * (n / 2 - first) / frequency
#: end


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError('no mode for empty data')
    return pairs[0][0]


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = Counter(iter(data))
    top = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == top]


def quantiles(data, *, n=4, method='exclusive'):
    """Divide *data* into *n* continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    #: before 3.13
    if size < 2:
        raise StatisticsError('must have at least two data points')
    #: end
    #: since 3.13
    if size < 1:
        raise StatisticsError('must have at least one data point')
    if size == 1:
        return data * (n - 1)
    #: end
    if method not in ('inclusive', 'exclusive'):
        raise ValueError('Unknown method: %r' % (method,))
    inclusive = method == 'inclusive'
    points = size - 1 if inclusive else size + 1
    result = []
    for i in range(1, n):
        j = i * points // n
        if not inclusive:
            j = min(max(j, 1), size - 1)
        delta = i * points - j * n
        j -= not inclusive
        result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    return result


# Spread.

#: before 3.11
def _squares(data, center, least, message):
    # The type of the result, the sum of the squares of the deviations, and how many there are.
    data = _listed(data)
    n = len(data)
    if n < least:
        raise StatisticsError(message)
    if center is not None:
        T, total, _ = _sum([(x - center) ** 2 for x in data])
        return T, total, n
    center = mean(data)
    T, total, _ = _sum([(x - center) ** 2 for x in data])
    total -= _sum([x - center for x in data])[1] ** 2 / n
    return T, total, n


def _root(value, T):
    return value.sqrt() if hasattr(value, 'sqrt') else math.sqrt(value)


def _spread(data, center, least, message, less, root=False):
    T, total, n = _squares(data, center, least, message)
    value = _convert(total / (n - less), T)
    if root:
        return value.sqrt() if hasattr(value, 'sqrt') else math.sqrt(value)
    return value
#: end
#: since 3.11
def _squares(data, center=None):
    # The type of the result, the sum of the squares of the deviations, the center, and how many
    # there are.
    if center is not None:
        deviations = [x - center for x in data]
        T, total, n = _sum([d * d for d in deviations])
        return T, total, center, n
    sums, squares, kinds, count = {}, {}, [], 0
    for kind, values in groupby(data, type):
        if kind not in kinds:
            kinds.append(kind)
        for value in values:
            n, d = _exact_ratio(value)
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
            count += 1
    T = int
    for kind in kinds:
        T = _coerce(T, kind)
    if not count:
        return T, Fraction(0), Fraction(0), 0
    if None in sums:
        return T, sums[None], sums[None], count
    total = _total(sums)
    return T, (count * _total(squares, 2) - total * total) / count, total / count, count


def _odd_root(n, m):
    # The square root of n / m, cut, its last bit set if something was cut off.
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def _float_root(n, m):
    """The square root of the fraction n / m, rounded once."""
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        return (_odd_root(n, m << 2 * shift) << shift) / 1
    return _odd_root(n << -2 * shift, m) / (1 << -shift)


def _decimal_root(n, m):
    """The square root of the fraction n / m, rounded once."""
    if n <= 0:
        if not n:
            return Decimal('0.0')
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    p, q = root.as_integer_ratio()
    upper, lower = root.next_plus(), root.next_minus()
    up, uq = upper.as_integer_ratio()
    if 4 * n * (q * uq) ** 2 > m * (q * up + uq * p) ** 2:
        return upper
    lp, lq = lower.as_integer_ratio()
    if 4 * n * (q * lq) ** 2 < m * (q * lp + lq * p) ** 2:
        return lower
    return root


def _spread(data, center, least, message, less, root=False):
    T, total, _, n = _squares(data, center)
    if n < least:
        raise StatisticsError(message)
    value = total / (n - less)
    if not root:
        return _convert(value, T)
    if issubclass(T, Decimal):
        return _decimal_root(value.numerator, value.denominator)
    return _float_root(value.numerator, value.denominator)
#: end


def variance(data, xbar=None):
    """Return the sample variance of data."""
    return _spread(data, xbar, 2, 'variance requires at least two data points', 1)


def pvariance(data, mu=None):
    """Return the population variance of ``data``."""
    return _spread(data, mu, 1, 'pvariance requires at least one data point', 0)


#: before 3.11
def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    return _spread(data, xbar, 2, 'variance requires at least two data points', 1, True)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    return _spread(data, mu, 1, 'pvariance requires at least one data point', 0, True)
#: end
#: since 3.11
def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    return _spread(data, xbar, 2, 'stdev requires at least two data points', 1, True)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    return _spread(data, mu, 1, 'pstdev requires at least one data point', 0, True)
#: end


#: since 3.12
# Two variables.

def _paired(what, x, y):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(what + ' requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(what + ' requires at least two data points')
    return n


def _centered(data, n):
    average = math.fsum(data) / n
    return average, [value - average for value in data]


def _root_of_product(x, y):
    root = math.sqrt(x * y)
    if math.isinf(root) and not math.isinf(x) and not math.isinf(y):
        scale = 2.0 ** -512
    elif not root and x and y:
        scale = 2.0 ** 537
    elif not root or not math.isfinite(root):
        return root
    else:
        return root + _sumprod((x, root), (y, -root)) / (2.0 * root)
    return _root_of_product(scale * x, scale * y) / scale


def _rank(data, /, *, key=None, reverse=False, ties='average', start=1) -> list[float]:
    """Rank order a dataset. The lowest value has rank 1; ties get the average of their ranks."""
    if ties != 'average':
        raise ValueError(f'Unknown tie resolution method: {ties!r}')
    values = list(data) if key is None else [key(value) for value in data]
    order = sorted(range(len(values)), key=lambda i: (values[i], i), reverse=reverse)
    result = [0] * len(values)
    before = start - 1
    for _, group in groupby(order, key=lambda i: values[i]):
        group = list(group)
        for i in group:
            result[i] = before + (len(group) + 1) / 2
        before += len(group)
    return result


def covariance(x, y, /):
    """Return the sample covariance of two inputs."""
    n = _paired('covariance', x, y)
    return _sumprod(_centered(x, n)[1], _centered(y, n)[1]) / (n - 1)


def correlation(x, y, /, *, method='linear'):
    """Pearson's correlation coefficient, or with method='ranked' Spearman's."""
    n = _paired('correlation', x, y)
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'linear':
        x, y = _centered(x, n)[1], _centered(y, n)[1]
    else:
        x, y = _rank(x, start=(n - 1) / -2), _rank(y, start=(n - 1) / -2)
    together = _sumprod(x, y)
    try:
        return together / _root_of_product(_sumprod(x, x), _sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    n = _paired('linear regression', x, y)
    if not proportional:
        xbar, x = _centered(x, n)
        ybar, y = _centered(y, n)
    together = _sumprod(x, y) + 0.0
    try:
        slope = together / _sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)
#: end


# The normal distribution. Its inverse is Wichura's algorithm AS241 (Applied Statistics 37, 1988):
# three quotients of polynomials, the coefficients from the highest power to the lowest.

_CENTRAL = ((2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
             4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
             1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
            (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
             2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
             4.23133_30701_60091_1252e+1, 1.0))
_MIDDLE = ((7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
            1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
            4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
           (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
            1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
            2.05319_16266_37758_82187e+0, 1.0))
_TAIL = ((2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
          2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
          5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
         (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
          7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
          5.99832_20655_58879_37690e-1, 1.0))


def _polynomial(coefficients, r):
    value = coefficients[0]
    for c in coefficients[1:]:
        value = value * r + c
    return value


def _normal_dist_inv_cdf(p, mu, sigma, /):
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_CENTRAL[0], r) * q / _polynomial(_CENTRAL[1], r) * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    (num, den), r = (_MIDDLE, r - 1.6) if r <= 5.0 else (_TAIL, r - 5.0)
    x = _polynomial(num, r) / _polynomial(den, r)
    return mu + (-x if q < 0.0 else x) * sigma


def _mean_stdev(data):
    #: before 3.11
    if not isinstance(data, (list, tuple)):
        data = list(data)
    average = fmean(data)
    return average, stdev(data, average)
    #: end
    #: since 3.11
    T, total, average, n = _squares(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    value = total / (n - 1)
    try:
        return float(average), _float_root(value.numerator, value.denominator)
    except AttributeError:
        return float(average), float(average) / float(total)
    #: end


class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                 '_sigma': 'Standard deviation of a normal distribution'}

    def __init__(self, mu=0.0, sigma=1.0):
        "NormalDist where mu is the mean and sigma is the standard deviation."
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        return cls(*_mean_stdev(data))

    #: before 3.13
    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        gauss = _random.gauss if seed is None else _random.Random(seed).gauss
        mu, sigma = self._mu, self._sigma
        return [gauss(mu, sigma) for _ in range(n)]
    #: end
    #: since 3.13
    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        draw = _random.random if seed is None else _random.Random(seed).random
        mu, sigma = self._mu, self._sigma
        return [_normal_dist_inv_cdf(draw(), mu, sigma) for _ in repeat(None, n)]
    #: end

    def _defined(self, what):
        if not self._sigma:
            raise StatisticsError(what + '() not defined when sigma is zero')

    #: before 3.11
    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        variance = self._sigma ** 2.0
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        return math.exp((x - self._mu) ** 2.0 / (-2.0 * variance)) / math.sqrt(math.tau * variance)
    #: end
    #: since 3.11
    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        away = x - self._mu
        return math.exp(away * away / (-2.0 * variance)) / math.sqrt(math.tau * variance)
    #: end

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        self._defined('cdf')
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        #: before 3.12
        if self._sigma <= 0.0:
            raise StatisticsError('cdf() not defined when sigma at or below zero')
        #: end
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        narrow, wide = self, other
        if (wide._sigma, wide._mu) < (narrow._sigma, narrow._mu):
            narrow, wide = wide, narrow
        v, w = narrow.variance, wide.variance
        if not v or not w:
            raise StatisticsError('overlap() not defined when sigma is zero')
        more, apart = w - v, math.fabs(wide._mu - narrow._mu)
        if not more:
            return 1.0 - math.erf(apart / (2.0 * narrow._sigma * math.sqrt(2.0)))
        # The two densities meet in two points.
        a = narrow._mu * w - wide._mu * v
        b = narrow._sigma * wide._sigma * math.sqrt(apart * apart + more * math.log(w / v))
        x, y = (a + b) / more, (a - b) / more
        return 1.0 - (math.fabs(wide.cdf(x) - narrow.cdf(x)) + math.fabs(wide.cdf(y) - narrow.cdf(y)))

    #: since 3.9
    def zscore(self, x):
        "Compute the Standard Score.  (x - mean) / stdev"
        self._defined('zscore')
        return (x - self._mu) / self._sigma
    #: end

    @property
    def mean(self):
        "Arithmetic mean of the normal distribution."
        return self._mu

    @property
    def median(self):
        "Return the median of the normal distribution"
        return self._mu

    @property
    def mode(self):
        "Return the mode of the normal distribution"
        return self._mu

    @property
    def stdev(self):
        "Standard deviation of the normal distribution."
        return self._sigma

    @property
    def variance(self):
        "Square of the standard deviation."
        return self._sigma * self._sigma

    def __add__(self, other):
        "Add a constant or another NormalDist instance."
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        "Subtract a constant or another NormalDist instance."
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        "Multiply both mu and sigma by a constant."
        return NormalDist(self._mu * other, self._sigma * math.fabs(other))

    def __truediv__(self, other):
        "Divide both mu and sigma by a constant."
        return NormalDist(self._mu / other, self._sigma / math.fabs(other))

    def __pos__(self):
        "Return a copy of the instance."
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        "Negates mu while keeping sigma the same."
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        "Subtract a NormalDist from a constant or another NormalDist."
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        "Two NormalDist objects are equal if their mu and sigma are both equal."
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        "NormalDist objects hash equal if their mu and sigma are both equal."
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    #: since 3.11
    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
    #: end


#: since 3.13
# Kernel density estimation: a kernel is its density, its cumulative distribution, the inverse of
# that, and how far it reaches (None is without end).

def _inverse(estimate, f, slope):
    # Newton's method.
    def inverse(y):
        x = estimate(y)
        while abs(diff := f(x) - y) > 1e-12:
            x -= diff / slope(x)
        return x
    return inverse


def _mirrored(estimate):
    return lambda p: estimate(p) if p <= 1/2 else -estimate(1.0 - p)


def _quartic_density(t):
    return 15/16 * (1.0 - t * t) ** 2


def _quartic_sum(t):
    return 3/16 * t**5 - 5/8 * t**3 + 15/16 * t + 1/2


def _triweight_density(t):
    return 35/32 * (1.0 - t * t) ** 3


def _triweight_sum(t):
    return 35/32 * (-1/7 * t**7 + 3/5 * t**5 - t**3 + t) + 1/2


def _quartic_guess(p):
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004 < 0.499:
        x += 0.026818732 * math.sin(7.101753784 * p + 2.73230839482953)
    return x


def _kernels():
    pi, exp, sqrt, cosh = math.pi, math.exp, math.sqrt, math.cosh
    normal = (lambda t: exp(-1/2 * t * t) / sqrt(2 * pi),
              lambda t: 1/2 * (1.0 + math.erf(t / sqrt(2))), NormalDist().inv_cdf, None)
    logistic = (lambda t: 1/2 / (1.0 + cosh(t)),
                lambda t: 1.0 - 1.0 / (exp(t) + 1.0), lambda p: math.log(p / (1 - p)), None)
    sigmoid = (lambda t: 1/pi / cosh(t),
               lambda t: 2/pi * math.atan(exp(t)), lambda p: math.log(math.tan(p * pi/2)), None)
    rectangular = (lambda t: 1/2, lambda t: 1/2 * t + 1/2, lambda p: 2*p - 1, 1.0)
    triangular = (lambda t: 1.0 - abs(t),
                  lambda t: t*t * (1/2 if t < 0.0 else -1/2) + t + 1/2,
                  lambda p: sqrt(2*p) - 1 if p < 1/2 else 1 - sqrt(2 - 2*p), 1.0)
    parabolic = (lambda t: 3/4 * (1.0 - t * t), lambda t: -1/4 * t**3 + 3/4 * t + 1/2,
                 lambda p: 2 * math.cos((math.acos(2*p - 1) + pi) / 3), 1.0)
    quartic = (_quartic_density, _quartic_sum,
               _inverse(_mirrored(_quartic_guess), _quartic_sum, _quartic_density), 1.0)
    triweight = (_triweight_density, _triweight_sum,
                 _inverse(_mirrored(lambda p: (2.0 * p) ** 0.3400218741872791 - 1.0),
                          _triweight_sum, _triweight_density), 1.0)
    cosine = (lambda t: pi/4 * math.cos(pi/2 * t), lambda t: 1/2 * math.sin(pi/2 * t) + 1/2,
              lambda p: 2 * math.asin(2*p - 1) / pi, 1.0)
    return {'normal': normal, 'gauss': normal, 'logistic': logistic, 'sigmoid': sigmoid,
            'rectangular': rectangular, 'uniform': rectangular, 'triangular': triangular,
            'parabolic': parabolic, 'epanechnikov': parabolic, 'quartic': quartic,
            'biweight': quartic, 'triweight': triweight, 'cosine': cosine}


_KERNELS = _kernels()


def _kernel(data, h, kernel):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')
    if kernel not in _KERNELS:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    return _KERNELS[kernel]


def kde(data, h, kernel='normal', *, cumulative=False):
    """Kernel Density Estimation:  Create a continuous probability density
    function or cumulative distribution function from discrete samples."""
    density, summed, _, reach = _kernel(data, h, kernel)
    n, sample = len(data), None if reach is None else sorted(data)

    def near(x):
        # The data that the kernel reaches from x, and how many lie below them.
        nonlocal n, sample
        if reach is None:
            n = len(data)
            return data, 0
        if len(data) != n:
            sample, n = sorted(data), len(data)
        first = bisect_left(sample, x - h * reach)
        return sample[first:bisect_right(sample, x + h * reach)], first

    def pdf(x):
        values, _ = near(x)
        return sum([density((x - value) / h) for value in values]) / (n * h)

    def cdf(x):
        values, below = near(x)
        return sum([summed((x - value) / h) for value in values], below) / n

    result, what = (cdf, 'CDF') if cumulative else (pdf, 'PDF')
    result.__doc__ = f'{what} estimate with h={h!r} and kernel={kernel!r}'
    return result


def kde_random(data, h, kernel='normal', *, seed=None):
    """Return a function that makes a random selection from the estimated
    probability density function created by kde(data, h, kernel)."""
    inverse = _kernel(data, h, kernel)[2]
    source = _random.Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())

    rand.__doc__ = f'Random KDE selection with h={h!r} and kernel={kernel!r}'
    return rand
#: end
