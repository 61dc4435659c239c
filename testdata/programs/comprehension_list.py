print([x * x for x in range(6)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in "ab" for y in range(2)])
print([(x, y) for x in range(4) for y in range(x) if x + y > 2])
print([[i * j for j in range(3)] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]])
print([first for first, *_ in ["abc", "de"]])
x = "kept"
print([x for x in range(3)], x)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
def f(n):
    return [n * k for k in range(n)]
print(f(4))
print([y for x in [[1], [2, 3]] for y in x])
print([z for z in (w + 1 for w in range(3))])
class C:
    n = 3
    items = [i for i in range(n)]
print(C.items)
print([i for i in range(5) if not i % 2 or i == 3], [() for _ in range(2)])
