from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
import collections.abc


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(11, y=22)
print(p, p[0] + p[1], p.x, p._fields, p._asdict(), p._replace(x=33), Point._make([1, 2]), Point.__doc__, Point.x.__doc__)
x, y = p
print(x, y, p == (11, 22), hash(p) == hash((11, 22)), isinstance(p, tuple), len(p), p.index(22), p.count(11), Point)
Account = namedtuple("Account", "type balance", defaults=[0])
print(Account._field_defaults, Account("premium"), Account.__new__.__defaults__, Account.__module__, Account.__name__)
print(namedtuple("R", "abc def _x abc", rename=True)._fields, namedtuple("E", "")(), namedtuple("C", "a, b")(1, 2))


class P3(namedtuple("P3", "x y z")):
    __slots__ = ()

    @property
    def norm(self):
        return (self.x ** 2 + self.y ** 2 + self.z ** 2) ** 0.5

    def __str__(self):
        return f"P3: {self.norm}"


print(P3(1, 2, 2), repr(P3(1, 2, 2)), P3(3, 4, 0)._replace(z=1), P3(1, 2, 3) < P3(1, 2, 4))
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, 2, z=3))
attempt(lambda: setattr(p, "x", 3))
attempt(lambda: p.z)
attempt(lambda: namedtuple("P", "x x"))
attempt(lambda: namedtuple("P", "x 1"))
attempt(lambda: namedtuple("P", "class"))
attempt(lambda: namedtuple("P", "_x"))
attempt(lambda: Point._make([1]))
attempt(lambda: namedtuple("P", "x", defaults=[1, 2]))

# deque
d = deque("ghi")
d.append("j")
d.appendleft("f")
print(d, d.pop(), d.popleft(), list(d), d[0], d[-1], list(reversed(d)), "h" in d)
d.extend("jkl")
d.rotate(1)
print(d)
d.rotate(-2)
d.extendleft("abc")
print(d, len(d), d.count("g"), d.index("h"), bool(deque()))
last3 = deque(range(10), maxlen=3)
last3.append(10)
last3.appendleft(0)
print(last3, last3.maxlen, last3 == deque([0, 8, 9]), deque([1, 2]) < deque([1, 3]), deque([1]) + deque([2]), deque([1, 2]) * 2)
d = deque([1, 2, 3, 4])
del d[1]
d[0] = 9
d.insert(1, "x")
d.remove(4)
d.reverse()
print(d, d.copy(), d.copy() is d)
d += [5]
d.clear()
print(d)
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
    big.appendleft(-i)
print(len(big), big[0], big[-1], sum(big))
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[3])
attempt(lambda: deque([1]).remove(3))
attempt(lambda: deque([1]).index(3))
attempt(lambda: deque(5))
attempt(lambda: deque([], -1))
attempt(lambda: deque([1], 1).insert(0, 0))
attempt(lambda: deque([1]) + [1])
attempt(lambda: [1] + deque([1]))
attempt(lambda: deque([1]) < [1])
attempt(lambda: hash(deque()))
attempt(lambda: deque([1])[0:1])


def grow():
    q = deque([1, 2])
    for v in q:
        q.append(v)


attempt(grow)
r = deque([1])
r.append(r)
print(r)


class Stack(deque):
    def peek(self):
        return self[-1]


s = Stack([1, 2], 5)
print(s, s.peek(), type(s.copy()), s.__dict__, isinstance(s, collections.abc.MutableSequence), isinstance(s, collections.abc.Sequence))

# defaultdict
dd = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    dd[k].append(v)
print(dd, dict(dd), dd.default_factory, dd.get("zz"), "zz" in dd, dd["zz"], len(dd), dd.copy() == dd, type(dd.copy()))
print(defaultdict(int, {"x": 1}, y=2), defaultdict(None, [(1, 2)]), defaultdict(lambda: defaultdict(int))["a"]["b"])
attempt(lambda: defaultdict()["x"])
attempt(lambda: defaultdict(1))
counts = defaultdict(int)
for ch in "mississippi":
    counts[ch] += 1
print(sorted(counts.items()))


class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = value = self.default_factory(key)
        return value


print(Keyed(len)["four"], Keyed(str))

# OrderedDict
od = OrderedDict([("b", 1), ("a", 2)])
od["c"] = 3
od.move_to_end("b")
print(od, list(od), od.keys(), od.items(), od.values(), list(reversed(od)))
od.move_to_end("c", last=False)
print(od.popitem(), od.popitem(last=False), od, OrderedDict(), len(od), OrderedDict.fromkeys("xy", 0))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict(a=1) != OrderedDict(a=1), isinstance(od, dict))
od.note = 1
print(od.note, od.copy(), od.pop("zz", None), od.setdefault("q", 5), od)
attempt(lambda: OrderedDict().popitem())
attempt(lambda: od.move_to_end("nope"))


class LRU(OrderedDict):
    def __init__(self, size, *args):
        self.size = size
        super().__init__(*args)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        if len(self) > self.size:
            del self[next(iter(self))]


cache = LRU(2)
cache["a"] = cache["b"] = cache["c"] = 1
print(cache, cache.size)

# Counter
c = Counter("abracadabra")
print(c, c.most_common(2), c["a"], c["zz"], sorted(c.elements()), sum(c.values()), c.most_common()[-1])
c.update("aaa")
c.subtract({"b": 1, "z": 4})
print(c, +c, -c, dict(c), list(c), len(c))
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
print(a + b, a - b, a & b, a | b, a == Counter(b=1, a=3), Counter() == Counter(a=0))
a += b
print(a)
a -= Counter(a=4)
print(a, Counter([1, 1, 2]).most_common(1), Counter(x=2).copy(), Counter(("a", "b")), Counter({}), Counter(a=1.5))
del a["nothing"]
words = "the quick brown fox jumps over the lazy dog the end".split()
print(Counter(words).most_common(3), hasattr(Counter, "total"), isinstance(c, dict), Counter(words)["the"])
attempt(lambda: Counter.fromkeys("ab"))
attempt(lambda: Counter(5))
attempt(lambda: Counter(a="x") + Counter(a="y"))
print(Counter({"a": 2, "b": "x"}))

# ChainMap
base, over = {"color": "red", "user": "guest"}, {"user": "admin"}
m = ChainMap(over, base)
print(m, m["user"], m["color"], list(m), len(m), dict(m), m.maps, m.parents, "color" in m, m.get("q", 1))
m["new"] = 1
child = m.new_child({"user": "child"})
print(over, base, child["user"], child.parents["user"], child, ChainMap(), bool(ChainMap()))
attempt(lambda: m["nope"])
attempt(lambda: m.pop("color"))
attempt(lambda: m.__delitem__("color"))
attempt(lambda: ChainMap().popitem())
print(m.pop("new"), sorted(m.items()), ChainMap.fromkeys("ab", 1))


# User classes
class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)


u = Upper(a=1)
u["b"] = 2
u.update({"c": 3})
print(u, u.data, len(u), "A" in u, "a" in u, list(u), u.copy(), u.get("Z"), u.pop("A"), isinstance(u, collections.abc.Mapping))
ul = UserList([3, 1, 2])
ul.sort()
ul.append(5)
print(ul, ul[0], ul[1:], ul + [1], ul * 2, 3 in ul, len(ul), ul == [1, 2, 3, 5], type(ul[:1]))
us = UserString("hello")
print(us, repr(us), us.upper(), us + " there", us[1:3], len(us), us == "hello", "ell" in us, us.find("l"), us.split("l"), type(us.upper()).__name__, us.replace("l", "L"), hash(us) == hash("hello"))
attempt(lambda: u["zz"])
attempt(lambda: collections.nothing)
print(collections.abc.Sequence, collections.__name__, sorted(collections.__all__))
