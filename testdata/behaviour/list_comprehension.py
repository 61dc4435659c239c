print([x * y for x in range(3) for y in range(x)], [x for x in range(20) if x % 2 if x % 3], [[i * j for j in range(3)] for i in range(3)])
m = [[1, 2, 3], [4, 5, 6]]
print([[r[i] for r in m] for i in range(3)], [c for r in m for c in r], list(map(list, zip(*m))))
x = "outer"; _ = [x for x in range(3)]; print(x)
print([y := 5, y ** 2], [z for n in range(5) if (z := n * n) > 3], z)
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
