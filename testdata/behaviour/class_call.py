class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *a, k=0): return self.n + x + sum(a) + k
a = Adder(5); print(a(1), a(1, 2, 3, k=4), callable(a), callable(Adder), callable(5), list(map(a, [1, 2])))
class Meta(type):
    def __call__(cls, *a, **k):
        print("creating", cls.__name__, a, k)
        return super().__call__(*a, **k)
class C(metaclass=Meta):
    def __init__(self, x, y=0): self.x = x
print(C(1, y=2).x)
class Single:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self, v=0): self.v = v
print(Single(1) is Single(2), Single(3).v)
class N:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(N())
