"""Tests: cases, suites, and the runner that reports on them."""

import functools
import re
import sys
import time
import traceback
import types
import warnings
from collections import Counter

__all__ = ['TestResult', 'TestCase', 'TestSuite', 'TextTestRunner', 'TestLoader',
           'FunctionTestCase', 'main', 'defaultTestLoader', 'SkipTest', 'skip', 'skipIf',
           'skipUnless', 'expectedFailure', 'TextTestResult', 'addModuleCleanup',
           'doModuleCleanups']

# Frames with this global are not shown in reports.
__unittest = True


# Texts.

_MOST = 80


def _repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MOST:
        text = text[:_MOST] + ' [truncated]...'
    return text


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    if left_out <= 12:
        return text
    return '%s[%d chars]%s' % (text[:head], left_out, text[len(text) - tail:])


def _both(first, second):
    """Give the reprs of two values, without most of what they have in common if they are long."""
    texts = _repr(first), _repr(second)
    longest = max(map(len, texts))
    if longest <= _MOST:
        return texts
    n = 0
    for a, b in zip(*texts):
        if a != b:
            break
        n += 1
    common = texts[0][:n]
    room = _MOST - (longest - n + 5 + 12)
    if room > 5:
        common = _shorten(common, 5, room)
        return tuple([common + text[n:] for text in texts])
    common = _shorten(common, 5, 5)
    return tuple([common + _shorten(text[n:], 41, 5) for text in texts])


def _class_name(cls):
    return '%s.%s' % (cls.__module__, cls.__qualname__)


# Skipping.

class SkipTest(Exception):
    """Raised to skip a test."""


class _ShouldStop(Exception):
    pass


def _identity(obj):
    return obj


def skip(reason):
    """Decorate a test that is not to be run."""
    def decorate(test):
        if not isinstance(test, type):
            @functools.wraps(test)
            def skipped(*args, **kwargs):
                raise SkipTest(reason)
            test = skipped
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = why
        return test
    why = reason
    if isinstance(reason, types.FunctionType):
        function, reason, why = reason, '', ''
        return decorate(function)
    return decorate


def skipIf(condition, reason):
    """Decorate a test that is not to be run if the condition is true."""
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    """Decorate a test that is to be run only if the condition is true."""
    return _identity if condition else skip(reason)


def expectedFailure(test):
    """Decorate a test that should fail."""
    test.__unittest_expecting_failure__ = True
    return test


# Clean-up functions of modules.

_module_cleanups = []


def addModuleCleanup(function, *args, **kwargs):
    """Have a function called after tearDownModule."""
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    """Call the functions that addModuleCleanup was told."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            errors.append(e)
    if errors:
        raise errors[0]


#: since 3.11
def _enter(cm, add):
    cls = type(cm)
    try:
        enter = cls.__enter__
        exit = cls.__exit__
    except AttributeError:
        raise TypeError("'%s.%s' object does not support the context manager protocol" %
                        (cls.__module__, cls.__qualname__)) from None
    result = enter(cm)
    add(exit, cm, None, None, None)
    return result


def enterModuleContext(cm):
    """Enter a context manager that is left after tearDownModule."""
    return _enter(cm, addModuleCleanup)
#: end


# What assertRaises and its like give.

def _is_kind(expected, base):
    if isinstance(expected, tuple):
        return all(_is_kind(e, base) for e in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Context:
    kind = 'an exception type or tuple of exception types'
    base = BaseException

    def __init__(self, expected, case, regex=None):
        self.test_case = case
        self.expected = expected
        self.obj_name = self.msg = None
        if isinstance(regex, (str, bytes)):
            regex = re.compile(regex)
        self.expected_regex = regex

    def _fail(self, message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, message))

    def handle(self, name, args, kwargs):
        """Call what is to be tested, or give the context if there is nothing to call."""
        try:
            if not _is_kind(self.expected, self.base):
                raise TypeError('%s() arg 1 must be %s' % (name, self.kind))
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError('%r is an invalid keyword argument for this function' %
                                    (next(iter(kwargs)),))
                return self
            function, *args = args
            try:
                self.obj_name = function.__name__
            except AttributeError:
                self.obj_name = str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)


class _AssertRaisesContext(_Context):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            name = self._expected_name()
            if self.obj_name:
                self._fail('%s not raised by %s' % (name, self.obj_name))
            self._fail('%s not raised' % name)
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail('"%s" does not match "%s"' % (self.expected_regex.pattern, exc_value))
        return True

    #: since 3.9
    __class_getitem__ = classmethod(types.GenericAlias)
    #: end


class _AssertWarnsContext(_Context):
    kind = 'a warning type or tuple of warning types'
    base = Warning

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        name = self._expected_name()
        other = None
        for seen in self.warnings:
            w = seen.message
            if not isinstance(w, self.expected):
                continue
            if other is None:
                other = w
            if self.expected_regex is not None and not self.expected_regex.search(str(w)):
                continue
            self.warning = w
            self.filename = seen.filename
            self.lineno = seen.lineno
            return
        if other is not None:
            self._fail('"%s" does not match "%s"' % (self.expected_regex.pattern, other))
        if self.obj_name:
            self._fail('%s not triggered by %s' % (name, self.obj_name))
        self._fail('%s not triggered' % name)


class _Outcome:
    """What came of a test so far."""

    def __init__(self, result):
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.expecting_failure = False
        self.expectedFailure = None
        self.success = True
        self.errors = []
        self.skipped = []

    def attempt(self, case, function, *args, sub=False, **kwargs):
        """Call a part of a test and keep what it raises."""
        before = self.success
        self.success = True
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            self.skip(case, str(e))
        except _ShouldStop:
            pass
        except:
            info = sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = info
            else:
                self.success = False
                self.error(case, info)
            info = None
        else:
            if sub and self.success:
                self.error(case, None)
        finally:
            self.success = self.success and before

    #: before 3.11
    def skip(self, case, reason):
        self.skipped.append((case, reason))

    def error(self, case, info):
        self.errors.append((case, info))

    def finish(self):
        for case, reason in self.skipped:
            _add_skip(self.result, case, reason)
        for case, info in self.errors:
            _add_error(self.result, case, info)
    #: since 3.11
    def skip(self, case, reason):
        _add_skip(self.result, case, reason)

    def error(self, case, info):
        _add_error(self.result, case, info)

    def finish(self):
        pass
    #: end


def _add_skip(result, case, reason):
    add = getattr(result, 'addSkip', None)
    if add is not None:
        add(case, reason)
    else:
        warnings.warn('TestResult has no addSkip method, skips not reported', RuntimeWarning, 2)
        result.addSuccess(case)


def _add_error(result, case, info):
    if isinstance(case, _SubTest):
        result.addSubTest(case.test_case, case, info)
    elif info is not None:
        add = result.addFailure if issubclass(info[0], case.failureException) else result.addError
        add(case, info)


class TestCase:
    """A class with tests: each method test... is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError('no such test method in %s: %s' % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        self.addTypeEqualityFunc(dict, 'assertDictEqual')
        self.addTypeEqualityFunc(list, 'assertListEqual')
        self.addTypeEqualityFunc(tuple, 'assertTupleEqual')
        self.addTypeEqualityFunc(set, 'assertSetEqual')
        self.addTypeEqualityFunc(frozenset, 'assertSetEqual')
        self.addTypeEqualityFunc(str, 'assertMultiLineEqual')

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual use a function for two values of a type."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, *args, **kwargs):
        """Have a function called after tearDown; the last one first."""
        self._cleanups.append((function, args, kwargs))

    @classmethod
    def addClassCleanup(cls, function, *args, **kwargs):
        """Have a function called after tearDownClass; the last one first."""
        cls._class_cleanups.append((function, args, kwargs))

    #: since 3.11
    def enterContext(self, cm):
        """Enter a context manager that is left after tearDown."""
        return _enter(cm, self.addCleanup)

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager that is left after tearDownClass."""
        return _enter(cm, cls.addClassCleanup)
    #: end

    def setUp(self):
        """Prepare a test."""

    def tearDown(self):
        """Clean up after a test."""

    @classmethod
    def setUpClass(cls):
        """Prepare the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Clean up after the tests of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        """Give the first line of the test's docstring, None if it has none."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return '%s.%s' % (_class_name(self.__class__), self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        #: before 3.11
        return '%s (%s)' % (self._testMethodName, _class_name(self.__class__))
        #: since 3.11
        name = self._testMethodName
        return '%s (%s.%s)' % (name, _class_name(self.__class__), name)
        #: end

    def __repr__(self):
        return '<%s testMethod=%s>' % (_class_name(self.__class__), self._testMethodName)

    def subTest(self, msg=_identity, **params):
        """Give a context: what fails in it does not end the test, and is reported with the
        message and the parameters."""
        return _SubTestContext(self, msg, params)

    # Running.

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, 'startTestRun', _nothing)()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if (getattr(self.__class__, '__unittest_skip__', False) or
                    getattr(method, '__unittest_skip__', False)):
                _add_skip(result, self, getattr(self.__class__, '__unittest_skip_why__', '') or
                          getattr(method, '__unittest_skip_why__', ''))
                return result
            expecting = (getattr(self, '__unittest_expecting_failure__', False) or
                         getattr(method, '__unittest_expecting_failure__', False))
            outcome = _Outcome(result)
            start = time.perf_counter()
            self._outcome = outcome
            try:
                outcome.attempt(self, self._callSetUp)
                if outcome.success:
                    outcome.expecting_failure = expecting
                    outcome.attempt(self, self._callTestMethod, method)
                    outcome.expecting_failure = False
                    outcome.attempt(self, self._callTearDown)
                self.doCleanups()
                #: since 3.12
                if hasattr(result, 'addDuration'):
                    result.addDuration(self, time.perf_counter() - start)
                else:
                    warnings.warn('TestResult has no addDuration method', RuntimeWarning)
                #: end
                outcome.finish()
                if outcome.success:
                    if not expecting:
                        result.addSuccess(self)
                    elif outcome.expectedFailure:
                        result.addExpectedFailure(self, outcome.expectedFailure)
                    else:
                        result.addUnexpectedSuccess(self)
                return result
            finally:
                outcome.expectedFailure = None
                outcome.errors.clear()
                self._outcome = outcome = None
        finally:
            result.stopTest(self)
            if own:
                getattr(result, 'stopTestRun', _nothing)()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        #: before 3.11
        method()
        #: since 3.11
        if method() is not None:
            warnings.warn('It is deprecated to return a value that is not None from a '
                          'test case (%s)' % method, DeprecationWarning, stacklevel=3)
        #: end

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, *args, **kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        """Call the functions that addCleanup was told."""
        outcome = self._outcome or _Outcome(TestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.attempt(self, self._callCleanup, function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Call the functions that addClassCleanup was told."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def debug(self):
        """Run the test without keeping what it raises."""
        method = getattr(self, self._testMethodName)
        #: since 3.11
        if (getattr(self.__class__, '__unittest_skip__', False) or
                getattr(method, '__unittest_skip__', False)):
            raise SkipTest(getattr(self.__class__, '__unittest_skip_why__', '') or
                           getattr(method, '__unittest_skip_why__', ''))
        #: end
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip the test."""
        raise SkipTest(reason)

    # Assertions.

    def fail(self, msg=None):
        """Fail."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return '%s : %s' % (standardMsg, msg)
        except UnicodeDecodeError:
            return '%s : %s' % (_repr(standardMsg), _repr(msg))

    def _complain(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._complain(msg, '%s is not false' % _repr(expr))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._complain(msg, '%s is not true' % _repr(expr))

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._complain(msg, '%s != %s' % _both(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._complain(msg, '%s == %s' % (_repr(first), _repr(second)))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            if difference <= delta:
                return
            within = '%s delta' % _repr(delta)
        else:
            places = 7 if places is None else places
            if round(difference, places) == 0:
                return
            within = '%r places' % places
        self._complain(msg, '%s != %s within %s (%s difference)' %
                       (_repr(first), _repr(second), within, _repr(difference)))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            if not first == second and difference > delta:
                return
            self._complain(msg, '%s == %s within %s delta (%s difference)' %
                           (_repr(first), _repr(second), _repr(delta), _repr(difference)))
        places = 7 if places is None else places
        if not first == second and round(difference, places) != 0:
            return
        self._complain(msg, '%s == %s within %r places' % (_repr(first), _repr(second), places))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + ('\nDiff is %s characters long. '
                          'Set self.maxDiff to None to see it.' % len(diff))

    def _ndiff(self, standard, first, second):
        import difflib
        return self._truncateMessage(standard, '\n' + '\n'.join(difflib.ndiff(first, second)))

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            kind = seq_type.__name__
            for which, seq in ('First', first), ('Second', second):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s' %
                                                (which, kind, _repr(seq)))
        else:
            kind = 'sequence'
        message = None
        lengths = []
        for which, seq in ('First', first), ('Second', second):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                message = '%s %s has no length.    Non-sequence?' % (which, kind)
                break
        if message is None:
            if first == second:
                return
            message = '%ss differ: %s != %s\n' % ((kind.capitalize(),) + _both(first, second))
            n, m = lengths
            for i in range(min(n, m)):
                items = []
                for which, seq in ('first', first), ('second', second):
                    try:
                        items.append(seq[i])
                    except (TypeError, IndexError, NotImplementedError):
                        message += '\nUnable to index element %d of %s %s\n' % (i, which, kind)
                        break
                if len(items) < 2:
                    break
                if items[0] != items[1]:
                    message += '\nFirst differing element %d:\n%s\n%s\n' % ((i,) + _both(*items))
                    break
            else:
                if n == m and seq_type is None and type(first) != type(second):
                    return
            which, seq, i = ('First', first, m) if n > m else ('Second', second, n)
            if n != m:
                message += '\n%s %s contains %d additional elements.\n' % (which, kind, abs(n - m))
                try:
                    message += 'First extra element %d:\n%s\n' % (i, _repr(seq[i]))
                except (TypeError, IndexError, NotImplementedError):
                    message += 'Unable to index element %d of %s %s\n' % (i, which.lower(), kind)
        import pprint
        self.fail(self._formatMessage(msg, self._ndiff(
            message, pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        parts = []
        for which, a, b in ('first', set1, set2), ('second', set2, set1):
            try:
                parts.append((which, a.difference(b)))
            except TypeError as e:
                self.fail('invalid type when attempting set difference: %s' % e)
            except AttributeError as e:
                self.fail('%s argument does not support set difference: %s' % (which, e))
        if not parts[0][1] and not parts[1][1]:
            return
        lines = []
        for which, items in parts:
            if items:
                lines.append('Items in the %s set but not the %s:' %
                             (which, 'second' if which == 'first' else 'first'))
                lines.extend(map(repr, items))
        self._complain(msg, '\n'.join(lines))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._complain(msg, '%s not found in %s' % (_repr(member), _repr(container)))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._complain(msg, '%s unexpectedly found in %s' % (_repr(member), _repr(container)))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._complain(msg, '%s is not %s' % (_repr(expr1), _repr(expr2)))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._complain(msg, 'unexpectedly identical: %s' % _repr(expr1))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            import pprint
            self.fail(self._formatMessage(msg, self._ndiff(
                '%s != %s' % _both(d1, d2),
                pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())))

    #: before 3.12
    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        warnings.warn('assertDictContainsSubset is deprecated', DeprecationWarning)
        missing = [_repr(key) for key in subset if key not in dictionary]
        other = ['%s, expected: %s, actual: %s' % (_repr(k), _repr(v), _repr(dictionary[k]))
                 for k, v in subset.items() if k in dictionary and v != dictionary[k]]
        parts = []
        if missing:
            parts.append('Missing: %s' % ','.join(missing))
        if other:
            parts.append('Mismatched values: %s' % ','.join(other))
        if parts:
            self.fail(self._formatMessage(msg, '; '.join(parts)))
    #: end

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            a, b = Counter(first), Counter(second)
        except TypeError:
            differences = _count_unhashable(first, second)
        else:
            if a == b:
                return
            differences = [(n, b[item], item) for item, n in a.items() if n != b[item]]
            differences += [(0, n, item) for item, n in b.items() if item not in a]
        if differences:
            lines = ['First has %d, Second has %d:  %r' % d for d in differences]
            self.fail(self._formatMessage(msg, self._truncateMessage(
                'Element counts were not equal:\n', '\n'.join(lines))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        standard = '%s != %s' % _both(first, second)
        #: before 3.13
        a, b = first.splitlines(True), second.splitlines(True)
        if len(a) == 1 and first.strip('\r\n') == first:
            a, b = [first + '\n'], [second + '\n']
        #: since 3.13
        if first and second:
            if first[-1] != '\n' or second[-1] != '\n':
                first += '\n'
                second += '\n'
        elif second and second[-1] != '\n':
            second += '\n'
        elif first and first[-1] != '\n':
            first += '\n'
        a, b = first.splitlines(True), second.splitlines(True)
        #: end
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(a, b))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._complain(msg, '%s not less than %s' % (_repr(a), _repr(b)))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._complain(msg, '%s not less than or equal to %s' % (_repr(a), _repr(b)))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._complain(msg, '%s not greater than %s' % (_repr(a), _repr(b)))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._complain(msg, '%s not greater than or equal to %s' % (_repr(a), _repr(b)))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._complain(msg, '%s is not None' % _repr(obj))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._complain(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._complain(msg, '%s is not an instance of %r' % (_repr(obj), cls))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._complain(msg, '%s is an instance of %r' % (_repr(obj), cls))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._complain(msg, "Regex didn't match: %r not found in %r" %
                           (expected_regex.pattern, text))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        found = unexpected_regex.search(text)
        if found:
            self._complain(msg, 'Regex matched: %r matches %r in %r' %
                           (text[found.start():found.end()], unexpected_regex.pattern, text))

    #: before 3.12
    def _old_name(function):
        def call(*args, **kwargs):
            warnings.warn('Please use %s instead.' % function.__name__, DeprecationWarning, 2)
            return function(*args, **kwargs)
        return call

    failUnlessEqual = assertEquals = _old_name(assertEqual)
    failIfEqual = assertNotEquals = _old_name(assertNotEqual)
    failUnlessAlmostEqual = assertAlmostEquals = _old_name(assertAlmostEqual)
    failIfAlmostEqual = assertNotAlmostEquals = _old_name(assertNotAlmostEqual)
    failUnless = assert_ = _old_name(assertTrue)
    failUnlessRaises = _old_name(assertRaises)
    failIf = _old_name(assertFalse)
    assertRaisesRegexp = _old_name(assertRaisesRegex)
    assertRegexpMatches = _old_name(assertRegex)
    assertNotRegexpMatches = _old_name(assertNotRegex)
    del _old_name
    #: end


def _nothing(*args):
    pass


def _count_unhashable(first, second):
    counts = []
    for seq, other in (first, second), (second, first):
        for item in seq:
            if not any(item == c[2] for c in counts):
                a = sum(x == item for x in first)
                b = sum(x == item for x in second)
                counts.append((a, b, item))
    return [c for c in counts if c[0] != c[1]]


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc = testFunc
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return '%s (%s)' % (_class_name(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return '<%s tec=%s>' % (_class_name(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTestContext:
    def __init__(self, case, message, params):
        self.case = case
        self.message = message
        self.params = params

    def __enter__(self):
        case = self.case
        outcome = case._outcome
        if outcome is None or not outcome.result_supports_subtests:
            self.sub = None
            return
        self.parent = case._subtest
        params = self.params
        if self.parent is not None:
            params = {**self.parent.params, **params}
        self.sub = case._subtest = _SubTest(case, self.message, params)
        self.before = outcome.success
        outcome.success = True

    def __exit__(self, exc_type, exc_value, tb):
        sub = self.sub
        if sub is None:
            return False
        case = self.case
        outcome = case._outcome
        case._subtest = self.parent
        swallow = True
        if exc_type is None:
            if outcome.success:
                outcome.error(sub, None)
        elif issubclass(exc_type, KeyboardInterrupt):
            swallow = False
        elif issubclass(exc_type, SkipTest):
            outcome.success = False
            outcome.skip(sub, str(exc_value))
        elif not issubclass(exc_type, _ShouldStop):
            if outcome.expecting_failure:
                outcome.expectedFailure = exc_type, exc_value, tb
            else:
                outcome.success = False
                outcome.error(sub, (exc_type, exc_value, tb))
        failed = not outcome.success
        outcome.success = outcome.success and self.before
        if swallow:
            if failed:
                if outcome.result is not None and getattr(outcome.result, 'failfast', False):
                    raise _ShouldStop
            elif outcome.expectedFailure:
                raise _ShouldStop
        return swallow


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _description(self):
        parts = []
        if self._message is not _identity:
            parts.append('[%s]' % self._message)
        if self.params:
            parts.append('(%s)' % ', '.join(['%s=%r' % p for p in self.params.items()]))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return '%s %s' % (self.test_case.id(), self._description())

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return '%s %s' % (self.test_case, self._description())


# Suites.

class TestSuite:
    """Tests that are run together."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return '<%s tests=%s>' % (_class_name(self.__class__), list(self))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError('{} is not callable'.format(repr(test)))
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated '
                            'before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        """Run the tests without keeping what they raise."""
        for test in self:
            test.debug()

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for i, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, TestSuite):
                self._leave_class(test.__class__, result)
                self._change_module(test.__class__, result)
                self._enter_class(test.__class__, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, '_classSetupFailed', False) or
                        getattr(result, '_moduleSetUpFailed', False)):
                    continue
            test(result)
            if self._cleanup:
                self._removed_tests += test.countTestCases()
                self._tests[i] = None
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def _enter_class(self, cls, result):
        if (cls == getattr(result, '_previousTestClass', None) or
                getattr(result, '_moduleSetUpFailed', False) or
                getattr(cls, '__unittest_skip__', False)):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        self._fixture(result, 'setUpClass', _class_name(cls), getattr(cls, 'setUpClass', _nothing),
                      cls)
        if getattr(cls, '_classSetupFailed', False):
            self._class_cleanups(cls, result, 'setUpClass')

    def _leave_class(self, cls, result):
        last = getattr(result, '_previousTestClass', None)
        if (cls == last or last is None or getattr(last, '_classSetupFailed', False) or
                getattr(result, '_moduleSetUpFailed', False) or
                getattr(last, '__unittest_skip__', False)):
            return
        self._fixture(result, 'tearDownClass', _class_name(last),
                      getattr(last, 'tearDownClass', _nothing))
        self._class_cleanups(last, result, 'tearDownClass')

    def _class_cleanups(self, cls, result, method):
        if hasattr(cls, 'doClassCleanups'):
            cls.doClassCleanups()
            for info in cls.tearDown_exceptions:
                self._error(result, method, _class_name(cls), info)

    def _change_module(self, cls, result):
        last = getattr(result, '_previousTestClass', None)
        if last is not None and last.__module__ == cls.__module__:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(cls.__module__)
        if hasattr(module, 'setUpModule'):
            self._fixture(result, 'setUpModule', cls.__module__, module.setUpModule)

    def _leave_module(self, result):
        last = getattr(result, '_previousTestClass', None)
        if last is None or getattr(result, '_moduleSetUpFailed', False):
            return
        module = sys.modules.get(last.__module__)
        if module is None:
            return
        self._fixture(result, 'tearDownModule', last.__module__,
                      getattr(module, 'tearDownModule', _nothing))
        self._fixture(result, 'tearDownModule', last.__module__, doModuleCleanups)

    def _fixture(self, result, method, parent, function, cls=None):
        getattr(result, '_setupStdout', _nothing)()
        try:
            function()
        except Exception:
            if method == 'setUpClass':
                cls._classSetupFailed = True
            elif method == 'setUpModule':
                result._moduleSetUpFailed = True
            self._error(result, method, parent, sys.exc_info())
        finally:
            getattr(result, '_restoreStdout', _nothing)()

    def _error(self, result, method, parent, info):
        holder = _ErrorHolder('%s (%s)' % (method, parent))
        if isinstance(info[1], SkipTest) and hasattr(result, 'addSkip'):
            result.addSkip(holder, str(info[1]))
        else:
            result.addError(holder, info)


class _ErrorHolder:
    """Stands for the test where something outside of any test fails."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return '<ErrorHolder description=%r>' % (self.description,)

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestLoader:
    """Finds tests."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(lambda x, y: (x > y) - (x < y))
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = []
        for name in dir(testCaseClass):
            if not name.startswith(self.testMethodPrefix):
                continue
            if not callable(getattr(testCaseClass, name)):
                continue
            full = '%s.%s.%s' % (testCaseClass.__module__, testCaseClass.__qualname__, name)
            if self.testNamePatterns is None or any(_like(full, pattern)
                                                    for pattern in self.testNamePatterns):
                names.append(name)
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. '
                            'Maybe you meant to derive from TestCase?')
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, TestCase) and
                    obj not in (TestCase, FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(obj))
        tests = self.suiteClass(tests)
        own = getattr(module, 'load_tests', None)
        return own(self, tests, pattern) if own is not None else tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        if module is None:
            n = len(parts)
            while True:
                try:
                    module = __import__('.'.join(parts[:n]), fromlist=['*'])
                    break
                except ImportError:
                    n -= 1
                    if not n:
                        raise
            parts = parts[n:]
        obj, parent = module, None
        for part in parts:
            parent, obj = obj, getattr(obj, part)
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(parent, type) and issubclass(parent, TestCase) and callable(obj):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError('calling %s returned %s, not a test' % (obj, test))
        raise TypeError("don't know how to make test from: %s" % obj)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


def _like(name, pattern):
    expression = re.escape(pattern).replace(r'\*', '.*').replace(r'\?', '.')
    return re.match(expression + r'\Z', name, re.DOTALL) is not None


defaultTestLoader = TestLoader()

#: before 3.13


def makeSuite(testCaseClass, prefix='test', sortUsing=None, suiteClass=TestSuite):
    loader = TestLoader()
    loader.testMethodPrefix = prefix
    if sortUsing is not None:
        loader.sortTestMethodsUsing = sortUsing
    loader.suiteClass = suiteClass
    return loader.loadTestsFromTestCase(testCaseClass)
#: end


# Results.

def _stops(method):
    @functools.wraps(method)
    def call(self, *args, **kwargs):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kwargs)
    return call


class TestResult:
    """What came of tests."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        #: since 3.12
        self.collectedDurations = []
        #: end
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._out = None

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1
        self._mirror = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirror = False

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _setupStdout(self):
        if self.buffer and self._out is None:
            import io
            self._out = io.StringIO(), io.StringIO()
            self._real = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = self._out

    def _written(self):
        for title, stream in zip(('Stdout', 'Stderr'), self._out or ()):
            text = stream.getvalue()
            if text:
                yield '\n%s:\n%s' % (title, text if text.endswith('\n') else text + '\n')

    def _restoreStdout(self):
        if self._out is not None:
            sys.stdout, sys.stderr = self._real
            if getattr(self, '_mirror', False):
                for text in self._written():
                    self._real[1 if text.startswith('\nStderr') else 0].write(text)
            self._out = None

    @_stops
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirror = True

    @_stops
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirror = True

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        errors = self.failures if issubclass(err[0], test.failureException) else self.errors
        errors.append((subtest, self._exc_info_to_string(err, test)))
        self._mirror = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @_stops
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    #: since 3.12
    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))
    #: end

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        tb = _outside(tb)
        limit = None
        #: before 3.11
        if exctype is test.failureException:
            limit = 0
            at = tb
            while at is not None and not _is_own(at):
                limit += 1
                at = at.tb_next
        #: since 3.11
        seen = set()
        chain = [(value, tb)]
        while chain:
            exc, at = chain.pop()
            seen.add(id(exc))
            if type(exc) is test.failureException:
                before = None
                while at is not None and not _is_own(at):
                    before, at = at, at.tb_next
                if before is not None:
                    before.tb_next = None
            for other in exc.__cause__, exc.__context__:
                if other is not None and id(other) not in seen:
                    other.__traceback__ = _outside(other.__traceback__)
                    chain.append((other, other.__traceback__))
        #: end
        report = traceback.TracebackException(exctype, value, tb, limit=limit,
                                              capture_locals=self.tb_locals)
        return ''.join(list(report.format()) + list(self._written()))

    def __repr__(self):
        return '<%s run=%i errors=%i failures=%i>' % (
            _class_name(self.__class__), self.testsRun, len(self.errors), len(self.failures))


def _is_own(tb):
    return '__unittest' in tb.tb_frame.f_globals


def _outside(tb):
    while tb is not None and _is_own(tb):
        tb = tb.tb_next
    return tb


class _Writeln:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        if name in ('stream', '__getstate__'):
            raise AttributeError(name)
        return getattr(self.stream, name)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(TestResult):
    """A result that writes what happens to a stream."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    #: before 3.12
    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
    #: since 3.12
    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.durations = durations
    #: end
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription()
        return '%s\n%s' % (test, first) if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
            self.stream.flush()
            self._newline = False

    def _tell(self, test, word, dot):
        if self.showAll:
            #: since 3.11
            sub = isinstance(test, _SubTest)
            if sub or self._newline:
                if not self._newline:
                    self.stream.writeln()
                self.stream.write('  ' * sub + self.getDescription(test) + ' ... ')
            self._newline = True
            #: end
            self.stream.writeln(word)
            self.stream.flush()
        elif self.dots:
            self.stream.write(dot)
            self.stream.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, 'FAIL', 'F')

    #: since 3.11
    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._tell(subtest, 'FAIL', 'F')
            else:
                self._tell(subtest, 'ERROR', 'E')
        super().addSubTest(test, subtest, err)
    #: end

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, 'skipped %r' % (reason,), 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        if self.showAll:
            self.stream.writeln('expected failure')
        elif self.dots:
            self.stream.write('x')
        self.stream.flush()

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        if self.showAll:
            self.stream.writeln('unexpected success')
        elif self.dots:
            self.stream.write('u')
        self.stream.flush()

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        #: since 3.11
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln('UNEXPECTED SUCCESS: ' + self.getDescription(test))
        #: end
        self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln('%s: %s' % (flavour, self.getDescription(test)))
            self.stream.writeln(self.separator2)
            self.stream.writeln('%s' % err)


class TextTestRunner:
    """Runs tests and writes a report."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False,
                 resultclass=None, warnings=None, *, tb_locals=False, durations=None):
        self.stream = _Writeln(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        """Run tests and give the result."""
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
                #: before 3.12
                if self.warnings in ('default', 'always'):
                    warnings.filterwarnings('module', category=DeprecationWarning,
                                            message=r'Please use assert\w+ instead.')
                #: end
            start = time.perf_counter()
            getattr(result, 'startTestRun', _nothing)()
            try:
                test(result)
            finally:
                getattr(result, 'stopTestRun', _nothing)()
            taken = time.perf_counter() - start
        result.printErrors()
        #: since 3.12
        if self.durations is not None:
            self._slowest(result)
        #: end
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln('Ran %d test%s in %.3fs' % (run, '' if run == 1 else 's', taken))
        self.stream.writeln()
        counts = []
        if not result.wasSuccessful():
            self.stream.write('FAILED')
            counts += [('failures', result.failures), ('errors', result.errors)]
        #: since 3.12
        elif run == 0 and not result.skipped:
            self.stream.write('NO TESTS RAN')
        #: end
        else:
            self.stream.write('OK')
        counts += [('skipped', getattr(result, 'skipped', ())),
                   ('expected failures', getattr(result, 'expectedFailures', ())),
                   ('unexpected successes', getattr(result, 'unexpectedSuccesses', ()))]
        counts = ', '.join(['%s=%d' % (word, len(tests)) for word, tests in counts if tests])
        self.stream.writeln(' (%s)' % counts if counts else '')
        self.stream.flush()
        return result

    #: since 3.12
    def _slowest(self, result):
        times = sorted(result.collectedDurations, key=lambda x: x[1], reverse=True)
        if not times:
            return
        if self.durations > 0:
            times = times[:self.durations]
        self.stream.writeln('Slowest test durations')
        self.stream.writeln(result.separator2)
        hidden = False
        for test, elapsed in times:
            if self.verbosity < 2 and elapsed < 0.001:
                hidden = True
            else:
                self.stream.writeln('%-10s %s' % ('%.3fs' % elapsed, test))
        self.stream.writeln('\n(durations < 0.001s were hidden; use -v to show these durations)'
                            if hidden else '')
    #: end


class TestProgram:
    """Runs the tests of a module as the command line says."""

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None,
                 catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = 'default' if warnings is None and not getattr(sys, 'warnoptions', None) \
            else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0][argv[0].rfind('/') + 1:]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names = []
        rest = list(argv[1:])
        while rest:
            arg = rest.pop(0)
            if arg in ('-v', '--verbose'):
                self.verbosity = 2
            elif arg in ('-q', '--quiet'):
                self.verbosity = 0
            elif arg in ('-f', '--failfast'):
                self.failfast = True
            elif arg in ('-b', '--buffer'):
                self.buffer = True
            elif arg in ('-c', '--catch'):
                self.catchbreak = True
            elif arg == '--locals':
                self.tb_locals = True
            elif arg == '-k' and rest:
                pattern = rest.pop(0)
                patterns = self.testLoader.testNamePatterns or []
                patterns.append(pattern if '*' in pattern else '*%s*' % pattern)
                self.testLoader.testNamePatterns = patterns
            elif arg.startswith('-'):
                print('%s: error: unrecognized arguments: %s' % (self.progName, arg),
                      file=sys.stderr)
                sys.exit(2)
            else:
                names.append(arg)
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = [self.defaultTest]
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self):
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            try:
                runner = runner(verbosity=self.verbosity, failfast=self.failfast,
                                buffer=self.buffer, warnings=self.warnings,
                                tb_locals=self.tb_locals, durations=self.durations)
            except TypeError:
                runner = runner()
        self.result = runner.run(self.test)
        if not self.exit:
            return
        #: since 3.12
        if self.result.testsRun == 0 and not self.result.skipped:
            sys.exit(5)
        #: end
        sys.exit(not self.result.wasSuccessful())


main = TestProgram

for _type, _home in ((TestCase, 'case'), (SkipTest, 'case'), (FunctionTestCase, 'case'),
                     (TestSuite, 'suite'), (TestLoader, 'loader'), (TestResult, 'result'),
                     (TextTestResult, 'runner'), (TextTestRunner, 'runner'), (TestProgram, 'main')):
    _type.__module__ = 'unittest.' + _home
del _type, _home
