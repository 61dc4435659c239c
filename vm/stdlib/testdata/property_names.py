# Properties: complaints name them since 3.11, and what they know of themselves.
class A:
    @property
    def x(self): "the x"; return 1
    @x.setter
    def x(self, v): raise ValueError(v)
    w = property(fset=lambda self, v: print('set', v))
    y = property(lambda self: 2)
    alias = x
class B(A):
    @A.x.getter
    def x(self): return 3
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a, b = A(), B()
a.w = 5
attempt(lambda: a.w)
attempt(lambda: setattr(a, 'y', 1))
attempt(lambda: setattr(a, 'x', 1))
attempt(lambda: setattr(b, 'x', 2))
attempt(lambda: delattr(a, 'x'))
attempt(lambda: delattr(a, 'y'))
attempt(lambda: delattr(b, 'x'))
attempt(lambda: setattr(a, 'alias', 1))
A.late = property(lambda self: 9)
attempt(lambda: setattr(a, 'late', 1))
A.nothing = property()
attempt(lambda: a.nothing)
attempt(lambda: setattr(a, 'nothing', 1))
print(A.x.__doc__, A.y.__doc__, B.x.__doc__, A.x.fget.__name__, A.w.fget, A.x.fdel)
for p in (A.x, A.y, B.x, A.late, A.nothing):
    print(getattr(p, '__name__', 'no name') if hasattr(property, '__name__') and hasattr(property(), '__set_name__') else 'unnamed')
class Sub(property):
    pass
class C:
    @Sub
    def z(self): "zed"; return 0
attempt(lambda: setattr(C(), 'z', 1))
print(C.z.__doc__, type(C.z).__name__, 'removeprefix' in dir(str), hasattr(str, 'removeprefix'))
