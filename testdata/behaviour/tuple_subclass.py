class P(tuple):
    __slots__ = ()
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0])
    y = property(lambda s: s[1])
    def __add__(self, o): return P(self.x + o.x, self.y + o.y)
p = P(1, 2)
print(p, p.x, p.y, p + P(3, 4), type(p + p), p == (1, 2), hash(p) == hash((1, 2)), type(p[:]), p < (2,), {p: 1}[1, 2])
try:
    p.x = 3
except AttributeError as e:
    print("AttributeError")
