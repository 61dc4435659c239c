# since 3.12
# Functions with type parameters (PEP 695): their scope, bounds and constraints.
def first[T](items: list[T]) -> T:
    return items[0]


def pick[K: str, V: (int, float), *Rest, **Spec](key: K, table: dict[K, V]) -> V:
    return table[key]


print(first([3, 4]), first.__type_params__, first.__annotations__)
K, V, Rest, Spec = pick.__type_params__
print(pick("a", {"a": 1.5}), K, V, Rest, Spec)
print(K.__bound__, K.__constraints__, V.__bound__, V.__constraints__, type(Rest).__name__, type(Spec).__name__)


def lazily[T: undefined](x: T) -> T:
    return x


print(lazily(5))
try:
    print(lazily.__type_params__[0].__bound__)
except NameError as e:
    print("a bound is evaluated when it is asked for:", e)
undefined = int
print(lazily.__type_params__[0].__bound__)


def outer[T](x: T):
    def inner[U](y: U) -> tuple[T, U]:
        return x, y
    return inner


f = outer(1)
print(f(2), f.__annotations__["return"], f.__name__, f.__qualname__)
print((lambda: first[int]) is not None if hasattr(first, "__getitem__") else "functions take no index")


def default[T](x: T = 5, *, y=[T for T in range(3)]):
    return x, y


print(default(), default.__defaults__, default.__kwdefaults__)
try:
    T
except NameError as e:
    print(e)
