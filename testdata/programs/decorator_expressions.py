# since 3.9
# Any expression may decorate.
registry = {"hooks": [lambda f: f, lambda f: print("decorating", f.__name__) or f]}


@registry["hooks"][1]
def one():
    return 1


@(lambda name: lambda f: (print(name, f.__name__), f)[1])("outer")
@registry["hooks"][0]
@(hook := registry["hooks"][1])
def two():
    return 2


@hook if one() == 1 else None
class Three:
    @(lambda f: property(f))
    def value(self):
        return 3


print(one(), two(), Three().value)
