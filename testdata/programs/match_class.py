# since 3.10
# Class patterns: positions by __match_args__, keywords by attributes.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Circle:
    __match_args__ = ("center",)

    def __init__(self, center, radius):
        self.center, self.radius = center, radius


def where(shape):
    match shape:
        case Point(0, 0):
            return "the origin"
        case Point(x, 0) | Point(0, x) if x > 0:
            return f"on an axis, {x} away"
        case Point(x=x, y=y) if x == y:
            return f"on the diagonal at {x}"
        case Point():
            return "a point"
        case Circle(Point(x, y), radius=r):
            return f"a circle of {r} around {x}, {y}"
        case int(n) | float(n):
            return f"the number {n}"
        case str(text) as whole:
            return f"{text} is {whole}"
        case list() | tuple() as items:
            return f"{len(items)} items"
        case bool() | dict():
            return "never a bool, which is an int"
    return "unknown"


for shape in [Point(0, 0), Point(3, 0), Point(0, 4), Point(-5, 0), Point(2, 2), Point(1, 2),
              Circle(Point(1, 2), 3), Circle(None, 1), 5, 1.5, "word", [1, 2], (), {}, True, None]:
    print(where(shape))


class Broken:
    __match_args__ = "x"


class Few:
    __match_args__ = ()


for subject, how in [(Broken(), "a string"), (Few(), "too many")]:
    try:
        match subject:
            case Broken(x):
                print(x)
            case Few(x):
                print(x)
    except TypeError as e:
        print(how, "->", e)
