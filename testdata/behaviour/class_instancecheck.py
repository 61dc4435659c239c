class Meta(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class A(metaclass=Meta): pass
print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A), isinstance("x", (A, str)))
class Duck:
    @property
    def __class__(self): return int
print(isinstance(Duck(), int), type(Duck()).__name__, isinstance(Duck(), Duck))
try:
    isinstance(1, "int")
except TypeError as e:
    print("TypeError")
