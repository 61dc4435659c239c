class Point:
    """A point in the plane."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def move(self, dx, dy=0):
        self.x += dx
        self.y += dy
        return self

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

p = Point(1)
q = Point(y=2, x=3)
print(p, q, p.move(4).move(0, 5), Point.dimensions, p.dimensions)
p.dimensions = 3
print(p.dimensions, Point.dimensions, Point.__name__, Point.__doc__)
print(isinstance(p, Point), type(p) is Point, p.__class__.__name__)
bound = p.move
bound(1, 1)
print(p, Point.move(p, -1), p.__dict__)
p.name = "P"
print(p.name, hasattr(p, "name"), getattr(p, "none", "fallback"))
