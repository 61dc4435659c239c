# since 3.9
# Dicts joined with |, and prefixes taken from strings.
a, b = {"x": 1, "y": 2}, {"y": 20, "z": 30}
print(a | b, b | a, a)
a |= b
print(a)
a |= [("w", 0)]
print(a)
try:
    a | [("v", 0)]
except TypeError as e:
    print(e)


class D(dict):
    def __or__(self, other):
        print("or")
        return D({**self, **other})

    def __ror__(self, other):
        print("ror")
        return D({**other, **self})


print(type(D(a=1) | {"b": 2}).__name__, type({"b": 2} | D(a=1)).__name__)
print("prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), b"abc".removeprefix(b"x"))
