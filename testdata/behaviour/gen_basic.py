def count(n):
    print("start")
    for i in range(n): yield i
    print("end")
    return "result"
g = count(2); print(type(g).__name__, next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
print(list(count(1)), next(g, "gone"), sum(x * x for x in range(4)), list(x for x in "ab"), (i for i in ()).__name__)
