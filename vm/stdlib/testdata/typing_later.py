# What typing has since 3.9.
import sys
import typing
names = ['Annotated', 'Concatenate', 'ParamSpec', 'TypeGuard', 'TypeAlias', 'Self', 'Never', 'LiteralString', 'Required',
         'Unpack', 'TypeVarTuple', 'assert_never', 'override', 'TypeIs', 'NoDefault']
print([n for n in names if hasattr(typing, n)])
if sys.version_info < (3, 13):
    sys.exit()
from typing import *
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
T = TypeVar('T')
U = TypeVar('U', default=int)
P = ParamSpec('P')
Ts = TypeVarTuple('Ts')
print(T, U, U.__default__, T.__default__, T.has_default(), P, P.args, P.kwargs, Ts, T.__bound__, T.__constraints__)
print(Annotated[int, 'x', 3], Annotated[int, 'x'].__metadata__, get_args(Annotated[int, 'x']), get_origin(Annotated[int, 'x']) is Annotated)
print(Callable[P, int], Callable[Concatenate[int, P], T], Callable[[int], T][str])
print(Self, Never, LiteralString, Required[int], NotRequired[str], TypeGuard[int], TypeIs[str], Unpack[Ts], ReadOnly[int], TypeAlias)
print(Literal[1, 1, True], Literal[Literal[1, 2], 3], Literal['a'] == Literal['a'], Literal[1, 2] == Literal[2, 1], Literal[0] == Literal[False])
print(Optional[int], Union[int, None], Union[int, str, None], int | None, Union[int, str] == (int | str), get_origin(int | str), get_args(int | str))
print(list[int], get_origin(list[int]), get_args(dict[str, int]), List[list[int]], list[T].__parameters__, list[T][int])
print(Generator[int], ContextManager[int], T | int, List[int] | None)
exec("""
class Stack[S]:
    def __init__(self): self.items: list[S] = []
    def push(self, x: S) -> None: self.items.append(x)
print(Stack, Stack[int], Stack[int]().__orig_class__, Stack.__type_params__, Stack.__parameters__, Stack.__mro__)
def first[X](xs: list[X]) -> X: return xs[0]
print(first([1]), first.__type_params__, get_type_hints(first))
type Pair[A] = tuple[A, A]
print(Pair, Pair.__value__, Pair.__type_params__, Pair[int], type(Pair))
""")
class D(TypedDict, total=False):
    a: Required[int]
    b: str
    c: NotRequired[float]
print(sorted(D.__required_keys__), sorted(D.__optional_keys__), D.__total__, get_type_hints(D), D(a=1), D.__annotations__)
class G(NamedTuple, Generic[T]):
    x: T
print(G(1), G[int], G.__orig_bases__[0] is NamedTuple, G.__orig_bases__[1:])
U1 = NewType('U1', int)
print(U1, U1(3), U1.__supertype__, U1.__name__, U1 | None)
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(len(get_overloads(f)))
class B:
    @override
    def m(self): pass
print(B.m.__override__)
@final
class Z: pass
print(Z.__final__)
show(lambda: assert_never(3))
print(assert_type(3, int), is_typeddict(D), is_typeddict(dict))
class Proto(Protocol):
    x: int
    def m(self) -> int: ...
print(sorted(get_protocol_members(Proto)), is_protocol(Proto), is_protocol(int))
show(lambda: isinstance(3, Proto))
show(lambda: Stack[int, str])
show(lambda: Any())
show(lambda: Union[int, str]())
show(lambda: isinstance(1, Union[int, str]))
def g(a: 'int', b: 'list[str]' = None, *, c: Annotated[int, 'm'] = 3) -> 'str | None': pass
print(get_type_hints(g), get_type_hints(g, include_extras=True))
show(lambda: TypeVar('Q', int))
show(lambda: TypeVar('Q', covariant=True, contravariant=True))
print(ForwardRef('x'), Any, ClassVar[int], Final[int], Type[int], Text)
class HasDefault(Generic[T, U]): pass
print(HasDefault[str], HasDefault[str, str])
class V(Generic[Unpack[Ts]]): pass
print(V[int, str], V[()], V)
