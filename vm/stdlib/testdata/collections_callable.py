import sys
if sys.version_info < (3, 9):
    print("callable aliases came with 3.9")
else:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar, get_args, get_origin, Union, Optional
    T = TypeVar('T'); K = TypeVar('K')
    for a in (Callable[[], bool], Callable[[int, str], float], Callable[..., int], Callable[[T], K], Callable[[Callable[[int], str]], None], Iterable[int], Mapping[str, int]):
        print(a, get_args(a), get_origin(a), a.__args__, a.__origin__.__name__, a.__parameters__)
    print(Callable[[T], K][int, str], Callable[[T], T][int], Callable[..., T][int])
    for bad in (int, (int, str), ([int], str, 1), ()):
        try: print(Callable[bad])
        except TypeError as e: print(type(e).__name__, e)
    print(Callable[[int], str] == Callable[[int], str], hash(Callable[[int], str]) == hash(Callable[[int], str]), Callable[[int], str] == Callable[[str], str])
    print(isinstance(len, Callable), Optional[Callable[[int], str]], Union[Callable[[], int], None])
    try: isinstance(len, Callable[[int], str])
    except TypeError as e: print(e)
    def f(x: Callable[[int], bool]) -> Callable[[], None]: ...
    print(f.__annotations__)
