class D:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, obj, typ=None): return (self.name, obj is None, typ.__name__)
    def __set__(self, obj, v): print("set", v); obj.__dict__["_" + self.name] = v
    def __delete__(self, obj): print("delete", self.name)
class N:
    def __get__(self, obj, typ): return "nondata"
class C:
    a = D()
    n = N()
c = C(); print(C.a, c.a, c.n, C.n); c.a = 5; del c.a; print(c.__dict__)
c.__dict__["a"] = "hidden"; c.__dict__["n"] = "wins"; print(c.a, c.n)
C.later = D()
try:
    c.later
except AttributeError as e:
    print(e)
class Only:
    def __set__(self, o, v): raise AttributeError("read only")
class E:
    x = Only()
e = E()
try:
    e.x = 1
except AttributeError as x:
    print(x)
print(type(E.x).__name__, type(e.x).__name__)
