class Counter:
    made = 0
    names = []

    def __init__(self, name):
        Counter.made += 1
        self.names.append(name)
        self.name = name

    @classmethod
    def total(cls):
        return f"{cls.__name__}: {cls.made}"

    @staticmethod
    def twice(x):
        return x * 2

class Special(Counter):
    pass

a, b = Counter("a"), Special("b")
print(Counter.total(), Special.total(), Special.names is Counter.names, a.names)
print(a.twice(4), Counter.twice("x"), Special("c").total())
setattr(a, "extra", 5)
print(sorted(vars(a).items()), a.extra)
del a.extra
print(hasattr(a, "extra"), Counter.__dict__["made"])
class Late:
    def __getattr__(self, name):
        return "made up " + name
late = Late()
late.real = 1
print(late.real, late.other)
