def show(*args, **kwargs):
    print(args, kwargs)

a = [1, 2]
b = (3, 4)
d = {"x": 1}
e = {"y": 2}
print([*a, *b], (*a, 0, *b), {*a, *b, 1}, {**d, **e, "z": 3})
show(*a, *b)
show(0, *a, 9, *b, k=1)
show(**d, **e)
show(*a, **d, w=0)
show(*range(3), *"xy", **{"q": 1})
print(*a, *b, sep="-")
print({**d, "x": 5}, {"x": 5, **d})
