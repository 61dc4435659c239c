import statistics as s
from decimal import Decimal as D
from fractions import Fraction as F


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


for data in [[1, 2, 3, 4, 4], [1.5, 2.5, 10], [D('0.5'), D('0.75'), D('0.625')], [F(3, 7), F(1, 21), F(5, 3)], [2, 4, 4, 4, 5, 5, 7, 9], [1, 2.5], [0.1] * 3, range(7)]:
    for f in [s.mean, s.median, s.median_low, s.median_high, s.mode, s.multimode, s.fmean, s.quantiles]:
        attempt(f, data)
    print(s.pvariance(data), s.variance(data), round(float(s.stdev(data)), 12), round(float(s.pstdev(data)), 12))
attempt(s.median, [])
attempt(s.mode, [])
attempt(s.multimode, 'aabbc')
attempt(s.mode, ['red', 'blue', 'red'])
print(s.quantiles([1, 2, 3, 4, 5, 6], n=3, method='inclusive'), issubclass(s.StatisticsError, ValueError), s.variance([2, 4, 4, 6], 4))
