def trace(f):
    def wrapper(*a, **k):
        print("call", f.__name__, a, k)
        r = f(*a, **k)
        print("returned", r)
        return r
    return wrapper
def repeat(n):
    def deco(f):
        return lambda *a: [f(*a) for _ in range(n)]
    return deco
@trace
def add(x, y=1): return x + y
add(1, y=2)
@repeat(2)
@trace
def hi(): return "hi"
print(hi(), add.__name__)
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Count
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
