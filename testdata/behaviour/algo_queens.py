def queens(n, row=0, cols=()):
    if row == n: yield cols; return
    for c in range(n):
        if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)): yield from queens(n, row + 1, cols + (c,))
print(list(queens(4)), len(list(queens(6))), next(queens(8)))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
def subsets(s): return [[]] if not s else [x for r in subsets(s[1:]) for x in (r, [s[0]] + r)]
print(perms("abc"), subsets([1, 2, 3]))
