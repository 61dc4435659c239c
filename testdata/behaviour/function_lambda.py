sq = lambda x: x * x
add = lambda a, b=1, *c, d=2, **e: (a, b, c, d, e)
print(sq(4), add(1), add(1, 2, 3, d=4, f=5), (lambda: None)(), (lambda *a: len(a))(1, 2), list(map(lambda p: p[0], [(1, 2)])))
compose = lambda *fs: lambda x: x if not fs else compose(*fs[:-1])(fs[-1](x))
print(compose(sq, lambda v: v + 1)(2), (lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
print(sorted([(2, "b"), (1, "a")], key=lambda t: t[1]), max("aBc", key=lambda c: c.lower()), (lambda x: (yield x))(1).__next__())
