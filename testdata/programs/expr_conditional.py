def sign(n):
    return "negative" if n < 0 else "zero" if n == 0 else "positive"

for n in (-3, 0, 7):
    print(n, sign(n))
print([x if x % 2 else -x for x in range(6)])
pick = lambda c, a, b: a if c else b
print(pick(True, 1, 2), pick([], 1, 2))
print("yes" if not None else "no")
print((1 if 0 else 2) + (3 if 1 else 4))
print("constant" if True else "never", 1 if "" else 2)
