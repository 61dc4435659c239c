from typing import *
import typing
T = TypeVar('T')
K = TypeVar('K', bound=int)
class A: pass
def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)
class Box(Generic[T]):
    def __init__(self, v: T) -> None:
        self.v = v
    def get(self) -> T: return self.v
b = Box[int](3)
print(Box, Box[int], b.get(), b.__orig_class__, Box.__parameters__, Box.__mro__, Box.__orig_bases__)
show(lambda: Box[int, str])
show(lambda: Box[int][str])
class Pair(Generic[T, K]): pass
show(lambda: Pair[int])
print(Pair[T, int], Pair[T, int].__parameters__)
class Sub(Box[int]): pass
print(Sub.__mro__, Sub.__orig_bases__, Sub.__parameters__)
show(lambda: Sub[int])
class L(List[int]): pass
print(L.__mro__, L([1,2]))
class M(Dict[str, T], Generic[T]): pass
print([c.__name__ for c in M.__mro__], M[int])
def bad():
    class X(Generic): pass
show(bad)
class P(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x + self.y
p = P(1)
print(p, p.norm(), P._fields, P._field_defaults, P.__annotations__, P.__doc__, P.__mro__)
Q = NamedTuple('Q', [('a', int), ('b', str)])
print(Q(1, 'x'), Q.__annotations__, Q.__module__)
def bad():
    class X(NamedTuple):
        a: int = 1
        b: str
show(bad)
class TD(TypedDict):
    name: str
    age: int
class TD2(TD, total=False):
    more: float
print(TD(name='a', age=1), TD.__annotations__, TD.__total__, TD2.__annotations__, TD2.__total__, TD.__mro__, type(TD(name='x', age=2)))
E2 = TypedDict('E2', {'a': int})
print(E2, E2(a=1), E2.__annotations__)
show(lambda: isinstance({}, TD))
@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...
print(isinstance([], HasLen), isinstance(1, HasLen), issubclass(list, HasLen))
class Shape(Protocol):
    def area(self) -> float: ...
class Sq:
    def area(self): return 2.0
show(lambda: isinstance(Sq(), Shape))
show(lambda: Shape())
class Impl(Shape):
    def area(self): return 1.0
print(Impl().area(), isinstance(Impl(), Shape) if False else '')
U = NewType('U', int)
print(U(3), U.__name__, U.__supertype__)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(f(1), f('a'))
def g(a: 'int', b: Optional['str'] = None, *c: List['A']) -> 'A': pass
print(get_type_hints(g))
class H:
    x: 'int' = 1
    y: ClassVar['str']
    z: List['A']
print(get_type_hints(H))
print(get_type_hints(Box.__init__))
def h(x: int = None): pass
print(get_type_hints(h))
@final
class Z: pass
print(isinstance(3, SupportsInt), isinstance('a', SupportsInt), isinstance(3, SupportsIndex), TYPE_CHECKING, Text)
@overload
def only(x): ...
show(lambda: only(1))
show(lambda: typing.nothing)
print(List[int].__origin__.__name__, Callable[[int], str].__args__)
class N(Generic[T]):
    class_attr = 1
print(N[int].class_attr)
show(lambda: N[int].other)
class Rec:
    def m(self) -> 'Rec': ...
print(get_type_hints(Rec.m))
