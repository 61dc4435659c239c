class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): print("prepare", name, bases, kw); return {"pre": 1}
    def __new__(m, name, bases, ns, **kw):
        print("new", name, sorted(k for k in ns if not k.startswith("__")))
        ns["added"] = name.lower()
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): print("init", kw); super().__init__(name, bases, ns)
    def meta_method(cls): return "mm " + cls.__name__
    def __len__(cls): return 7
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == 1
class A(metaclass=Meta, opt=3): x = 5
class B(A): pass
print(A.added, A.pre, B.meta_method(), len(A), list(B), 1 in A, type(B), isinstance(A, Meta), type(Meta))
try:
    A().meta_method()
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
def factory(name, bases, ns): return (name, bases, ns["v"])
class F(metaclass=factory): v = 9
print(F)
