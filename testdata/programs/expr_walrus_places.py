# since 3.10
# Assignment expressions where no parentheses are needed any more.
items = list(range(10))
print(items[i := 3], i, {s := 1, s + 1}, items[(j := 1):j + 2])
print({(n := 5): n, "k": (v := 6)}, v, [k := 1, k + 1])


def last(seq):
    if any((hit := x) > 5 for x in seq):
        return hit


print(last(items), [y := 1, y ** 2], y)
while (chunk := items[:4]):
    print(chunk)
    del items[:4]
print(f"{(z := 7)} {z}", [w for x in range(4) if (w := x * x) % 2 == 0], w)
