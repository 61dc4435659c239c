import dataclasses
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, make_dataclass, InitVar, FrozenInstanceError


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Point:
    x: int
    y: int = 0

    def dist(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point(3, 4)
print(p, p.dist(), p == Point(3, 4), p != Point(1), Point(x=1), Point.y, Point.__doc__, p.__dict__, Point.__annotations__)
p.x = 10
print(p, asdict(p), astuple(p), replace(p, y=7), is_dataclass(p), is_dataclass(Point), is_dataclass(5), [f.name for f in fields(p)])
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=3))
attempt(lambda: p < Point(1))
attempt(lambda: hash(p))


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 5), Version(1, 1, "z")]), max(Version(1), Version(2)), Version(1, 1, "a") == Version(1, 1, "b"))
attempt(lambda: Version(1) < 5)


@dataclass(frozen=True)
class Frozen:
    a: int
    b: list = field(default_factory=list, hash=False)


f = Frozen(1)
print(f, hash(f) == hash(Frozen(1, [2])), {f: 1}[Frozen(1)])
attempt(lambda: setattr(f, "a", 2))
attempt(lambda: delattr(f, "a"))
attempt(lambda: setattr(f, "new", 2))
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass
class Inventory:
    name: str
    price: float
    tags: list = field(default_factory=list)
    total: float = field(init=False, repr=False)
    secret: str = field(default="s", repr=False)
    count: "int" = 1
    scale: InitVar[int] = 2

    def __post_init__(self, scale):
        self.total = self.price * self.count * scale


i = Inventory("pen", 2.5, count=4, scale=3)
i.tags.append("x")
print(i, i.total, Inventory("a", 1).tags, i.secret)
print([(f.name, f.type, f.default is dataclasses.MISSING, f.init) for f in fields(Inventory)])


@dataclass
class Base:
    a: int = 1


@dataclass
class Child(Base):
    b: str = "b"
    a: int = 5


print(Child(), Child(2, "c"), [f.name for f in fields(Child)], isinstance(Child(), Base), Base() == Child())


@dataclass
class Node:
    value: int
    children: list = field(default_factory=list)
    parent: "Node" = None


n = Node(1, [Node(2), Node(3)])
print(n, asdict(n), astuple(n))
n.parent = n
print(n)


def bad_default():
    @dataclass
    class Bad:
        x: list = []


def bad_order():
    @dataclass
    class Bad:
        x: int = 1
        y: int


def no_annotation():
    @dataclass
    class Bad:
        x = field(default=1)


def frozen_child():
    @dataclass
    class Bad(Frozen):
        z: int = 1


attempt(bad_default)
attempt(bad_order)
attempt(no_annotation)
attempt(frozen_child)
attempt(lambda: field(default=1, default_factory=list))
attempt(lambda: dataclass(order=True, eq=False)(type("Q", (), {})))
attempt(lambda: asdict(5))
attempt(lambda: fields(5))
attempt(lambda: replace(i, total=5, scale=1))
attempt(lambda: replace(i))


@dataclass(eq=False, repr=False)
class Plain:
    x: int


print(Plain(1) == Plain(1), repr(Plain(1)).split(" at")[0], hash(Plain(1)) is not None)


@dataclass
class Custom:
    x: int

    def __repr__(self):
        return "custom"

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == Custom(2))
Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=5))], namespace={"twice": lambda self: self.b * 2})
print(Made(1, 2), Made(1, 2).twice(), Made.__doc__)


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: str = "k"


print(hash(Hashed(1)) == hash(Hashed(1)), {Hashed(1), Hashed(1)}, Point.__init__.__name__, Point.__init__.__qualname__, Point.__eq__.__qualname__, Point.__repr__.__name__)
print(repr(field(default=3)).split("default_factory")[0])
print([name for name in ("KW_ONLY",) if hasattr(dataclasses, name)])
if hasattr(dataclasses, "KW_ONLY"):
    @dataclass(slots=True, kw_only=True)
    class Slotted:
        x: int
        y: int = 2
    print(Slotted(x=1), Slotted.__slots__, Slotted.__match_args__, Point.__match_args__)
    attempt(lambda: Slotted(1))

    @dataclass
    class Mixed:
        a: int
        _: dataclasses.KW_ONLY
        b: int = 0
        c: int
    print(Mixed(1, c=2))
    attempt(lambda: Mixed(1, 2))
Point(1, 2, 3, 4)
