a, b, c = 1, 2, 3
print(a, b, c)
a, (b, c), d = 1, (2, 3), 4
print(a, b, c, d)
first, *rest = range(5)
print(first, rest)
*init, last = "abcd"
print(init, last)
head, *middle, tail = [1, 2]
print(head, middle, tail)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
x, y, z = "xyz"
print(z, y, x)
a, b, c, d = 1, 2, 3, 4
d, c, b, a = a, b, c, d
print(a, b, c, d)
for i, (k, v) in enumerate({"one": 1, "two": 2}.items()):
    print(i, k, v)
for n, *others in [(1, 2, 3), (4,)]:
    print(n, others)
xs = [0] * 3
xs[0], xs[1], xs[2] = xs[2] + 1, 5, xs
print(xs[0], xs[1], xs[2] is xs)
