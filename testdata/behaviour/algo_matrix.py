def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def det(m): return m[0][0] if len(m) == 1 else sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
a = [[1, 2], [3, 4]]
print(mul(a, a), det(a), det([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), list(zip(*a)), [list(r)[::-1] for r in zip(*a)])
def power(m, n):
    r = [[1, 0], [0, 1]]
    while n: r = mul(r, m) if n & 1 else r; m = mul(m, m); n >>= 1
    return r
print(power([[1, 1], [1, 0]], 90)[0][1])
