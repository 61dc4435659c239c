# since 3.11
# Asynchronous comprehensions, also inside plain ones; driven by hand.
import types


@types.coroutine
def pause(value):
    got = yield value
    return got


async def count(n):
    for i in range(n):
        await pause(("count", i))
        yield i


async def table():
    rows = [[x async for x in count(n)] for n in range(3)]
    odd = {x async for x in count(4) if x % 2}
    squares = {x: x * x async for x in count(3)}
    sums = [await pause(x) for x in (1, 2)]
    lazy = (y async for y in count(2))
    return rows, odd, squares, sums, [z async for z in lazy]


def drive(coroutine):
    asked, answer = [], None
    while True:
        try:
            asked.append(coroutine.send(answer))
        except StopIteration as end:
            print(len(asked), "pauses", asked[:3])
            return end.value
        answer = asked[-1]


print(drive(table()))


class Resource:
    async def __aenter__(self):
        await pause("enter")
        return self

    async def __aexit__(self, *exception):
        await pause("exit")
        print("left with", exception[0] and exception[0].__name__)
        return True


async def guarded():
    async with (Resource() as r, Resource()):
        async for x in count(3):
            if x:
                raise KeyError(x)
    return "after"


print(drive(guarded()))
