import sys
import math
from math import pi, sqrt as root
import sys as system
print(math.floor(2.7), math.ceil(2.1), math.gcd(12, 18), root(16), round(pi, 5), math.factorial(10))
print(system is sys, sys.version_info[0], sys.maxsize, sys.byteorder, sys.argv[1:])
print(__name__, math.__name__, "math" in sys.modules)
print(math.isnan(float("nan")), math.inf, math.hypot(3, 4), math.log2(8), math.trunc(-2.5), math.copysign(1, -0.0))
