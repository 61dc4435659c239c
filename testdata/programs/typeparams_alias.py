# since 3.12
# The type statement: names for types whose values are computed when they are asked for.
type Number = int | float
type Table[K, V] = dict[K, list[V]]
type Tree = tuple[int, list[Tree]]
type Callback[**P, R] = Function[P, R]

print(Number, Number.__name__, Number.__value__, Number.__type_params__)
print(Table, Table.__value__, Table.__type_params__, Table[str, int])
print(Tree.__value__)
try:
    Callback.__value__
except NameError as e:
    print(e)
print(type(Number).__name__, isinstance(3, Number.__value__))


def local(x):
    type Here = list[x]
    return Here


class Holder:
    element = bytes
    type Items = list[element]


print(local(int).__value__, local(str).__value__, Holder.Items.__value__)
type type = type
print(type, type.__name__)
match = [type for type in range(2)]
print(match)
