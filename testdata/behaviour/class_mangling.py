class A:
    __x = 1
    def __init__(self): self.__y = 2; self._z = 3; self.__w__ = 4
    def get(self): return self.__y, self.__x, A.__x
    def __p(self): return "private"
    def call(self): return self.__p()
class B(A):
    def __p(self): return "B private"
a = A(); print(a.get(), a.call(), B().call(), sorted(a.__dict__), a._A__y, A._A__x, a._A__p(), hasattr(a, "__y"))
try:
    a.__y
except AttributeError as e:
    print(e)
class _U:
    __q = 5
    def f(self): __loc = 1; return sorted(locals())
print(_U._U__q, _U().f())
