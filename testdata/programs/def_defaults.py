n = 5
def f(a=n, b=[]):
    b.append(a)
    return b

n = 6
print(f(), f(1), f(2, [0]), f())
def g(x, cache={}):
    if x not in cache:
        print("computing", x)
        cache[x] = x * x
    return cache[x]
print(g(4), g(4), g(5))
def h(a, b=lambda v: v + 1, *, c=("t", 1)):
    return b(a), c
print(h(1), h(1, abs), h(-1, abs, c=None))
fs = [lambda x, i=i: x * i for i in range(4)]
print([q(10) for q in fs])
