"""The module's own examples.

>>> 1 + 1
2
>>> print('a\\n\\nb')
a
<BLANKLINE>
b
>>> shared = 5
>>> shared
5
"""
import doctest


def double(x):
    """Give twice x.

    >>> double(2)
    4
    >>> double('a')
    'aa'
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> for i in range(2):
    ...     print(double(i))
    ...
    0
    2
    >>> double(3)
    7
    """
    return x * 2


class Stack:
    """A stack.

    >>> s = Stack()
    >>> s  # doctest: +ELLIPSIS
    <__main__.Stack object at 0x...>
    >>> s.items
    [ ]
    """

    def __init__(self):
        self.items = []

    @staticmethod
    def static():
        """
        >>> Stack.static()
        True
        """
        return 1

    @classmethod
    def make(cls):
        """
        >>> Stack.make()
        nothing
        """

    @property
    def size(self):
        """
        >>> Stack().size + 0
        0
        >>> print(  1,2,   3 )  # doctest: +NORMALIZE_WHITESPACE
        1   2  3
        >>> 1 / 0  # doctest: +IGNORE_EXCEPTION_DETAIL
        Traceback (most recent call last):
        ZeroDivisionError: other words
        >>> undefined  # doctest: +SKIP
        """
        return len(self.items)

    def untested(self):
        """No example."""


__test__ = {'text': '''
>>> [i
...  for i in range(3)]
[0, 1, 2]
'''}

print(doctest.testmod())
print(doctest.testmod(verbose=True))
parser = doctest.DocTestParser()
for part in parser.parse('Text\n  >>> x = 1\n  >>> x\n  1\n\nmore\n>>> y\nz\n'):
    print(repr(part) if isinstance(part, str) else (part.source, part.want, part.lineno, part.indent, part.exc_msg))
for text in '>>>x', '>>> if 1:\n ...     2', '  >>> 1\n1', '>>> 1 # doctest: +NONE':
    try:
        print(parser.get_examples(text))
    except ValueError as e:
        print(e)
print(parser.get_doctest('>>> 1\n1\n', {}, 'name', 'file', 3))
checker = doctest.OutputChecker()
for want, got, flags in (('1\n', 'True\n', 0), ('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1),
                         ('a...z\n', 'abcz\n', doctest.ELLIPSIS), ('aa...aa', 'aaa', doctest.ELLIPSIS),
                         ('a  b', 'a b\n', doctest.NORMALIZE_WHITESPACE), ('a\n', 'b\n', 0)):
    print(checker.check_output(want, got, flags), end=' ')
print()
for flags in 0, doctest.REPORT_NDIFF, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF:
    print(checker.output_difference(doctest.Example('f()', 'one\ntwo\nthree\n'), 'one\n2\nthree\n', flags))
doctest.run_docstring_examples(double, {'double': double}, name='double')
try:
    doctest.testmod(raise_on_error=True)
except doctest.DocTestFailure as e:
    print(e, repr(e.example.want), repr(e.got))
