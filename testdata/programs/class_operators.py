class Vec:
    def __init__(self, *v):
        self.v = v
    def __add__(self, o):
        return Vec(*(a + b for a, b in zip(self.v, o.v)))
    def __sub__(self, o):
        return Vec(*(a - b for a, b in zip(self.v, o.v)))
    def __mul__(self, k):
        if isinstance(k, Vec):
            return sum(a * b for a, b in zip(self.v, k.v))
        return Vec(*(a * k for a in self.v))
    def __rmul__(self, k):
        return self * k
    def __neg__(self):
        return self * -1
    def __abs__(self):
        return (self * self) ** 0.5
    def __eq__(self, o):
        return isinstance(o, Vec) and self.v == o.v
    def __lt__(self, o):
        return abs(self) < abs(o)
    def __bool__(self):
        return any(self.v)
    def __iadd__(self, o):
        self.v = (self + o).v
        return self
    def __repr__(self):
        return "Vec" + repr(self.v)

a, b = Vec(1, 2), Vec(3, 4)
print(a + b, b - a, a * 3, 3 * a, a * b, -a, abs(b))
print(a == Vec(1, 2), a != b, a < b, b > a, bool(Vec(0, 0)), not a)
c = a
c += b
print(a, c is a, sorted([Vec(5, 5), Vec(1, 0), Vec(2, 2)]))
print(a == 5, sum([Vec(1, 1), Vec(2, 2)], Vec(0, 0)))
