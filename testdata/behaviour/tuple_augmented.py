t = ([1], 2)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
u = (1,); v = u; u += (2,); print(u, v, u is v)
def f(*args): return args
print(f(*(1, 2), 3, *[4]), f(), f(*()), [*range(3), *"ab"], (*t[0], 9), {*"aab"} == {"a", "b"}, {**{"a": 1}, "b": 2})
