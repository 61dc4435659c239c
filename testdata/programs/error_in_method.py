class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)
    def __str__(self):
        return "shape of " + str(self.area())
class Blob(Shape):
    pass
print(Blob())
