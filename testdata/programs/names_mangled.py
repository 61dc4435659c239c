class Secret:
    __hidden = 1
    __dunder__ = 2
    def __init__(self):
        self.__value = 3
        self._Secret__other = 4
    def get(self):
        __local = 5
        def inner():
            return __local
        return self.__value, self.__other, self.__hidden, inner()
class Sub(Secret):
    def mine(self):
        return hasattr(self, "__value")
print(Secret().get(), sorted(Secret().__dict__), Sub().mine(), Secret._Secret__hidden, Secret.__dunder__)
