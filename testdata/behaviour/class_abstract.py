from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name} {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = property(lambda self: "square")
class Half(Shape):
    def area(self): return 0
print(Sq(3).describe(), issubclass(Sq, Shape), Shape.__abstractmethods__ == {"area", "name"}, Half.__abstractmethods__)
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(c.__name__, "TypeError")
@Shape.register
class R: pass
print(issubclass(R, Shape), isinstance(R(), Shape))
