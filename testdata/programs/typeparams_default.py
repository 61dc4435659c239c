# since 3.13
# Type parameters with defaults (PEP 696).
class Box[T = int, **P = [int, str]]:
    def get[D = T](self, other: D = None) -> T | D:
        return other


for p in Box.__type_params__:
    print(type(p).__name__, p, p.__default__, p.has_default())
d, = Box.get.__type_params__
print(d, d.__default__, Box.get.__annotations__)
print(Box[bool], Box[bool, [float]])


def without[T]():
    pass


print(without.__type_params__[0].__default__, without.__type_params__[0].has_default())
type Later[T = not_there] = list[T]
try:
    Later.__type_params__[0].__default__
except NameError as e:
    print(e)
not_there = complex
print(Later.__type_params__[0].__default__)
