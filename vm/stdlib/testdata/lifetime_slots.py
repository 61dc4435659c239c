# Slots, __dict__, copies of namespaces, descriptors and changes of class.
import copy, types
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __copy__(self): return A(self.n + "'")
    def __deepcopy__(self, memo): return A(self.n + "''")
class S:
    __slots__ = ("a", "b", "__dict__")
s = S(); s.a = A("a"); s.b = A("b"); s.c = A("c"); s.a = A("a2"); print("again"); del s.b; print("deleted"); s = None; print("slots")
class Sub(S): __slots__ = ("d",)
s = Sub(); s.d = A("d"); s.a = A("sa"); s.z = A("z"); del s; print("sub")
class B: pass
b = B(); b.x = A("x"); d = vars(b); del b; print(sorted(d)); d["y"] = A("y"); d = None; print("vars")
b = B(); d = b.__dict__; d["k"] = A("k"); b.__dict__ = {"n": A("n")}; print(sorted(d)); d = None; print("old"); b = None; print("new")
b = B(); b.__dict__.update(p=A("p"), q=A("q")); del b.p; print("p"); b.__dict__.pop("q"); print("q")
shared = {"v": A("shared")}
b, c = B(), B(); b.__dict__ = shared; c.__dict__ = shared; del b; print(c.v.n); shared = None; print(c.v.n); c = None; print("borg")
b = B(); b.l = [A("deep")]; c = copy.copy(b); print(c.l is b.l); e = copy.deepcopy(b); b = c = None; print("copies"); e = None; print("deep")
class D:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t): return A("get") if o is None else o.__dict__.get(self.n)
    def __set__(self, o, v): o.__dict__[self.n] = v
class H: v = D()
H.v; print("class"); h = H(); h.v = A("first"); h.v = A("second"); print("set"); h = None; print("descriptor")
class O1: pass
class O2:
    def __del__(self): print("del O2")
o = O1(); o.__class__ = O2; o = None; print("class changed")
n = types.SimpleNamespace(a=A("ns")); n.a = 1; print("ns"); n.b = A("nb"); del n; print("namespace")
class G:
    def __getattr__(self, k): return A(k)
    def __setattr__(self, k, v): print("set", k)
g = G(); g.x; g.y = A("refused"); print("getattr"); setattr(g, "z", A("z")); print("end")
m = types.ModuleType("m"); m.a = A("module"); m = None; print("module")
exec("x = A('exec')", {"A": A}); print("exec"); ns = {"A": A}; exec("y = A('kept')", ns); print("kept"); ns.clear(); print("over")
