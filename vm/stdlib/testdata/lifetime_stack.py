# Values that live on the evaluation stack alone, and when an instruction drops them.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __add__(self, o): return A(self.n + "+" + o.n)
    def __getitem__(self, i): return A(self.n + "[]")
    def __lt__(self, o): return A(self.n + "<")
    def __neg__(self): return A("-" + self.n)
    def __call__(self, *a): return A(self.n + "()")
    def __bool__(self): print("bool", self.n); return True
    def m(self): return self
def show(x, *rest): print("show", x.n, len(rest))
A("pop"); print("popped")
A("a") + A("b"); print("sum")
A("a") + A("b") + A("c"); print("sums")
A("x")[A("i")]; print("item")
A("x") < A("y"); print("less")
-A("n"); print("neg")
A("f")(A("arg")); print("call")
A("m").m().m(); print("methods")
show(A("1"), A("2"), A("3")); print("args")
print([A("l1"), A("l2")][0].n); print("list")
print((A("t1"), A("t2"))[1].n); print("tuple")
print({"k": A("d1")}["k"].n, {A("key"): 1} is None); print("dict")
A("and") and A("then"); print("and")
A("or") or A("else"); print("or")
x = A("if") if A("test") else A("else"); print("if"); del x
print("%s" % A("fmt").n, f"{A('fstr').n}"); print("format")
a, b = A("ua"), A("ub"); a, b = b, a; print("swap"); a = b = None
a = b = c = A("thrice"); a = b = None; print("once"); c = None
(lambda q: None)(A("lambda")); print("lambda")
for i in [A("loop")]: print("in", i.n)
print("after loop"); i = None
[A("c%d" % k) for k in range(2)]; print("comp")
print(A("chain") < A("b") < A("c")); print("chained")
assert A("assert"), A("never"); print("end")
