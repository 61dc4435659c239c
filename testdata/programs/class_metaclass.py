class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.tag = kw.get("tag", "none")
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        print("made", name, sorted(k for k in ns if not k.startswith("__")), kw)

class A(metaclass=Meta, tag="t"):
    x = 1
class B(A):
    def m(self): pass
print(A.tag, B.tag, type(A).__name__)
class Base:
    def __init_subclass__(cls, level=0, **kw):
        super().__init_subclass__(**kw)
        cls.level = level
        print("subclass", cls.__name__, level)
class Sub(Base, level=3): pass
T = type("T", (Sub,), {"y": 5})
print(T.y, T.level, T.__name__)
def deco(cls):
    cls.decorated = True
    return cls
@deco
class Z: pass
print(Z.decorated)
