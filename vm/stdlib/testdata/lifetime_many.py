# Many objects, deep chains, wide containers: each dies once.
import weakref, gc
dead = 0
class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        global dead
        dead += 1
for i in range(20000): a = A(i)
print(dead); del a; print(dead)
l = [A(i) for i in range(20000)]; print(dead); del l[::2]; print(dead); l = None; print(dead)
class Node:
    def __init__(self, next): self.next = next
    def __del__(self):
        global dead
        dead += 1
head = None
for i in range(20000): head = Node(head)
print(dead); head = head.next.next; print(dead); head = None; print(dead)
class Tree:
    def __init__(self, depth): self.kids = [Tree(depth - 1) for _ in range(3)] if depth else []
    def __del__(self):
        global dead
        dead += 1
t = Tree(7); t.kids.pop(); print(dead); t = None; print(dead)
refs = [weakref.ref(A(i)) for i in range(100)]; print(sum(r() is None for r in refs), dead)
live = [A(i) for i in range(5000)]; refs = [weakref.ref(x) for x in live]; del live[2500:]; print(sum(r() is None for r in refs))
d = weakref.WeakValueDictionary((i, x) for i, x in enumerate(live)); print(len(d)); live.clear(); x = None; print(len(d), dead)
def rec(n):
    x = A(n)
    return rec(n - 1) if n else dead
before = dead; print(rec(300) - before, dead - before)
def gen(n):
    for i in range(n):
        x = A(i)
        yield x
print(sum(1 for _ in gen(2000)), dead)
rings = []
for i in range(300):
    a = A(i); a.me = a
a = None; gc.collect(); print(dead)
