def root(n):
    assert n >= 0, "negative"
    assert isinstance(n, int), f"not an int: {n!r}"
    return int(n ** 0.5)

print(root(49))
assert True
assert (1, "a non-empty tuple is true")[0]
try:
    root(-1)
except AssertionError as e:
    print("caught", e)
try:
    assert not 1
except AssertionError as e:
    print("empty", repr(e), e.args)
print(__debug__)
