"""Constants of every kind, and what dis shows of them."""
import sys

numbers = 0, -1, 255, 2 ** 31, -2 ** 63, 2 ** 64, 10 ** 40, -10 ** 40
floats = 0.0, -0.0, 1.0, 1e16, 1e-5, 0.1, 1e400, -1e400, 123456789012345680.0
complexes = 1j, -1j, 1 + 2j, -0.0 + 1j, 1e400j
texts = '', 'name', 'not a name', "it's", '"', '\'"', 'é', '中', '\U0001f600', '\ud800', '\t\n\\\x00\x7f\xad', '\u2028', '\u0378'
blobs = b'', b'ascii', b"it's", b'\x00\xff\'"'
others = None, True, False, ..., ((), ((1,), (2, 'b')))


def member(x):
    return x in {1, 2, 3} or x in {'b', 'a', 'c', 'name', 'longer name'} or x in {1.5, (1, 2), b'x', None.__class__} or x in {None}


def same(x):
    return 1, 1.0, True, 1j, '1', b'1'


def annotated(a: int, b: 'str' = "x", *args, c: float = 1.5, d=None, **kwargs) -> None:
    x: int = 1
    return f'{a}{b!r}{c!s:>10}{d!a:{x}}{args:x}{kwargs}'


positional = lambda a, b=1, /, c=2, *, d=3: (a, b, c, d)
nested = lambda: (lambda: (lambda: 0))
