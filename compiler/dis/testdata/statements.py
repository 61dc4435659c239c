"""Statements of every kind."""
from __future__ import annotations

import os
import os.path as path
from sys import argv, exit as leave
from os.path import *


def loops(n):
    for i in range(n):
        if i == 3:
            continue
        elif i > 5:
            break
        while i:
            i -= 1
            if i in (1, 2):
                break
        else:
            print("else")
    else:
        return None
    return [x for x in range(n) if x % 2], {x for x in "ab"}, {k: v for k, v in zip("ab", "cd")}, (x for x in ())


def closures(a):
    b = a

    def inner():
        nonlocal b
        b += 1
        return a, b, __class__

    class Inner:
        c = b

        def method(self):
            return super().method(), b, __class__
    del b
    return inner, Inner


def errors(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    except:
        raise
    else:
        print("else")
    finally:
        print("finally")
    with open(f) as a, open(f):
        return a
    assert f, "message"
    for x in f:
        try:
            continue
        finally:
            with x:
                break


def generator(x):
    y = yield
    z = yield x
    yield from (y, z)
    return (n := 10)


async def coroutine(x):
    async with x as y:
        await y
    async for z in x:
        print(z)
    else:
        print([a async for a in x if await a])
    yield 1


def unpacking(*args, **kwargs):
    a, *b, c = args
    [d, e] = f = a, b
    g = [*a, *b]
    h = {*a, 1}
    i = {**a, 'b': 1}
    j = *a, *b
    print(*a, *b, x=1, **c)
    print(*a)
    print(1, 2, x=3)
    del a[0], b.c, c[1:2, ::3]
    a[0] += 1
    b.c @= d
    return not a, -a, +a, ~a, a ** b, a // b, a << b, a is b, a is not b, a not in b, a < b < c, a and b or c, a if b else c


@closures
class Class(list, metaclass=type):
    """A class."""
    attribute: int = 1

    @property
    def method(self):
        return self.method()


global_name = 1


def globals_():
    global global_name
    del global_name
