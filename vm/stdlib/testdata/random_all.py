import random
from random import Random


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


random.seed(42)
print([random.random() for _ in range(5)])
print([random.randint(1, 6) for _ in range(20)], random.randrange(10), random.randrange(5, 10), random.randrange(0, 100, 7), random.randrange(10, 0, -3))
print([random.choice("abcdef") for _ in range(10)], random.choice([1, 2, 3]))
x = list(range(20))
random.shuffle(x)
print(x)
print(random.sample(range(100), 10), random.sample([1, 2, 3, 4], 2), random.sample(range(10 ** 6), 6), random.sample("abc", 3), random.sample(range(40), 20))
print(random.choices("abc", k=8), random.choices([1, 2, 3], weights=[10, 1, 1], k=10), random.choices("xy", cum_weights=[1, 3], k=5))
print(random.uniform(1, 10), random.uniform(-1.5, 1.5))
print(random.triangular(), random.triangular(0, 10), random.triangular(0, 10, 8), random.triangular(3, 3))
print([random.gauss(0, 1) for _ in range(5)], random.normalvariate(10, 2), random.lognormvariate(0, 1))
print(random.expovariate(2), random.vonmisesvariate(0, 4), random.vonmisesvariate(1, 0), random.gammavariate(2, 3), random.gammavariate(1, 2), random.gammavariate(0.5, 1), random.betavariate(2, 5), random.paretovariate(3), random.weibullvariate(1, 1.5))
print(random.getrandbits(1), random.getrandbits(32), random.getrandbits(100), random.getrandbits(64), random.randint(0, 10 ** 30), random.randrange(2 ** 70))
for s in (0, 1, -5, 2 ** 100, "hello", b"bytes", 3.5, True, ""):
    random.seed(s)
    print(s, random.random(), random.randint(0, 1000))
random.seed("old", version=1)
print(random.random())
r = Random(7)
s = Random(7)
print(r.random() == s.random(), r.randint(1, 100), s.randint(1, 100), isinstance(r, Random))
state = r.getstate()
a = [r.gauss(0, 1), r.random(), r.gauss(0, 1)]
r.setstate(state)
print(a == [r.gauss(0, 1), r.random(), r.gauss(0, 1)], state[0], len(state[1]), state[2])
print(Random(1).sample([10, 20, 30, 40], k=3), [Random(i).randint(1, 6) for i in range(10)])
total = 0
random.seed(123)
for _ in range(20000):
    total += random.random()
print(total)
random.seed(5)
print([round(random.gammavariate(a / 4, 2), 10) for a in range(1, 20)], [round(random.normalvariate(0, 1), 12) for _ in range(20)])
deck = [s + r for s in "SH" for r in "A23"]
random.shuffle(deck)
print(deck, random.sample(deck, len(deck)))


class Fixed(Random):
    def random(self):
        return 0.25


f = Fixed()
print(f.random(), f.randint(1, 8), f.choice("abcd"), f.uniform(0, 8), f.choices("abcd", k=2))


class Seeded(Random):
    def __init__(self, seed=None):
        super().__init__(seed)
        self.rolls = 0

    def roll(self):
        self.rolls += 1
        return self.randint(1, 6)


g = Seeded(9)
print(g.roll(), g.roll(), g.rolls)
attempt(lambda: random.choice([]))
attempt(lambda: random.randint(5, 1))
attempt(lambda: random.randrange(0))
attempt(lambda: random.randrange(1, 1))
attempt(lambda: random.randrange(1, 10, 0))
attempt(lambda: random.randrange(10, 1, 2))
attempt(lambda: random.sample([1, 2], 3))
attempt(lambda: random.sample([1, 2], -1))
attempt(lambda: random.sample({"a": 1}, 1))
attempt(lambda: random.choices([1, 2], weights=[1]))
attempt(lambda: random.choices([1, 2], weights=[1, 1], cum_weights=[1, 2]))
attempt(lambda: random.choices([], k=1))
attempt(lambda: random.getrandbits(-1))
attempt(lambda: random.gammavariate(0, 1))
attempt(lambda: random.shuffle("abc"))
attempt(lambda: random.shuffle(5))
attempt(lambda: random.choice(5))
print(0 <= Random().random() < 1, [n for n in ("randbytes", "binomialvariate") if hasattr(random, n)])
random.seed(1)
if hasattr(random, "randbytes"):
    print(random.randbytes(7), random.sample(["red", "blue"], counts=[4, 2], k=5))
if hasattr(random, "binomialvariate"):
    print([random.binomialvariate(10, 0.3) for _ in range(5)], [random.binomialvariate(100, 0.4) for _ in range(8)], random.binomialvariate(), random.expovariate(), random.gauss())
