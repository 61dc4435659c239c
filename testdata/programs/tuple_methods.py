t = (3, 1, 2, 1)
print(t.count(1), t.index(2), len(t), t + (5,), t * 2, t[1:], t[::-1])
print((), (1,), (1, 2), ((1,), (2,)), tuple("abc"), tuple([1, 2]))
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), (1, 2) == (1, 2), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)))
print(sorted([(2, "b"), (1, "z"), (2, "a")]), max((1, 5), (2, 0)), min((3,), ()))
a, b = (1, 2)
print(a, b, (lambda *p: p)(1, 2), 1 in t, 9 in t)
d = {(0, 0): "origin"}
print(d[0, 0], tuple(reversed(t)), sum(t), tuple(sorted(t)))
x = ([],)
x[0].append(1)
print(x)
try:
    x[0] += [2]
except TypeError as e:
    print(e, x)
