# since 3.12
# Generic classes (PEP 695): bases, methods with parameters of their own, class scope.
class Base:
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class Stack[T](Base, tag="plain"):
    kind = "stack"

    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T):
        self.items.append(item)
        return self

    def map[U](self, f) -> list[U]:
        return [f(x) for x in self.items]

    def about[V: kind](self, v: V):
        return v


class Named[T, *Ts](Stack[T], tag="named"):
    def __init__(self):
        super().__init__()
        self.name = __class__.__name__


print(Stack.__type_params__, Stack.tag, Stack[int], Stack[int]().push(1).push(2).items)
print(Stack().push(3).map(str), Stack.map.__type_params__, Stack.map.__annotations__)
print(Stack.about.__type_params__[0].__bound__, Stack.about.__qualname__)
n = Named().push("x")
print(n.name, n.items, Named.__type_params__, Named.tag, Named.__orig_bases__)
print([c.__name__ for c in Named.__mro__])


class Node[T]:
    class Inner:
        held = T

    type Link = Node[T] | None
    values = [T for _ in range(2)]


print(Node.Inner.held, Node.values, Node.Link.__value__)
