# since 3.12
# Built-in classes with arguments.
import array
import collections
import functools
import re
import types


async def coroutine():
    pass


async def agen():
    yield


c = coroutine()
c.close()
classes = [list, tuple, dict, set, frozenset, enumerate, type, collections.deque, collections.defaultdict,
           functools.partial, re.Pattern, re.Match, array.array, types.MappingProxyType, BaseExceptionGroup,
           type((i for i in ())), type(c), type(agen())]
for t in classes:
    alias = t[int, str]
    print(t[int], alias, alias.__origin__ is t, alias.__args__, hasattr(t, '__class_getitem__'))
for t in (int, str, bytes, range, zip, map, filter, reversed, object, slice, property, bytearray, complex):
    try:
        print(t[int])
    except TypeError as e:
        print(e)


class L(list):
    pass


print(L[int].__origin__, L[int].__args__, L[int]([1, 2]))
print(list.__class_getitem__(int), dict.__class_getitem__((str, int)))
for args in (), (1, 2):
    try:
        list.__class_getitem__(*args)
    except TypeError as e:
        print(e)
print(list[int] == list[int], hash(list[int]) == hash(list[int]), list[int] == list[str])
