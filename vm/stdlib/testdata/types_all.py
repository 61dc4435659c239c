import types
from types import SimpleNamespace, MappingProxyType, FunctionType, GeneratorType, MethodType, ModuleType


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


ns = SimpleNamespace(b=2, a=1)
print(ns, ns.a, ns == SimpleNamespace(a=1, b=2), ns != SimpleNamespace(), vars(ns))
ns.c = ns
print(ns)
del ns.c
attempt(lambda: ns.zz)
attempt(lambda: hash(ns))
m = MappingProxyType({"x": 1})
print(m, m["x"], len(m), list(m), "x" in m, m.get("y"), m == {"x": 1})
attempt(lambda: m.__setitem__("x", 2))


def f(): ...
def g(): yield
class C:
    def m(self): return self.v
    __slots__ = ("v",)


print(isinstance(f, FunctionType), isinstance(lambda: 0, types.LambdaType), isinstance(g(), GeneratorType), isinstance(C().m, MethodType), isinstance(types, ModuleType), isinstance(len, types.BuiltinFunctionType), isinstance(f.__code__, types.CodeType), isinstance([].append, types.BuiltinMethodType), isinstance(str.upper, types.MethodDescriptorType), isinstance(int.__add__, types.WrapperDescriptorType), isinstance(C.v, types.MemberDescriptorType))
mod = ModuleType("made", "doc")
mod.x = 5
print(mod, mod.x, mod.__doc__, mod.__name__)
c = C()
c.v = 7
print(MethodType(lambda self, n: self.v * n, c)(3))
D = types.new_class("D", (C,), {}, lambda ns: ns.update(y=3))
print(D, D.y, D.__mro__, types.prepare_class("X", (int,))[0], types.resolve_bases((int, str)))
print([n for n in ("NoneType", "EllipsisType", "UnionType", "GenericAlias") if hasattr(types, n)])
code = compile("1+1", "x", "eval")
print(eval(code))
types.nothing
