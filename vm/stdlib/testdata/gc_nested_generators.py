import gc
import sys


class Node:
    def __del__(self):
        pass


def nested(n):
    a = list(range(n))
    b = (x for x in (y for y in a))
    return sum(b)


def hold(n):
    return [iter([i]) for i in range(n)], [(j for j in range(i)) for i in range(n)], [Node() for i in range(n)]


for n in (0, 1, 10, 100, 500, 1000, 3000):
    kept = hold(n)
    try:
        raise ValueError(n)
    except ValueError as e:
        err = e
    print(n, nested(10), [sum(x for x in (y for y in range(k))) for k in range(5)], sum(next(g, 0) for g in kept[1]))
    print(sum(b for b in (c for c in (d for d in range(20)))), sys.getrefcount(kept[2]))
print(gc.isenabled())
