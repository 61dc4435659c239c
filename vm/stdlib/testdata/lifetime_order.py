# Several deaths at once: in which order.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=" ")
def line(t): print("|", t)
def f():
    c, a, b = A("c"), A("a"), A("b")
f(); line("locals in the order of slots")
def g(x, y, *z, k): w = A("w")
g(A("x"), A("y"), A("z1"), A("z2"), k=A("k")); line("arguments")
class B: pass
b = B(); b.z = A("z"); b.a = A("a"); b.m = A("m"); b = None; line("attributes")
d = {3: A("3"), 1: A("1"), 2: A("2")}; del d[1]; d[1] = A("1b"); d = None; line("dict")
l = [A("0"), A("1"), A("2")]; l = None; line("list")
t = (A("0"), A("1"), A("2")); t = None; line("tuple")
t = [A("a"), [A("b"), (A("c"), {"k": A("d")})], A("e")]; t = None; line("nested")
class N(A):
    def __init__(self, n, *kids): super().__init__(n); self.kids = list(kids)
n = N("root", N("l", N("ll"), N("lr")), N("r")); n = None; line("tree")
class T(A):
    def __del__(self): self.part = None; super().__del__()
x = T("whole"); x.part = A("part"); x = None; line("part first")
a = A("old"); a = A("new"); line("rebound"); a = None; line("none")
a, b = A("a"), A("b"); a, b = A("a2"), A("b2"); line("both"); a = b = None; line("chain")
def h():
    a = A("a")
    def inner(): return a
    b = A("b")
    return inner
h(); line("closure")
def e():
    a = A("a")
    for i in range(2): x = A("x%d" % i)
    with W(): y = A("y")
    return A("result")
class W:
    def __enter__(self): return A("as")
    def __exit__(self, *a): A("exit")
e(); line("frame")
[A("c%d" % i) for i in range(3)]; line("comprehension")
for v in [A("v0"), A("v1")]: pass
line("loop"); del v; line("variable")
def r(n):
    a = A("r%d" % n)
    if n: r(n - 1)
r(3); line("recursion")
print(*[A("p").n for _ in range(2)]); line("print")
s = sorted([A("2"), A("1")], key=lambda a: a.n); line("sorted"); s = None; line("gone")
m = max([A("1"), A("2")], key=lambda a: a.n); line("max"); m = None; line("end")
