import enum
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return self.name.lower(), self.value

    @classmethod
    def favorite(cls):
        return cls.BLUE

    @property
    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), list(reversed(Color)), Color, type(Color.RED), isinstance(Color.RED, Color), Color.__members__)
print(Color.RED.describe(), Color.favorite(), Color.BLUE.next, Color.RED == Color.RED, Color.RED != Color.GREEN, Color.RED == 1, Color.RED in Color)
print({Color.RED: "r"}[Color(1)], hash(Color.RED) == hash("RED"), f"{Color.RED}", f"{Color.RED:>12}|", "%s" % Color.GREEN, bool(Color.RED), Color.__name__, Color.__doc__)
attempt(lambda: Color(9))
attempt(lambda: Color["PINK"])
attempt(lambda: Color.PINK)
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: setattr(Color, "RED", 5))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: setattr(Color.RED, "value", 5))
attempt(lambda: type("More", (Color,), {}))


def reuse():
    class Bad(Enum):
        A = 1
        A = 2


attempt(reuse)


def not_unique():
    @unique
    class Bad(Enum):
        A = 1
        B = 1
        C = 2
        D = 2


attempt(not_unique)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print(list(Auto))


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    NORTH = auto()
    SOUTH = auto()


print(list(Named))


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / self.radius ** 2, 3)


print(Planet.EARTH.value, Planet.EARTH.mass, Planet.EARTH.gravity, Planet.MERCURY, Planet((5.976e+24, 6.37814e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY.name, Coordinate(0).label, Coordinate.PX.value)


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(repr(Number.ONE), Number.ONE + 1, Number.TWO > Number.ONE, Number.ONE == 1, sorted([Number.TWO, Number.ONE]), [10, 20, 30][Number.TWO], int(Number.TWO), isinstance(Number.ONE, int), Number.ONE * 2.5)
print(str(Number.ONE), f"{Number.TWO}", "%d" % Number.TWO, format(Number.TWO, "03"))


class Text(str, Enum):
    A = "a"
    B = "b"


print(repr(Text.A), Text.A == "a", Text.A.upper(), str(Text.B), Text("b"), "x".join(Text))


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7


print(Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.R & Perm.W, repr(Perm(0)), ~Perm.R, repr(Perm.RWX), Perm.R in Perm.RWX, Perm.W in (Perm.R | Perm.X), bool(Perm.R & Perm.X), (Perm.R | Perm.W).value, Perm.R ^ Perm.RWX)
attempt(lambda: Perm(8))
attempt(lambda: Perm.R | 1)


class Opt(Flag):
    A = auto()
    B = auto()
    C = auto()
    AB = A | B


print(list(Opt), Opt.A | Opt.B, Opt.A | Opt.C, ~Opt.A, (Opt.A | Opt.C).name, (Opt.A | Opt.C).value, Opt(3), Opt.AB)


class IPerm(IntFlag):
    R = 4
    W = 2
    X = 1


print(repr(IPerm.R | IPerm.W), IPerm.R | 1, repr(IPerm.R | 1), IPerm.R + 1, repr(IPerm(0)), IPerm.R == 4, repr(IPerm(7)), repr(IPerm.R & 6), IPerm.W in IPerm(6), isinstance(IPerm.R | IPerm.W, int))
Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.BEE, Animal.__module__, list(Enum("Q", ["A", "B"])), list(Enum("R", {"X": 10, "Y": 20})), list(Enum("S", [("M", 5)])), list(IntEnum("T", "A B", start=5)))


class Base(Enum):
    def hello(self):
        return "hello " + self.name


class Child(Base):
    A = 1


print(Child.A.hello(), Child.__mro__)


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "a" else None


print(Missing("a"))
attempt(lambda: Missing("b"))


class Mixed(Enum):
    LIST = [1]
    x = staticmethod(len)

    def __str__(self):
        return "mixed!"

    class Inner:
        pass


print(Mixed.LIST, f"{Mixed.LIST}", Mixed([1]), Mixed.x("abc"))


class Weekday(Enum):
    MONDAY = 1
    TUESDAY = 2

    @classmethod
    def from_name(cls, name):
        return cls[name.upper()]


print(Weekday.from_name("monday"), [d.name for d in Weekday], {d.name: d.value for d in Weekday}, sorted(Weekday, key=lambda d: -d.value))
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
for name in "StrEnum", "member", "verify", "EnumType":
    print(name, hasattr(enum, name))
if hasattr(enum, "StrEnum"):
    class S(enum.StrEnum):
        A = auto()
        B = "bee"
    print(S.A, repr(S.A), S.B == "bee", f"{S.B}", list(Perm.RWX), len(Perm.RWX), 1 in Color, 9 in Color)
Color.MAUVE
