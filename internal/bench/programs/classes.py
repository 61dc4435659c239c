class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    @property
    def length(self):
        return self.dot(self)


class Shape:
    kind = "shape"

    def __init__(self, size):
        self.size = size

    def area(self):
        raise NotImplementedError

    def describe(self):
        return self.area() + len(self.kind)


class Square(Shape):
    kind = "square"

    def area(self):
        return self.size * self.size


class Ring(Shape):
    def __init__(self, size, hole):
        super().__init__(size)
        self.hole = hole

    def area(self):
        return 3 * (self.size * self.size - self.hole * self.hole)


class Point:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

    def swap(self):
        self.a, self.b = self.b, self.a


def main():
    position, speed = Vector(0, 0), Vector(1, 2)
    total = 0
    for i in range(120000):
        position = position + speed
        total += position.dot(speed) % 7 + speed.length
    shapes = [Square(i) if i % 2 else Ring(i + 1, i) for i in range(1000)]
    for _ in range(60):
        for shape in shapes:
            total += shape.describe() % 11
    p = Point(1, 2)
    for i in range(200000):
        p.swap()
        p.a += 1
    print(total, position.x, p.a, p.b)


main()
