# What lists, dicts, sets and deques drop, and in which order.
from collections import deque, OrderedDict, defaultdict, Counter, ChainMap
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
def mk(*n): return [A(x) for x in n]
l = mk(*"abcde"); l[1:3] = []; print("slice"); l[:] = mk("x"); print("all"); del l[:]; print("empty")
l = mk(*"abcde"); l.clear(); print("clear")
l = mk(*"abc"); l.pop(); print("pop"); l.pop(0); print("pop0"); l.remove(A("b")); print("remove")
l = mk(*"ab"); l *= 2; print("twice"); l *= 0; print("zero")
l = mk(*"ab"); l.extend(mk("c")); l[0] = None; print("set"); l.insert(0, A("i")); del l[0]; print("deleted"); l = None
l = mk(*"cab"); l.sort(key=lambda a: a.n); print([a.n for a in l]); l.reverse(); del l; print("sorted")
d = {A("k1"): A("v1"), A("k2"): A("v2")}; d[A("k1")] = A("new"); print("replaced"); d.pop(A("k2")); print("popped"); d.popitem(); print("last")
d = dict.fromkeys("xy"); d["x"] = A("x"); d.update(x=A("x2"), y=A("y")); print("updated"); d.setdefault("x", A("unused")); print("default"); d.clear(); print("cleared")
s = {A("s1"), A("s1")}; print("added"); s.discard(A("s1")); print("discarded"); s = {A("p")}; s.pop(); print("popped"); s |= {A("q")}; s.clear(); print("cleared")
q = deque(mk(*"abcd"), maxlen=3); print("maxlen"); q.append(A("e")); print("append"); q.popleft(); print("left"); q.popleft(); print("left"); q.pop(); print("right")
o = OrderedDict(); o["a"] = A("oa"); o["b"] = A("ob"); o.move_to_end("a"); o.popitem(last=False); print("first"); del o; print("ordered")
dd = defaultdict(lambda: A("made")); dd[1]; dd[2]; del dd[1]; print("one"); dd = None; print("default")
c = ChainMap({"a": A("ca")}, {"a": A("cb")}); c["a"] = 1; print("chain"); c = None
t = tuple(mk("t1", "t2")); u = t + (A("t3"),); t = None; print("sum"); u = None; print("tuples")
m = [[A("m%d%d" % (i, j)) for j in range(2)] for i in range(2)]; m[0] = None; print("row"); m.clear(); print("matrix")
f = frozenset(mk("fs")); f = f | {1}; print(len(f)); f = None; print("end")
