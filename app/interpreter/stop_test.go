package interpreter_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
)

// nasty are programs of which a single operation takes long, takes much, or goes on without end.
// A line is a program; "¶" stands between its lines.
const nasty = `
# Loops of the program's own.
while True: pass
while True:¶  try:¶    while True: pass¶  except BaseException: pass
while True:¶  try:¶    1 / 0¶  except: pass
while True:¶  try: continue¶  finally: continue
def f(n):¶  try: f(n + 1)¶  finally: f(n + 1)¶f(0)
class A:¶  def __del__(self): A()¶while True: A()
class A:¶  def __del__(self):¶    while True: pass¶a = A()¶del a
def g():¶  while True:¶    try: yield¶    except BaseException: pass¶x = g()¶next(x)¶while True: x.throw(ValueError)
def g():¶  while True:¶    try: yield¶    finally: continue¶x = g()¶next(x)¶while True: x.close()
import gc, weakref¶class A: pass¶while True:¶  a = A(); w = weakref.ref(a); del a; gc.collect()
class M(type):¶  def __instancecheck__(c, o):¶    while True: pass¶isinstance(1, M('A', (), {}))
# Iterators without end.
iter_ = iter(int, 1)¶sum(iter_)
sum(range(10 ** 12))
sum(map(float, range(10 ** 12)))
max(iter(int, 1))
min(range(10 ** 12), key=lambda x: 1)
any(iter(int, 1))
all(iter(lambda: 1, 0))
list(iter(int, 1))
tuple(iter(int, 1))
set(iter(int, 1))
frozenset(iter(int, 1))
dict(iter(lambda: (1, 2), 0))
dict.fromkeys(iter(int, 1))
bytes(iter(int, 1))
bytearray(iter(int, 1))
sorted(iter(int, 1))
[*iter(int, 1)]
a, *b = iter(int, 1)
print(*iter(int, 1))
{*iter(int, 1)}
5 in iter(int, 1)
next(filter(None, iter(int, 1)))
list(zip(iter(int, 1), iter(int, 1)))
list(map(abs, iter(int, 1)))
list(enumerate(iter(int, 1)))
'-'.join(iter(str, 1))
b'-'.join(iter(bytes, 1))
[].extend(iter(int, 1))
l = [1]¶l.extend(x for x in l)
l = [1]¶for x in l: l.append(x)
set().update(iter(int, 1))
set().intersection(iter(int, 1))
{1}.isdisjoint(iter(int, 1))
{1}.issuperset(iter(lambda: 1, 0))
{1}.difference_update(iter(int, 1))
{}.update(iter(lambda: (1, 2), 0))
x = [1, 2]¶x[0:1] = iter(int, 1)
def f(*a): pass¶f(*iter(int, 1))
it = iter(int, 1)¶for i in range(10 ** 4): it = map(abs, it)¶next(filter(None, it))
import itertools as i¶next(i.dropwhile(lambda x: True, i.count()))
import itertools as i¶next(i.filterfalse(lambda x: True, i.count()))
import itertools as i¶list(i.takewhile(lambda x: True, i.count()))
import itertools as i¶list(i.repeat(1))
import itertools as i¶list(i.cycle([1]))
import itertools as i¶next(i.islice(i.count(), 10 ** 18, None))
import itertools as i¶next(i.compress(i.count(), i.repeat(0)))
import itertools as i¶next(i.product(i.count()))
import itertools as i¶i.permutations(i.count())
import itertools as i¶i.combinations(i.count(), 2)
import itertools as i¶next(i.chain.from_iterable(i.repeat(())))
import itertools as i¶next(i.chain(*[()] * 3 * 10 ** 6))
import itertools as i¶sum(1 for _ in i.product(range(1000), repeat=8))
import itertools as i¶list(i.product(range(100), repeat=20))
import itertools as i¶list(i.permutations(range(100)))
import itertools as i¶list(i.combinations_with_replacement(range(100), 50))
import itertools as i¶list(i.groupby(iter(int, 1)))
import itertools as i¶for k, g in i.groupby(iter(int, 1)): list(g)
import itertools as i¶list(i.accumulate(i.count()))
import itertools as i¶list(i.starmap(pow, i.repeat((2, 3))))
import itertools as i¶list(i.zip_longest(i.count(), [1]))
import itertools as i¶a, b = i.tee(i.count())¶for x in a: pass
import functools¶functools.reduce(lambda a, b: a, iter(int, 1))
import operator¶operator.countOf(iter(int, 1), 2)
import operator¶operator.indexOf(iter(int, 1), 2)
import operator¶operator.contains(iter(int, 1), 2)
import collections¶collections.deque(iter(int, 1), 5)
import collections¶collections.Counter(iter(int, 1))
import collections¶d = collections.deque([0] * 3 * 10 ** 6)¶while True: d.rotate(5 * 10 ** 6)
import collections¶d = collections.deque([0] * 3 * 10 ** 6)¶while True: d.count(1)
import collections¶d = collections.deque([0] * 10 ** 6)¶d.insert(1, 1)¶while True: 1 in d
import heapq¶heapq.nlargest(10, iter(int, 1))
import heapq¶heapq.nsmallest(1, iter(int, 1))
import heapq¶list(heapq.merge(iter(int, 1), iter(int, 1)))
import statistics¶statistics.mean(iter(int, 1))
import array¶array.array('i', iter(int, 1))
import math¶math.fsum(iter(int, 1))
import math¶math.prod(iter(int, 1))
import random¶random.choices(range(10), k=10 ** 9)
import random¶random.sample(range(10 ** 12), 10 ** 9)
import random¶x = list(range(10 ** 6))¶while True: random.shuffle(x)
import random¶random.getrandbits(10 ** 10)
import random¶random.randrange(10 ** 100000)¶while True: random.randrange(10 ** 100000)
import struct¶list(struct.iter_unpack('b', bytes(10 ** 7)))
# Sorting.
import random¶x = [random.random() for i in range(200000)]¶while True: sorted(x)
import random¶x = [random.random() for i in range(100000)]¶while True: sorted(x, key=lambda v: -v)
import random¶x = [str(random.random()) for i in range(100000)]¶while True: x.sort(); x.reverse(); random.shuffle(x)
x = list(range(3 * 10 ** 6))¶while True: x.sort()
x = [0] * 3 * 10 ** 6¶while True: x.sort(reverse=True)
class A:¶  def __lt__(s, o): return True¶sorted(A() for i in range(10 ** 6))
x = [(i % 7, [i]) for i in range(10 ** 5)]¶while True: sorted(x)
x = list(range(3 * 10 ** 6))¶while True: x.reverse()
x = list(range(10 ** 6))¶while True: x.pop(0)
x = list(range(3 * 10 ** 6))¶while True: x.insert(0, 1)
x = list(range(3 * 10 ** 6))¶while True: del x[::2]
import bisect¶x = list(range(3 * 10 ** 6))¶while True: bisect.insort(x, 1)
import heapq¶x = list(range(3 * 10 ** 6))¶while True: heapq.heapify(x)
# Numbers.
10 ** 10 ** 8
3 ** 10 ** 9
x = 7 ** 3000000¶x = x * x * x * x * x * x¶x * x * x
x = 1 << 10 ** 8¶x // 7
x = 1 << 10 ** 8¶x = x + 1¶while True: x + x
x = (1 << 10 ** 7) - 1¶while True: x * x
x = (1 << 10 ** 7) - 1¶y = (1 << 5 * 10 ** 6) - 3¶while True: divmod(x, y)
x = (1 << 10 ** 7) - 1¶while True: x % 1000003
x = (1 << 10 ** 7) - 1¶while True: x >> 1
x = (1 << 10 ** 7) - 1¶while True: x & x, x ^ x, ~x, -x
x = (1 << 10 ** 7) - 1¶while True: hash(x)
x = (1 << 10 ** 7) - 1¶while True: x == x + 1, x < x - 1
x = (1 << 10 ** 7) - 1¶while True: float(x % (1 << 1000)), x.bit_length()
x = (1 << 10 ** 7) - 1¶while True: bin(x)
x = (1 << 10 ** 7) - 1¶while True: hex(x), oct(x)
x = (1 << 10 ** 7) - 1¶while True: x.to_bytes(10 ** 7, 'little')
x = bytes(range(1, 250)) * 400000¶while True: int.from_bytes(x, 'big')
x = 1 << 10 ** 8¶x / 3
x = 10 ** (10 ** 7)¶y = 3 ** (2 * 10 ** 7)¶x / y
pow(3, 1 << 200000, (1 << 200000) + 1)
pow(3, 10 ** 10000, 10 ** 10000 + 1)¶while True: pow(3, 10 ** 10000, 10 ** 10000 + 1)
pow(3, -1, 10 ** 10 ** 6 + 1)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶str(3 ** 10 ** 7)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶print(1 << 10 ** 7)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶'%d' % (1 << 10 ** 7)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶f'{1 << 10 ** 7:,}'
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶int('9' * 10 ** 7)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶int('7' * 3 * 10 ** 6, 35)
import sys¶getattr(sys, 'set_int_max_str_digits', int)(0)¶int('_'.join('1' * 10 ** 6))¶while True: int('f' * 10 ** 7, 16)
import math¶math.factorial(10 ** 7)
import math¶math.factorial(10 ** 9)
import math¶math.gcd(3 ** 10 ** 6, 7 ** 10 ** 6)
import math¶math.isqrt(10 ** 10 ** 7)
import math¶math.comb(10 ** 7, 5 * 10 ** 6)
import math¶math.perm(10 ** 7)
import math¶math.lcm(3 ** 10 ** 6, 7 ** 10 ** 6)
import math¶math.prod(range(1, 10 ** 7))
import math¶math.log(1 << 10 ** 8)
import math¶while True: math.dist([0] * 10 ** 6, [1] * 10 ** 6)
import math¶while True: math.hypot(*[1] * 10 ** 6)
float('1' * 10 ** 7)
float('0.' + '0' * 10 ** 7 + '1')
complex('1' * 10 ** 7)
from fractions import Fraction as F¶x = F(1, 3)¶while True: x = x * x + 1
from fractions import Fraction as F¶F('1' * 10 ** 6 + '/' + '7' * 10 ** 6)
from fractions import Fraction as F¶x = F(10 ** 10 ** 6, 7 ** 10 ** 6)¶while True: x + x / 3
from fractions import Fraction as F¶F(3) ** 10 ** 7
from decimal import *¶getcontext().prec = 10 ** 7¶Decimal(2).sqrt()
from decimal import *¶getcontext().prec = 10 ** 6¶Decimal(2).exp()
from decimal import *¶getcontext().prec = 10 ** 5¶Decimal(2).ln()
from decimal import *¶getcontext().prec = 10 ** 5¶Decimal(2) ** Decimal('0.3')
from decimal import *¶getcontext().prec = 10 ** 7¶Decimal(1) / 3
from decimal import *¶getcontext().prec = 10 ** 7¶x = Decimal(1) / 3¶while True: x * x
from decimal import *¶getcontext().prec = 10 ** 7¶x = Decimal(3) ** 10 ** 7¶str(x)
from decimal import *¶Decimal('1e999999') // 7
from decimal import *¶int(Decimal('1e999999999'))
from decimal import *¶Decimal('9' * 10 ** 7)
from decimal import *¶hash(Decimal('1e999999'))¶format(Decimal('1e999999'), ',')¶while True: hash(Decimal('1e999999'))
from decimal import *¶Decimal('1e999999999999').quantize(Decimal(1))
round(1.5, 10 ** 9)¶while True: round(12345678901234567890 ** 1000, -5000)
round(10 ** 10 ** 7, -10 ** 6)
# Texts.
'a' * 10 ** 12
while True: 'abc' * 10 ** 7
b'a' * 10 ** 12
while True: b'ab' * 10 ** 7
bytes(10 ** 13)
bytearray(10 ** 13)
while True: bytearray(10 ** 7)
x = bytearray(10 ** 7)¶while True: x[::2] = x[::2]
x = bytearray(10 ** 7)¶while True: x.insert(0, 1)
x = bytes(10 ** 7)¶while True: x.hex()
x = '00' * 5 * 10 ** 6¶while True: bytes.fromhex(x)
x = bytes(10 ** 7)¶while True: x.count(1), x.find(b'ab'), x.replace(b'\x01', b'')
x = bytes(10 ** 7)¶while True: x.translate(bytes(256)), x.upper(), x.split(b'a')
x = bytes(10 ** 7)¶while True: x.decode(), x.decode('latin-1'), x.decode('utf-16')
x = bytes(10 ** 7)¶while True: repr(x)
x = bytes(10 ** 7)¶while True: list(x)
x = bytes(10 ** 7)¶while True: hash(x + b'a')
x = 'a' * 10 ** 7¶while True: x.count('b')
x = 'a' * 10 ** 7¶while True: x.find('ab')
x = 'a' * 10 ** 7 + 'b'¶while True: ('a' * 10 ** 4 + 'ba') in x
x = ('a' * 1000 + 'b') * 10 ** 5¶while True: x.find('a' * 999 + 'ba')
x = 'a' * 10 ** 7¶while True: x.replace('a', 'bc')
x = 'a' * 10 ** 7¶while True: x.replace('', '-')
x = 'a ' * 5 * 10 ** 6¶while True: x.split()
x = 'a,' * 5 * 10 ** 6¶while True: x.split(',')
x = 'a,' * 5 * 10 ** 6¶while True: x.rsplit(',', 10 ** 7)
x = 'a\n' * 5 * 10 ** 6¶while True: x.splitlines()
x = 'a' * 10 ** 7¶while True: x.upper()
x = 'é' * 3 * 10 ** 6¶while True: x.lower(), x.title(), x.swapcase()
x = 'é' * 3 * 10 ** 6¶while True: x[10 ** 7], x[::-1]
x = 'a' * 10 ** 7¶while True: x[::-1]
x = 'é' * 3 * 10 ** 6¶while True: x.find('e'), x.index('é', 2 * 10 ** 7), x.rfind('a')
x = 'a' * 10 ** 7¶while True: x.encode(), x.encode('utf-16'), x.encode('latin-1')
x = 'é' * 3 * 10 ** 6¶while True: x.encode('ascii', 'replace'), x.encode('ascii', 'backslashreplace')
x = 'a' * 10 ** 7¶while True: x.strip('a'), x.lstrip('a'), x.isalpha(), x.isidentifier()
x = 'a' * 10 ** 7¶while True: x.translate({97: 'bb'})
x = 'a' * 10 ** 7¶while True: x.expandtabs(), x.casefold(), x.capitalize()
x = '\t' * 10 ** 6¶x.expandtabs(10 ** 4)
'\t'.expandtabs(2 ** 31 - 1) * 10
x = 'a' * 10 ** 7¶while True: repr(x)
x = 'é\n' * 3 * 10 ** 6¶while True: repr(x), ascii(x)
x = 'a' * 10 ** 7¶while True: hash(x + 'b')
x = 'a' * 10 ** 7¶y = x + 'b'¶while True: x < y, x == y, y > x
x = 'a' * 10 ** 7¶while True: list(x)
x = 'a' * 10 ** 7¶while True: set(x)
x = 'a' * 10 ** 7¶while True: x.partition('b'), x.rpartition('b'), x.startswith('b'), x.zfill(2 * 10 ** 7)
x = 'a' * 10 ** 7¶while True: x.center(3 * 10 ** 6)
x = ['a'] * 3 * 10 ** 6¶while True: ''.join(x)
x = 'a' * 10 ** 7¶while True: f'{x}{x}'
x = 'a' * 10 ** 7¶while True: '%s %r' % (x, x)
'%*d' % (10 ** 9, 1)
'%1000000000d' % 1
'%.1000000000d' % 1
'%.1000000000f' % 1
while True: '%.100000000f' % 1
'{:1000000000}'.format(1)
'{:.1000000000f}'.format(1)
format(1.5, '.500000000f')
format(10 ** 1000, '0=+500000000,')
'{' * 10 ** 7 + '}'¶('{' * 10 ** 7 + '}').format()
('{0[' * 10 ** 6).format([])
('{}' * 10 ** 6).format(*range(10 ** 6))¶while True: ('{}' * 10 ** 6).format(*range(10 ** 6))
while True: '%s' * 10 ** 6 % tuple(range(10 ** 6))
x = 'a' * 10 ** 7¶while True: print(x)
x = 'a' * 10 ** 7¶while True: x.isprintable(), x.isascii(), x.isdigit(), x.isspace()
x = 'a' * 10 ** 7¶while True: str.maketrans(x, x), x.maketrans(x, x, x)
import textwrap¶textwrap.wrap('a b ' * 10 ** 6)
import textwrap¶textwrap.dedent('  a\n' * 10 ** 7)
import string¶string.Template('$a ' * 10 ** 6).substitute(a=1)
import string¶string.capwords('a b ' * 10 ** 7)
import difflib¶difflib.SequenceMatcher(None, 'ab' * 10 ** 4, 'ba' * 10 ** 4).ratio()
# Containers.
[0] * 10 ** 12
(1,) * 10 ** 12
while True: [0] * 3 * 10 ** 6
while True: [1, 2, 3] * 3 * 10 ** 6
while True: list(range(3 * 10 ** 6))
list(range(10 ** 10))
set(range(10 ** 10))
tuple(range(10 ** 10))
10 ** 10 in map(int, range(10 ** 10))
1.5 in range(10 ** 10)
range(10 ** 12).index(5.5)
range(10 ** 12).count(5.5)
x = [0] * 3 * 10 ** 6¶while True: 1 in x
x = [0.5] * 3 * 10 ** 6¶while True: 1 in x
x = ['a'] * 3 * 10 ** 6¶while True: x.index('b')
x = [0] * 3 * 10 ** 6¶while True: x.count(1)
x = [0] * 3 * 10 ** 6¶while True: x.remove(1) if 1 in x else x.append(0)
x = [0] * 3 * 10 ** 6¶while True: x == x[:]
x = [0.5] * 3 * 10 ** 6¶while True: x < x[:]
x = (0.5,) * 3 * 10 ** 6¶while True: hash(x)
x = tuple(range(3 * 10 ** 6))¶while True: x == x[:-1] + (1,), x.count(1), x.index(10 ** 7 - 1)
x = [0] * 3 * 10 ** 6¶while True: x + x
x = [0] * 3 * 10 ** 6¶while True: x[::2]
x = [0] * 3 * 10 ** 6¶while True: x[::2] = x[::2]
x = [0] * 3 * 10 ** 6¶while True: x[10:20] = [1]; x[0:0] = [1, 2]
x = [0] * 3 * 10 ** 6¶while True: x.copy()
x = [0] * 3 * 10 ** 6¶while True: repr(x)
x = [0] * 3 * 10 ** 6¶while True: print(x)
x = [0] * 3 * 10 ** 6¶while True: tuple(x), list(x)
x = [0] * 3 * 10 ** 6¶while True: sum(x), max(x), min(x), any(x)
x = [0.5] * 3 * 10 ** 6¶while True: sum(x)
sum([[i] for i in range(10 ** 5)], [])
sum([(i,) * 10 for i in range(10 ** 5)], ())
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: dict(x)
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: x == dict(x)
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: x.copy(), list(x), list(x.items()), list(x.values())
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: repr(x)
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: {**x}, {}.update(x)
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: 1 in x.values(), x.keys() & x.keys(), x.items() == x.items()
x = dict.fromkeys(range(3 * 10 ** 6))¶while True: x.keys() - x.keys(), x.keys() - {1}
x = set(range(3 * 10 ** 6))¶while True: x or x, set(x)
x = set(range(3 * 10 ** 6))¶while True: x.copy(), frozenset(x)
x = set(range(3 * 10 ** 6))¶y = set(range(1, 3 * 10 ** 6))¶while True: x <= y
x = set(range(3 * 10 ** 6))¶y = set(range(1, 3 * 10 ** 6))¶while True: x - y, x & y, x ^ y
x = set(range(3 * 10 ** 6))¶y = set(range(1, 3 * 10 ** 6))¶while True: x.isdisjoint(y), x == y
x = frozenset(range(3 * 10 ** 6))¶while True: hash(frozenset(x))
x = set(range(3 * 10 ** 6))¶while True: repr(x)
class A:¶  def __hash__(s): return 1¶d = {A(): 1 for i in range(10 ** 5)}
class A:¶  def __hash__(s): return 1¶  def __eq__(s, o): return False¶x = {A() for i in range(10 ** 5)}
d = {i << 61: i for i in range(10 ** 5)}
d = {i * (2 ** 61 - 1): i for i in range(10 ** 5)}
x = []¶for i in range(30): x = [x, x]¶repr(x)
x = []¶for i in range(30): x = [x, x]¶x == eval('x') and str(x)
x = ()¶for i in range(40): x = (x, x)¶hash(x)
x = []¶for i in range(40): x = [x, x]¶import copy¶copy.deepcopy([x, (x, x)])¶str(x)
x = 1¶for i in range(40): x = (x, x)¶y = 1¶for i in range(40): y = (y, y)¶x == y
x = 1¶for i in range(40): x = [x, x]¶import json¶json.dumps(x)
x = 1¶for i in range(40): x = [x, x]¶import pprint¶pprint.pformat(x)
x = ()¶for i in range(60): x = (x, x)¶isinstance(1, x)
def f(): yield from f()¶list(f())
import copy¶copy.deepcopy(list(range(3 * 10 ** 6)))
import copy¶copy.deepcopy([[i] for i in range(10 ** 6)])
import copy¶x = list(range(3 * 10 ** 6))¶while True: copy.copy(x)
import json¶json.dumps(list(range(3 * 10 ** 6)))
import json¶json.dumps({str(i): i for i in range(10 ** 6)}, indent=4, sort_keys=True)
import json¶json.loads('[' + '1,' * 10 ** 7 + '1]')
import json¶json.loads('"' + 'a' * 10 ** 7 + '"')
import json¶json.dumps('é' * 10 ** 7)
import json¶json.loads(' ' * 10 ** 7)
import pprint¶pprint.pprint(list(range(10 ** 6)))
import array¶a = array.array('d', bytes(8 * 10 ** 7))¶while True: a.tolist()
import array¶a = array.array('d', bytes(8 * 10 ** 7))¶while True: a + a, a * 3, a[::-1], a.count(1.0)
import array¶array.array('d', [0]) * 10 ** 12
import struct¶struct.pack('1000000000x')
import struct¶struct.unpack('100000000b', bytes(10 ** 7))
import struct¶struct.calcsize('9' * 10 ** 7 + 'b')
import struct¶struct.calcsize('b' * 10 ** 7)
import collections¶while True: collections.Counter('ab' * 10 ** 7)
import collections¶c = collections.Counter(range(10 ** 6))¶while True: c.most_common(), c + c, c & c
import collections¶collections.namedtuple('A', ['f%d' % i for i in range(10 ** 5)])
import collections¶o = collections.OrderedDict.fromkeys(range(10 ** 6))¶while True: o == o.copy(), list(reversed(o))
import functools¶@functools.lru_cache(None)¶def f(x): return x¶i = 0¶while True:¶  i += 1; f(i)
import io¶io.StringIO('a\n' * 5 * 10 ** 6).readlines()
import io¶s = io.StringIO()¶while True: s.write('a' * 10 ** 7); s.getvalue(); s.truncate(0)
import io¶io.BytesIO(bytes(10 ** 7)).readlines()
type('A', tuple(type('B%d' % i, (), {}) for i in range(5000)), {})
class A: pass¶for i in range(10 ** 5): A = type('B', (A,), {})
# Regular expressions.
import re¶re.match(r'(a+)+$', 'a' * 40 + 'b')
import re¶re.match(r'(a|a)*$', 'a' * 40 + 'b')
import re¶re.match(r'(a*)*(b*)*c', 'ab' * 5000)
import re¶re.search(r'.*.*.*.*.*x', 'a' * 3000)
import re¶re.match(r'(?:(?:a?){30}){30}b', 'a' * 500)
import re¶re.findall(r'a*?b', 'a' * 10 ** 6)
import re¶re.sub('a', 'bb', 'a' * 10 ** 7)
import re¶re.split('a', 'a' * 10 ** 7)
import re¶re.findall('', 'a' * 10 ** 7)
import re¶re.search('a{100000}b', 'a' * 10 ** 6)
import re¶re.search('[^b]*c', 'a' * 10 ** 7)
import re¶re.search('ab|ac|ad', 'a' * 10 ** 7)
import re¶re.search('b', 'a' * 10 ** 7)¶while True: re.search('b', 'a' * 10 ** 7)
import re¶while True: re.fullmatch('a*', 'a' * 10 ** 7)
import re¶while True: re.search('(?i)é', 'a' * 10 ** 7)
import re¶re.compile('a' * 10 ** 7)
import re¶re.compile('|'.join('a%d' % i for i in range(10 ** 6)))
import re¶re.compile('(' * 10 ** 6 + ')' * 10 ** 6)
import re¶re.compile('(a{1000}){1000}').match('a' * 10 ** 7)
import re¶re.compile('[' + ''.join(map(chr, range(100, 50000))) + ']')¶while True: re.compile('[' + ''.join(map(chr, range(100, 50000))) + ']'); re.purge()
import re¶re.escape('.' * 10 ** 7)
import re¶re.search(r'(?=(a+))\1b', 'a' * 10 ** 6)
import re¶re.search(r'(?<!b)(a+)\1\1c', 'a' * 10 ** 5)
# Waiting.
import time¶time.sleep(1000)
import time¶while True:¶  try: time.sleep(1000)¶  except BaseException: pass
input()
import sys¶sys.stdin.read()
import asyncio¶asyncio.run(asyncio.sleep(10 ** 6))
import asyncio¶async def f():¶  while True: await asyncio.sleep(0)¶asyncio.run(f())
import asyncio¶async def f(): await asyncio.gather(*[asyncio.sleep(100) for i in range(1000)])¶asyncio.run(f())
import asyncio¶async def f(): await asyncio.Queue().get()¶asyncio.run(f())
# Compiling.
compile('x = 1\n' * 10 ** 6, 'f', 'exec')
eval('1' + '+1' * 10 ** 6)
eval('1' + '+x' * 10 ** 6)
exec('if x:\n' * 10 ** 6)
eval('(' * 10 ** 6 + ')' * 10 ** 6)
eval('[' + '1,' * 3 * 10 ** 6 + ']')
eval('"' + 'a' * 10 ** 7 + '"')
eval('-' * 10 ** 6 + '1')
exec('def f():\n' + ' pass\n' * 10 ** 6)
eval('lambda: ' * 10 ** 5 + '1')
exec('x = ' * 10 ** 6 + '1')
exec('\n' * 10 ** 7)
eval('f"' + '{x}' * 10 ** 6 + '"')
exec('a' * 10 ** 7)
exec('1' * 10 ** 7)
exec('#' * 10 ** 7)
exec('x = """' + 'a\n' * 10 ** 7)
eval('x' + '.a' * 10 ** 6)
eval('x' + '(' * 10 ** 5)
eval('{' + '1:1,' * 10 ** 6 + '}')
exec('class A:\n' + ''.join(' x%d = %d\n' % (i, i) for i in range(10 ** 6)))
import dis¶dis.dis('x = 1\n' * 10 ** 5)
import traceback¶def f(n): return f(n + 1)¶while True:¶  try: f(0)¶  except RecursionError as e: traceback.format_exc()
`

// afterStop runs a program, stops it after some time and gives how long it went on after that, and
// how late a clock was in that time because of what else the computer does.
func afterStop(t *testing.T, d *dialect.Dialect, program string, after time.Duration) (took, late time.Duration, out vm.Outcome) {
	t.Helper()
	r, err := compiler.Compile(source.NewFile("nasty.py", program), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	m, err := interpreter.New(interpreter.Config{
		Dialect: d, Argv: []string{"nasty.py"}, Folder: t.TempDir(), Stdout: io.Discard, Stderr: io.Discard,
		Stdin:  func(string) (string, error) { return "", io.EOF },
		Limits: vm.Limits{Memory: 512 << 20},
	})
	if err != nil {
		t.Fatal(err)
	}
	const tick = 30 * time.Millisecond
	goroutines := runtime.NumGoroutine()
	stopped, clock := make(chan time.Time, 1), make(chan time.Duration, 1)
	timer := time.AfterFunc(after, func() {
		now := time.Now()
		stopped <- now
		m.Stop()
		time.Sleep(tick)
		clock <- time.Since(now) - tick
	})
	out = m.Run(context.Background(), r.Code)
	end := time.Now()
	if timer.Stop() {
		return 0, 0, out // it had ended before
	}
	took, late = end.Sub(<-stopped), <-clock
	// What runs on ends soon.
	for begin := time.Now(); runtime.NumGoroutine() > goroutines; time.Sleep(time.Millisecond) {
		if time.Since(begin) > time.Minute {
			t.Fatalf("%s: what it was doing does not end", program)
		}
	}
	return took, late, out
}

// TestStopNasty stops programs in the midst of whatever they do: they end within 50 ms.
func TestStopNasty(t *testing.T) {
	const attempts = 5
	after := 20 * time.Millisecond
	if ms, err := strconv.Atoi(os.Getenv("BYTEWALK_STOP_AFTER")); err == nil {
		after = time.Duration(ms) * time.Millisecond
	}
	all := dialect.With(dialect.Executed)
	for i, line := range strings.Split(nasty, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		for n, d := range all {
			// A sample of them takes seconds, all take minutes.
			if i%(12*len(all)) != n && !oracle.WantsAll() {
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", d.Name, i), func(t *testing.T) {
				program := strings.ReplaceAll(line, "¶", "\n")
				for n := 1; ; n++ {
					took, late, out := afterStop(t, d, program, after)
					var bug *vm.InternalError
					if errors.As(out.Err, &bug) {
						t.Fatalf("%s: %v\n%s", line, bug, bug.Stack)
					}
					if took <= 50*time.Millisecond+2*late {
						return
					}
					if n == attempts {
						t.Fatalf("%s\n\tends %v after Stop: %v", line, took.Round(time.Millisecond/10), out.Err)
					}
				}
			})
		}
	}
}
