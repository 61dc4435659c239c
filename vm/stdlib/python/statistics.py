"""Basic statistics module."""

import math
from collections import Counter
from decimal import Decimal
from fractions import Fraction

__all__ = ['StatisticsError', 'fmean', 'mean', 'median', 'median_high', 'median_low',
           'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


def _exact(data):
    # The sum, as a fraction, the type of the results and the number of the data.
    total, kind, count = Fraction(0), int, 0
    for x in data:
        count += 1
        if type(x) is not kind:
            if isinstance(x, bool):
                pass
            elif kind is int or issubclass(type(x), kind):
                kind = type(x)
            elif issubclass(kind, type(x)) or isinstance(x, int):
                pass
            elif kind is Fraction and isinstance(x, float):
                kind = float
            elif not (kind is float and isinstance(x, Fraction)):
                raise TypeError("don't know how to coerce %s and %s" % (kind.__name__, type(x).__name__))
        try:
            total += Fraction(*x.as_integer_ratio())
        except (OverflowError, ValueError):
            return sum(data), kind, len(data)
        except AttributeError:
            raise TypeError("can't convert type '%s' to numerator/denominator" % type(x).__name__) from None
    return total, kind, count



def _as(value, kind):
    if type(value) is kind:
        return value
    if not isinstance(value, Fraction):
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if issubclass(kind, Decimal):
        return kind(value.numerator) / value.denominator
    return kind(value)


def _listed(data):
    return data if isinstance(data, (list, tuple)) else list(data)


def mean(data):
    """Return the sample arithmetic mean of data."""
    data = _listed(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    total, kind, n = _exact(data)
    return _as(total / n, kind)


def median(data):
    """Return the median (middle value) of numeric data."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


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


def _squares(data, center):
    data = _listed(data)
    total, kind, n = _exact(data)
    if n == 0:
        return 0, kind, 0
    #: before 3.11
    c = _as(total / n, kind) if center is None else center
    squares, kind, n = _exact([(x - c) ** 2 for x in data])
    if center is None:
        squares -= _exact([x - c for x in data])[0] ** 2 / n
    return squares, kind, n
    #: end
    #: since 3.11
    c = total / n if center is None else Fraction(*center.as_integer_ratio())
    return sum([(Fraction(*x.as_integer_ratio()) - c) ** 2 for x in data], Fraction(0)), kind, n
    #: end


def variance(data, xbar=None):
    """Return the sample variance of data."""
    squares, kind, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError('variance requires at least two data points')
    return _as(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """Return the population variance of ``data``."""
    squares, kind, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError('pvariance requires at least one data point')
    return _as(squares / n, kind)


def _root(value):
    try:
        return value.sqrt()
    except AttributeError:
        return math.sqrt(value)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    return _root(variance(data, xbar))


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    return _root(pvariance(data, mu))


def fmean(data):
    """Convert data to floats and compute the arithmetic mean."""
    data = _listed(data)
    if not data:
        raise StatisticsError('fmean requires at least one data point')
    return math.fsum(data) / len(data)


def quantiles(data, *, n=4, method='exclusive'):
    """Divide *data* into *n* continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError('must have at least two data points')
    out = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            out.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return out
    if method == 'exclusive':
        for i in range(1, n):
            j = i * (size + 1) // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            delta = i * (size + 1) - j * n
            out.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return out
    raise ValueError('Unknown method: %r' % method)
