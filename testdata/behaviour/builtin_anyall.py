print(any([]), all([]), any([0, "", 1]), all([1, "a", []]), any(x > 3 for x in range(5)), all(map(str.isdigit, "123")))
def noisy(x):
    print("check", x)
    return x
print(any(noisy(x) for x in (0, 2, 3)), all(noisy(x) for x in (1, 0, 3)))
