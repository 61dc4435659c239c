import abc
from abc import ABC, ABCMeta, abstractmethod


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" class ")[0])


class Shape(ABC):
    @abstractmethod
    def area(self):
        "the area"

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1


class Square(Half):
    name = "square"

    def __init__(self, side=1):
        self.side = side

    def area(self):
        return self.side ** 2

    @classmethod
    def make(cls):
        return cls(2)

    @staticmethod
    def helper():
        return 0


print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__), Square.__abstractmethods__)
attempt(Shape)
attempt(Half)
print(Square.make().describe(), isinstance(Square(), Shape), issubclass(Square, Shape), isinstance(3, Shape))
print(Shape, type(Shape), ABC, Shape.area.__isabstractmethod__, abc.ABC.__doc__.split()[0])


class Duck(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Duck:
            return any("quack" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented


class Mallard:
    def quack(self): ...


class Robot: ...


print(isinstance(Mallard(), Duck), isinstance(Robot(), Duck))
Duck.register(Robot)
print(isinstance(Robot(), Duck), issubclass(Robot, Duck), Robot.__mro__)


@Duck.register
class Other: ...


print(isinstance(Other(), Duck), Other.__name__)
attempt(lambda: Duck.register(5))
attempt(lambda: issubclass(5, Duck))


class A(ABC): ...
class B(A): ...
attempt(lambda: B.register(A))
print(A.register(int), isinstance(1, A), isinstance(True, A), isinstance(1, B))


class Meta(ABCMeta):
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        cls.kw = kw
        return cls


class WithMeta(metaclass=Meta, flag=1):
    @abstractmethod
    def f(self): ...


print(WithMeta.kw, type(WithMeta).__mro__[1:])
attempt(WithMeta)
for name in "update_abstractmethods", "abstractproperty", "get_cache_token":
    print(name, hasattr(abc, name))
Shape()
