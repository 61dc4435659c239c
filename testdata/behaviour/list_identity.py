a = [[0] * 2] * 3
a[0][0] = 1
print(a, a[0] is a[1])
b = [[0] * 2 for _ in range(3)]
b[0][0] = 1
print(b)
c = []; c.append(c); print(c, c == c if False else len(c), [1, [2, c]])
d = [1, 2]; e = d[:]; f = d
print(d == e, d is e, d is f, [1, 2] == [1, 2.0], [1, 2] < [1, 3], [1] < [1, 0], [] < [0])
