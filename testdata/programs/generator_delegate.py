def inner():
    x = yield 1
    print("inner got", x)
    yield 2
    return "inner result"

def outer():
    result = yield from inner()
    print("outer got", result)
    yield from [10, 20]
    yield from "ab"
    return "outer result"

g = outer()
print(next(g))
print(g.send("hello"))
print(list(g))
def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)
print(list(tree((((), 1, ()), 2, ((), 3, ())))))
def chain(*its):
    for it in its:
        yield from it
print(list(chain("ab", [1], (), range(2))))
