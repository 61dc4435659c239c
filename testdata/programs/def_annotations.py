def scale(x: float, factor: int = 2, *args: str, flag: bool = False, **kw: dict) -> float:
    "Scales."
    total: float = x * factor
    unused: "later"
    return total

print(scale(1.5), scale.__annotations__)
print(scale.__name__, scale.__doc__, scale.__module__)
class Point:
    x: int = 0
    y: int
    tags: list = []
print(Point.__annotations__, Point.x)
value: int
other: str = "s"
print(sorted(__annotations__))
