print("before")
class Config:
    print("in body", __name__, __qualname__)
    a = 1
    b = a + 1
    for i in range(3):
        pass
    if b > 1:
        c = "yes"
    def method(self):
        return self.a
    alias = method
    del a
    class Inner:
        x = 1
        def f(self):
            return Config.b, self.x
print(Config.b, Config.c, Config.i, Config.Inner().f(), Config.Inner.__qualname__)
print(hasattr(Config, "a"), Config.alias is Config.method)
def factory(n):
    class Local:
        value = n
        def get(self):
            return n, self.value, __class__.__name__
    return Local
L = factory(7)
print(L().get(), L.__qualname__, factory(1) is factory(1))
x = "module"
class Scope:
    y = x
    x = "class"
    z = [x for _ in range(1)]
print(Scope.y, Scope.x, Scope.z)
class Single: v = 1; w = v + 1
print(Single.w)
