class G:
    real = 1
    def __getattr__(self, n):
        if n.startswith("_"): raise AttributeError(n)
        return "dyn " + n
g = G(); print(g.real, g.foo, getattr(g, "x y"), hasattr(g, "_z"), getattr(g, "_z", 0)); g.foo = 1; print(g.foo)
class A:
    def __getattribute__(self, n):
        print("get", n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n): return "fallback " + n
    def m(self): return 1
a = A(); a.x = 1; print(a.x, a.y, a.m())
class S:
    def __setattr__(self, n, v): print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
s = S(); s.a = 1; del s.a
try:
    del s.a
except AttributeError as e:
    print("AttributeError")
class Dir:
    def __dir__(self): return ["z", "a"]
print(dir(Dir()))
