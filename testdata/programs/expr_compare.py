def seen(x):
    print("seen", x)
    return x

print(1 < 2, 2 <= 2, 3 > 4, 4 >= 5, 1 == 1.0, 1 != 1)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 0 != 5)
print(seen(1) < seen(0) < seen(5))
print(seen(1) < seen(4) < seen(2))
print("abc" < "abd", "Z" < "a", "" < "a", [1, 2] < [1, 3], (1,) < (1, 0))
print(3 in [1, 2, 3], 3 not in (1, 2), "ell" in "hello", "k" in {"k": 1})
print(None is None, None is not None, [] is [], () is ())
print(2 ** 100 > 1e30, 1e308 * 10 > 2 ** 2000, float("nan") == float("nan"))
print({1, 2} <= {1, 2, 3}, {1} < {1}, {1, 2} == {2, 1}, {1: 2} == {1: 2.0})
if 0 < len("abc") <= 3 and not 5 in (1, 2):
    print("chained")
