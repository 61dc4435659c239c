def inner():
    r = yield 1
    print("inner got", r)
    return "done"
def outer():
    v = yield from inner()
    print("v", v)
    yield from [10, 20]
    yield from (x for x in "a")
    return v
g = outer(); print(next(g), g.send("hi"), list(g))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else: yield t
print(list(tree([1, [2, [3, [4]], 5]])))
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
