f = lambda: 1
g = lambda x: x + 1
h = lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw)
print(f(), g(1), h(1), h(1, 5, 6, k=7, z=8))
print((lambda *a: a)(1, 2), (lambda a, /, b: a - b)(5, b=3))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x * 2, lambda x: x + 1)(5))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))
print((lambda f: f(f, 5))(lambda self, n: 1 if n == 0 else n * self(self, n - 1)))
print(f.__name__)
Y = lambda: (yield 1)
print(list(Y()))
