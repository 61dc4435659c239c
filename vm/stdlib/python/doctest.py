"""Examples in docstrings, run and compared with the output that stands below them."""

import __future__
import inspect
import linecache
import re
import sys
import traceback
from collections import namedtuple

__all__ = ['register_optionflag', 'DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE',
           'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP', 'IGNORE_EXCEPTION_DETAIL',
           'COMPARISON_FLAGS', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF',
           'REPORT_ONLY_FIRST_FAILURE', 'REPORTING_FLAGS', 'FAIL_FAST', 'Example', 'DocTest',
           'DocTestParser', 'DocTestFinder', 'DocTestRunner', 'OutputChecker',
           'DocTestFailure', 'UnexpectedException', 'DebugRunner', 'testmod', 'testfile',
           'run_docstring_examples']

#: before 3.13
TestResults = namedtuple('TestResults', 'failed attempted')
#: since 3.13


class TestResults(namedtuple('TestResults', 'failed attempted')):
    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if not self.skipped:
            return super().__repr__()
        return (f'TestResults(failed={self.failed}, attempted={self.attempted}, '
                f'skipped={self.skipped})')
#: end


OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE |
                    ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)

REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF |
                   REPORT_ONLY_FIRST_FAILURE | FAIL_FAST)

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'

# The runner whose summary covers all calls of testmod and testfile.
master = None


def _ended(text):
    return text if not text or text.endswith('\n') else text + '\n'


class _Captured:
    """Stands for sys.stdout while an example runs."""

    encoding = 'utf-8'

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)

    def writelines(self, lines):
        self.parts.extend(lines)

    def flush(self):
        pass

    def isatty(self):
        return False

    def getvalue(self):
        return ''.join(self.parts)


def _indent(text, indent=4):
    return ''.join(' ' * indent + line if line != '\n' else line
                   for line in text.splitlines(True))


class Example:
    """An example: source, the output it should have and where it stands."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith('\n') else source + '\n'
        self.want = _ended(want)
        if exc_msg is not None and not exc_msg.endswith('\n'):
            exc_msg += '\n'
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return vars(self) == vars(other)

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of a docstring, with the names they run with."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), \
            'DocTest no longer accepts str; use DocTestParser instead'
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        n = len(self.examples)
        count = 'no examples' if n == 0 else '1 example' if n == 1 else '%d examples' % n
        return '<%s %s from %s:%s (%s)>' % (type(self).__name__, self.name, self.filename,
                                            self.lineno, count)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return vars(self) == vars(other)

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented

        def key(test):
            #: before 3.11
            return test.name, test.filename, test.lineno, id(test)
            #: since 3.11
            return test.name, test.filename, -1 if test.lineno is None else test.lineno, id(test)
            #: end
        return key(self) < key(other)


class DocTestParser:
    """Finds the examples of a text."""

    _prompt = re.compile(r'( *)>>>')
    _more = re.compile(r' *\.\.\.')
    _directive = re.compile(r'#\s*doctest:\s*([^\n\'"]*)$', re.MULTILINE)
    _header = re.compile(r'Traceback \((?:most recent call last|innermost last)\):\s*$')

    def parse(self, string, name='<string>'):
        """Give the text as a list of Examples and of the strings between them."""
        lines = string.expandtabs().split('\n')
        margin = min([len(line) - len(line.lstrip(' ')) for line in lines if line.strip()],
                     default=0)
        if margin:
            lines = [line[margin:] for line in lines]
        output = []
        text = []
        i = 0
        while i < len(lines):
            prompt = self._prompt.match(lines[i])
            if prompt is None:
                text.append(lines[i] + '\n' if i + 1 < len(lines) else lines[i])
                i += 1
                continue
            output.append(''.join(text))
            text = []
            start = i
            i += 1
            while i < len(lines) and self._more.match(lines[i]):
                i += 1
            source = lines[start:i]
            first = i
            while i < len(lines) and lines[i].strip(' ') and not self._prompt.match(lines[i]):
                i += 1
            example = self._example(source, lines[first:i], prompt.group(1), name, start)
            if not re.match(r'[ ]*(#.*)?$', example.source[:-1]):
                example.indent += margin
                output.append(example)
        output.append(''.join(text))
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        return [x for x in self.parse(string, name) if isinstance(x, Example)]

    def _example(self, source, want, indent, name, lineno):
        n = len(indent)
        for i, line in enumerate(source):
            if len(line) >= n + 4 and line[n + 3] != ' ':
                raise ValueError('line %r of the docstring for %s lacks blank after %s: %r' %
                                 (lineno + i + 1, name, line[n:n + 3], line))
        self._aligned(source[1:], indent + '.', name, lineno)
        self._aligned(want, indent, name, lineno + len(source))
        source = '\n'.join([line[n + 4:] for line in source])
        want = [line[n:] for line in want]
        message = None
        if want and self._header.match(want[0]):
            for i in range(1, len(want)):
                if re.match(r'\w', want[i]):
                    message = '\n'.join(want[i:])
                    break
        return Example(source, '\n'.join(want), message, lineno, n,
                       self._options(source, name, lineno))

    def _aligned(self, lines, prefix, name, lineno):
        for i, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError('line %r of the docstring for %s has inconsistent leading '
                                 'whitespace: %r' % (lineno + i + 1, name, line))

    def _options(self, source, name, lineno):
        options = {}
        for found in self._directive.finditer(source):
            for option in found.group(1).replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError('line %r of the doctest for %s has an invalid option: %r' %
                                     (lineno + 1, name, option))
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and re.match(r'[ ]*(#.*)?$', source):
            raise ValueError('line %r of the doctest for %s has an option directive on a line '
                             'with no example: %r' % (lineno, name, source))
        return options


class DocTestFinder:
    """Finds the docstrings of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """Give the DocTests of an object, sorted."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given "
                                 "when obj.__name__ doesn't exist: %r" % (type(obj),))
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        try:
            file = inspect.getsourcefile(obj)
        except TypeError:
            lines = None
        else:
            lines = linecache.getlines(file) if file else None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines or None, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, object):
        if module is None:
            return True
        home = inspect.getmodule(object)
        if home is not None:
            return module is home
        if inspect.isfunction(object):
            return module.__dict__ is object.__globals__
        if inspect.ismethoddescriptor(object):
            if hasattr(object, '__objclass__'):
                return module.__name__ == object.__objclass__.__module__
            if hasattr(object, '__module__'):
                return module.__name__ == object.__module__
            return True
        if inspect.isclass(object) or hasattr(object, '__module__'):
            return module.__name__ == object.__module__
        if isinstance(object, property):
            return True
        raise ValueError('object must be a class or function')

    def _routine(self, obj):
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print('Finding tests in %s' % name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        inner = []
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if ((self._routine(value) or inspect.isclass(value)) and
                        self._from_module(module, value)):
                    inner.append((key, value))
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError('DocTestFinder.find: __test__ keys must be strings: %r' %
                                     (type(key),))
                if not (inspect.isroutine(value) or inspect.isclass(value) or
                        inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, '
                                     'functions, methods, classes, or modules: %r' %
                                     (type(value),))
                inner.append(('__test__.' + key, value))
        if inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if ((inspect.isroutine(value) or inspect.isclass(value) or
                     isinstance(value, property)) and self._from_module(module, value)):
                    inner.append((key, value))
        for key, value in inner:
            self._find(tests, value, name + '.' + key, module, lines, globs, seen)

    def _get_test(self, obj, name, module, globs, lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, '__doc__', None)
            docstring = '' if docstring is None else str(docstring)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, '__file__', None) or module.__name__
            if filename.endswith('.pyc'):
                filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename,
                                        self._find_lineno(obj, lines))

    def _find_lineno(self, obj, lines):
        lineno = None
        if inspect.ismodule(obj):
            lineno = 0
        if inspect.isclass(obj):
            if lines is None:
                return None
            head = re.compile(r'\s*class\s*%s\b' % re.escape(getattr(obj, '__name__', '-')))
            for i, line in enumerate(lines):
                if head.match(line):
                    lineno = i
                    break
        if inspect.ismethod(obj):
            obj = obj.__func__
        #: since 3.11
        if isinstance(obj, property):
            obj = obj.fget
        #: end
        if inspect.isfunction(obj):
            #: since 3.13
            obj = inspect.unwrap(obj)
            #: end
            obj = getattr(obj, '__code__', None)
        if inspect.iscode(obj):
            lineno = obj.co_firstlineno - 1
        if lineno is None:
            return None
        if lines is None:
            return lineno + 1
        for i in range(lineno, len(lines)):
            if re.match(r'(^|.*:)\s*\w*("|\')', lines[i]):
                return i
        return None


class OutputChecker:
    """Compares what an example printed with what it should print."""

    def _ascii(self, text):
        return text.encode('ASCII', 'backslashreplace').decode('ASCII')

    def check_output(self, want, got, optionflags):
        got = self._ascii(got)
        want = self._ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(r'(?m)^%s\s*?$' % re.escape(BLANKLINE_MARKER), '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = ' '.join(got.split())
            want = ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub('(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        kind = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if kind and (kind & REPORT_NDIFF or want.count('\n') > 2 and got.count('\n') > 2):
            return self._diff(want.splitlines(True), got.splitlines(True), kind)
        if want and got:
            return 'Expected:\n%sGot:\n%s' % (_indent(want), _indent(got))
        if want:
            return 'Expected:\n%sGot nothing\n' % _indent(want)
        if got:
            return 'Expected nothing\nGot:\n%s' % _indent(got)
        return 'Expected nothing\nGot nothing\n'

    def _diff(self, want, got, kind):
        import difflib
        if kind & REPORT_UDIFF:
            diff = list(difflib.unified_diff(want, got, n=2))[2:]
            title = 'unified diff with -expected +actual'
        elif kind & REPORT_CDIFF:
            diff = list(difflib.context_diff(want, got, n=2))[2:]
            title = 'context diff with expected followed by actual'
        else:
            diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want, got))
            title = 'ndiff with -expected +actual'
        return 'Differences (%s):\n' % title + _indent(''.join(diff))


def _matches(want, got):
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last):
        return False
    start, end = len(first), len(got) - len(last)
    if start > end:
        return False
    for part in middle:
        start = got.find(part, start, end)
        if start < 0:
            return False
        start += len(part)
    return True


def _without_details(message):
    start, end = 0, len(message)
    for mark in ('\n', ':'):
        i = message.find(mark, 0, end)
        if i >= 0:
            end = i
    i = message.rfind('.', 0, end)
    if i >= 0:
        start = i + 1
    return message[start:end]


class DocTestRunner:
    """Runs DocTests and counts what fails."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        #: since 3.13
        self.skips = 0
        #: end
        self._stats = {}

    def report_start(self, out, test, example):
        if self._verbose:
            want = 'Expecting:\n' + _indent(example.want) if example.want else 'Expecting nothing\n'
            out('Trying:\n' + _indent(example.source) + want)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) +
            self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + 'Exception raised:\n' +
            _indent(''.join(traceback.format_exception(*exc_info))))

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            if test.lineno is not None and example.lineno is not None:
                lineno = test.lineno + example.lineno + 1
            else:
                lineno = '?'
            lines.append('File "%s", line %s, in %s' % (test.filename, lineno, test.name))
        else:
            lines.append('Line %s, in %s' % (example.lineno + 1, test.name))
        lines.append('Failed example:')
        lines.append(_indent(example.source))
        return '\n'.join(lines)

    def _outcome(self, example, got, exception):
        """Say whether an example did what it should: True, False, or None if it raised what
        nobody expected."""
        check = self._checker.check_output
        if exception is None:
            return check(example.want, got, self.optionflags)
        if example.exc_msg is None:
            return None
        lines = traceback.format_exception_only(*exception[:2])
        #: before 3.12
        message = lines[-1]
        #: since 3.12
        if issubclass(exception[0], SyntaxError):
            names = (exception[0].__qualname__ + ':',
                     exception[0].__module__ + '.' + exception[0].__qualname__ + ':')
            while lines and not lines[0].startswith(names):
                del lines[0]
        message = ''.join(lines)
        #: end
        if check(example.exc_msg, message, self.optionflags):
            return True
        return bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and check(
            _without_details(example.exc_msg), _without_details(message), self.optionflags)

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            #: since 3.13
            tries += 1
            #: end
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, value in example.options.items():
                if value:
                    self.optionflags |= flag
                else:
                    self.optionflags &= ~flag
            if self.optionflags & SKIP:
                skips += 1
                continue
            #: before 3.13
            tries += 1
            #: end
            if not quiet:
                self.report_start(out, test, example)
            filename = '<doctest %s[%d]>' % (test.name, number)
            lines = example.source.splitlines(True)
            linecache.cache[filename] = len(example.source), None, lines, filename
            exception = None
            sys.stdout = _Captured()
            try:
                exec(compile(example.source, filename, 'single', compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except:
                exception = sys.exc_info()
            got = _ended(sys.stdout.getvalue())
            outcome = self._outcome(example, got, exception)
            if not outcome:
                failures += 1
            if not quiet:
                if outcome is None:
                    self.report_unexpected_exception(out, test, example, exception)
                else:
                    if exception is not None:
                        got += ''.join(traceback.format_exception(*exception))
                    report = self.report_success if outcome else self.report_failure
                    report(out, test, example, got)
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        self._record(test.name, failures, tries, skips)
        #: before 3.13
        return TestResults(failures, tries)
        #: since 3.13
        return TestResults(failures, tries, skipped=skips)
        #: end

    def _record(self, name, failures, tries, skips):
        f, t, s = self._stats.get(name, (0, 0, 0))
        self._stats[name] = f + failures, t + tries, s + skips
        self.failures += failures
        self.tries += tries
        #: since 3.13
        self.skips += skips
        #: end

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run the examples of a DocTest."""
        self.test = test
        if compileflags is None:
            compileflags = 0
            for name in __future__.all_feature_names:
                feature = getattr(__future__, name)
                if test.globs.get(name) is feature:
                    compileflags |= feature.compiler_flag
        stdout = sys.stdout
        if out is None:
            out = stdout.write
        hook = sys.displayhook
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, compileflags, out)
        finally:
            sys.stdout = stdout
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def summarize(self, verbose=None):
        """Print what was run, and give the numbers."""
        if verbose is None:
            verbose = self._verbose
        untested, passed, failed = [], [], []
        failures = tries = skips = 0
        for name, (f, t, s) in sorted(self._stats.items()):
            failures += f
            tries += t
            skips += s
            if t == 0:
                untested.append(name)
            elif f == 0:
                passed.append((name, t))
            else:
                failed.append((name, f, t))
        if verbose:
            if untested:
                print(_items(untested), 'had no tests:')
                for name in untested:
                    print('   ', name)
            if passed:
                print(_items(passed), 'passed all tests:')
                for name, t in passed:
                    print(' %3d %s in %s' % (t, _plural('test', t), name))
        if failed:
            print(self.DIVIDER)
            print(_items(failed), 'had failures:')
            for name, f, t in failed:
                print(' %3d of %3d in %s' % (f, t, name))
        #: before 3.13
        if verbose:
            print(tries, 'tests in', len(self._stats), 'items.')
            print(tries - failures, 'passed and', failures, 'failed.')
        if failures:
            print('***Test Failed***', failures, 'failures.')
        #: since 3.13
        if verbose:
            print(tries, _plural('test', tries), 'in', _items(self._stats) + '.')
            print(tries - failures, 'passed' + (' and %d failed' % failures if failures else '') + '.')
        if failures:
            print('***Test Failed***', failures, _plural('failure', failures), end='')
            if skips:
                print(' and', skips, 'skipped', _plural('test', skips), end='')
            print('.')
        #: end
        elif verbose:
            print('Test passed.')
        #: before 3.13
        return TestResults(failures, tries)
        #: since 3.13
        return TestResults(failures, tries, skipped=skips)
        #: end

    def merge(self, other):
        for name, counts in other._stats.items():
            old = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple(a + b for a, b in zip(old, counts))


#: before 3.13
def _plural(word, n):
    return word + 's'


def _items(items):
    return '%d items' % len(items)
#: since 3.13
def _plural(word, n):
    return word if n == 1 else word + 's'


def _items(items):
    return '%d %s' % (len(items), _plural('item', len(items)))
#: end


class DocTestFailure(Exception):
    """An example printed something else (see DebugRunner)."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what nobody expected (see DebugRunner)."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises an exception where an example fails."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    #: before 3.13
    return TestResults(runner.failures, runner.tries)
    #: since 3.13
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)
    #: end


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Run the examples in the docstrings of a module, and give the numbers."""
    if m is None:
        m = sys.modules.get('__main__')
    if not inspect.ismodule(m):
        raise TypeError('testmod: module required; %r' % (m,))
    if name is None:
        name = m.__name__
    make = DebugRunner if raise_on_error else DocTestRunner
    runner = make(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs,
                                                                extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Run the examples of a text file, and give the numbers."""
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    path = filename
    if module_relative:
        if filename.startswith('/'):
            raise ValueError('Module-relative files may not have absolute paths')
        base = package and sys.modules[getattr(package, '__name__', package)].__file__
        base = base or sys._getframe(1).f_globals.get('__file__', '')
        path = base[:base.rfind('/') + 1] + filename
    with open(path, encoding=encoding) as f:
        text = f.read()
    if name is None:
        name = filename[filename.rfind('/') + 1:]
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault('__name__', '__main__')
    make = DebugRunner if raise_on_error else DocTestRunner
    runner = make(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name, path, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None,
                           optionflags=0):
    """Run the examples in an object's docstring."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)
