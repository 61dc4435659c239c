# since 3.12
# Comprehensions are part of the code around them (PEP 709), and still have their names apart.
x = "outside"
print([x for x in range(3)], x)


def function(n):
    i = "kept"
    squares = [i * i for i in range(n)]
    pairs = {i: [j for j in range(i)] for i in range(3)}
    print(i, squares, pairs, sorted(locals()))
    return [lambda: i for i in range(n)]


print([f() for f in function(3)])


def shadow():
    y = 1
    total = [y for y in [10, 20] if (last := y)]
    return y, last, total


print(shadow())


class Scope:
    n = 3
    items = [i for i in range(n)]
    nested = [[k for k in range(j)] for j in range(n)]


print(Scope.items, Scope.nested, hasattr(Scope, "i"))


def failing():
    v = "before"
    try:
        return [1 // (v - 1) for v in (3, 2, 1)]
    except ZeroDivisionError:
        return v


print(failing())
print([a for a in [1, 2] for a in [a, a + 10]], {c for c in "hello"} == set("hello"))


def unbound():
    try:
        [q for q in range(2)]
        return q
    except NameError as e:
        return type(e).__name__


print(unbound(), [[m := k for k in range(3)], m])
