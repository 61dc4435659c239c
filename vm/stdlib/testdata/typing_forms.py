from typing import *
import typing
T = TypeVar('T')
K = TypeVar('K', bound=int)
S = TypeVar('S', int, str)
def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, e)
print(T, K, S, K.__bound__, S.__constraints__, T.__name__, T.__covariant__, T.__module__)
print(TypeVar('C', covariant=True), TypeVar('D', contravariant=True))
for x in (Any, Union, Optional, List, Dict, Tuple, Callable, ClassVar, Final, Literal, Type, NoReturn, Generic, Protocol, AnyStr, Iterable):
    print(x)
class A: pass
for x in (List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, str, None], Union[int, Union[str, float]],
          Tuple[int, str], Tuple[int, ...], Tuple[()], Callable[[int], str], Callable[..., int], Callable[[], None], List[A], List['A'], Type[A],
          Literal[1, 'a', None], ClassVar[int], Final[str], List[T], Dict[K, T], Callable[[T], K], Iterable[int], Iterator[str],
          Generator[int, None, str], Union[T, int], Optional[T], Deque[int], DefaultDict[str, int], Counter[str], Set[int], FrozenSet[int], Mapping[str, Any], Sequence[int]):
    print(x, x.__args__, x.__origin__, x.__parameters__, get_origin(x), get_args(x))
print(List[T][int], Dict[K, T][int, str], Callable[[T], K][int, bool], Union[T, int][str], Tuple[T, ...][int], List[List[T]][int])
print(List[int] == List[int], List[int] == List[str], hash(List[int]) == hash(List[int]), Union[int, str] == Union[str, int], List[int] is List[int])
show(lambda: List[int, str])
show(lambda: Dict[int])
show(lambda: List[int][str])
show(lambda: Union[()])
show(lambda: Optional[int, str])
show(lambda: List[3])
show(lambda: Any())
show(lambda: Any[int])
show(lambda: List())
show(lambda: List[int]())
show(lambda: isinstance([], List))
show(lambda: issubclass(list, List))
show(lambda: isinstance([], List[int]))
show(lambda: isinstance(1, Any))
show(lambda: isinstance(1, Callable))
show(lambda: isinstance(len, Callable))
show(lambda: TypeVar('X', int))
show(lambda: TypeVar('X', int, str, bound=int))
show(lambda: Callable[int, str])
show(lambda: Callable[int])
show(lambda: Generic[int])
show(lambda: Generic[T, T])
show(lambda: ForwardRef('int'))
show(lambda: ForwardRef(1))
show(lambda: cast(int, 'a'))
show(lambda: Union[int, 'Foo'])
