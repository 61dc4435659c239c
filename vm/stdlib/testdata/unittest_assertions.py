import unittest
import warnings


class Case(unittest.TestCase):
    def runTest(self):
        pass


case = Case()


def show(name, *args, **kwargs):
    try:
        result = getattr(case, 'assert' + name)(*args, **kwargs)
        print(name, 'passes' if result is None else result)
    except AssertionError as e:
        print(name, 'fails:', e)
    except Exception as e:
        print(name, 'raises', type(e).__name__, e)


show('Equal', 1, 1.0)
show('Equal', 1, 2)
show('Equal', 'abc', 'abd')
show('Equal', 'one\ntwo\n', 'one\n2\n', 'with a message')
show('Equal', [1, 2, 3], [1, 3])
show('Equal', (1, 2), (1, 2, 3))
show('Equal', {'a': 1, 'b': [2]}, {'a': 1, 'b': [3]})
show('Equal', {1, 2, 3}, {3, 4})
show('Equal', list(range(60)), list(range(30)) + [0] + list(range(31, 60)))
show('Equal', 'x' * 100 + 'a' + 'y' * 50, 'x' * 100 + 'b' + 'y' * 50)
show('Equal', 1, 'x' * 200)
show('Equal', range(3), [0, 1, 2])
show('NotEqual', 1, 1)
show('True', [])
show('False', [0], 'said so')
show('Is', [], [])
show('IsNot', None, None)
show('IsNone', 0)
show('IsNotNone', None)
show('In', 4, [1, 2])
show('NotIn', 1, [1, 2])
show('IsInstance', 1, str)
show('IsInstance', 1, (str, bytes))
show('NotIsInstance', True, int)
for a, b in ((1, 2), (2, 2), (3, 2)):
    for name in 'Less', 'LessEqual', 'Greater', 'GreaterEqual':
        show(name, a, b)
show('AlmostEqual', 0.1 + 0.2, 0.3)
show('AlmostEqual', 1, 1.1)
show('AlmostEqual', 1, 1.1, places=0)
show('AlmostEqual', 1, 1.5, delta=0.2)
show('AlmostEqual', 1, 2, places=1, delta=1)
show('NotAlmostEqual', 1, 1.00000001)
show('NotAlmostEqual', 1, 1.1, delta=0.5)
show('CountEqual', [1, 2, 2], [2, 1, 1])
show('CountEqual', [[1], [2]], [[2], [1]])
show('CountEqual', [[1], [1]], [[1], []])
show('Regex', 'abc', 'b')
show('Regex', 'abc', 'x+')
show('NotRegex', 'abc', '[bc]+')
show('SequenceEqual', [1, 2], (1, 2))
show('SequenceEqual', [1, 2], 5)
show('ListEqual', [1], (1,))
show('Raises', ZeroDivisionError, lambda: 1 / 0)
show('Raises', ZeroDivisionError, int, '5')
show('Raises', ZeroDivisionError, int, 'x')
show('Raises', 5, int)
show('RaisesRegex', ValueError, 'literal', int, 'x')
show('RaisesRegex', ValueError, 'something', int, 'x')
show('Warns', UserWarning, warnings.warn, 'now')
show('Warns', UserWarning, warnings.warn, 'now', DeprecationWarning)
show('WarnsRegex', UserWarning, 'no.', warnings.warn, 'now')
show('WarnsRegex', UserWarning, 'then', warnings.warn, 'now')
for kind in (KeyError, LookupError), KeyError:
    try:
        with case.assertRaises(kind, msg='none came'):
            pass
    except AssertionError as e:
        print(e)
with case.assertRaises(KeyError) as context:
    {}['lost']
print(repr(context.exception), context.exception.__traceback__)
with case.assertWarns(UserWarning) as context:
    warnings.warn('heard')
print(context.warning, context.lineno)
case.maxDiff = 20
show('Equal', list('abcdefgh'), list('abcdefgx'))
case.longMessage = False
show('Equal', 1, 2, 'only this')
case.addTypeEqualityFunc(float, lambda a, b, msg=None: print('own function', a, b))
show('Equal', 1.5, 2.5)
