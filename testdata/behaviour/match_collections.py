# since 3.12
# What patterns take for sequences and mappings: a matter of the class, not of its methods.
import array
import collections
import collections.abc
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from types import MappingProxyType


def kind(x):
    match x:
        case {'a': a}:
            return f'mapping with {a}'
        case {}:
            return 'mapping'
        case [a, *rest]:
            return f'sequence of {a} and {rest}'
        case []:
            return 'empty sequence'
    return None


for x in (deque('ab'), UserDict(a=1), UserList([1, 2]), UserString('ab'), ChainMap({'a': 3}), OrderedDict(), defaultdict(int),
          Counter('a'), MappingProxyType({'a': 5}), array.array('i', [1, 2]), memoryview(b'ab'), range(3),
          'abc', b'abc', bytearray(b''), {1}, iter([]), {}.keys(), {}.items()):
    print(type(x).__name__, kind(x))


class Both(UserDict, collections.abc.Sequence):
    pass


class Other(collections.abc.Sequence, UserDict):
    pass


print(kind(Both()), kind(Other()))


class Squares(collections.abc.Sequence):
    def __len__(self):
        return 4

    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


print(kind(Squares()))
match Squares():
    case [first, *_, last]:
        print(first, last)


class Late:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError


class LateChild(Late):
    pass


print(kind(Late()), kind(LateChild()))
collections.abc.Sequence.register(Late)
print(kind(Late()), kind(LateChild()))


class Keys:
    def __init__(self, **d):
        self.d = d

    def keys(self):
        return self.d.keys()

    def get(self, key, default=None):
        print('get', key)
        return self.d.get(key, default)

    def __getitem__(self, key):
        return self.d[key]

    def __len__(self):
        return len(self.d)


print(kind(Keys(a=1)))
collections.abc.Mapping.register(Keys)
print(kind(Keys(a=1)), kind(Keys()))


class Missing(dict):
    def __missing__(self, key):
        return key


print(kind(Missing()), kind(Missing(a=2)))
try:
    print(collections.abc.Sequence.__abc_tpflags__)
except AttributeError as e:
    print(e)
