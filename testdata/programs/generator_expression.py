g = (x * x for x in range(4))
print(next(g), next(g), list(g), list(g))
print(sum(x for x in range(101)), max(len(w) for w in ["a", "bbb"]))
print(any(x > 2 for x in [1, 2, 3]), all(x > 2 for x in [1, 2, 3]))
print(tuple(i + j for i in range(2) for j in range(2)))
def noisy(n):
    print("make", n)
    return range(n)
h = (a for a in noisy(2) for b in noisy(1))
print("before")
print(list(h))
print(" ".join(str(n) for n in range(5)))
print(dict((c, ord(c)) for c in "ab"), set(c for c in "aa"))
n = 10
k = (n * v for v in range(3))
n = 100
print(list(k))
print(g.__class__.__name__, k.__name__)
