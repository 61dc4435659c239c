"""Writes random programs: python3.8 random_program.py FOLDER FIRST COUNT.

Program N is made from seed N alone. Each is valid Python of the language and the
built-in names only, and prints what happens in it, exceptions included; some end
with a traceback.
"""
import os
import random
import sys

PRELUDE = '''\
def show(label, f):
    try:
        r = f()
    except Exception as e:
        print(label, type(e).__name__, e)
    else:
        print(label, repr(r))
def note(*what):
    print(*what)
    return what[0] if what else None
'''


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.names = 0

    def pick(self, *choices):
        return self.r.choice(choices)

    def chance(self, p):
        return self.r.random() < p

    def n(self, a, b):
        return self.r.randint(a, b)

    def name(self, prefix='v'):
        self.names += 1
        return prefix + str(self.names)

    def add(self, depth, text):
        for line in text.split('\n'):
            self.lines.append('    ' * depth + line)

    # Values.

    def integer(self):
        r = self.r.random()
        if r < 0.6:
            return str(self.n(-3, 12))
        if r < 0.75:
            return str(self.n(-300, 300))
        if r < 0.9:
            return self.pick('2**31', '-2**31', '2**63', '2**63-1', '-2**63', '2**64', '10**18', '10**25', '-10**40', '(1<<30)', '(1<<30)-1',
                             '-(1<<30)', '(1<<60)', '(1<<60)-1', '1<<200')
        return self.pick('True', 'False', '0x7fff', '0o17', '0b101')

    def real(self):
        return self.pick('0.0', '-0.0', '1.5', '-2.25', '0.1', '1e16', '1e15', '1e-5', '123456.789', '1e300', "float('inf')", "-float('inf')",
                         "float('nan')", '2.0', '3.0', '1e22', '5e-324', '0.5', '2.5', str(round(self.r.uniform(-1000, 1000), self.n(0, 8))))

    def string(self):
        return self.pick("''", "'a'", "'abc'", "'Hello World'", "'  x y  '", "'a,b,,c'", "'\\t\\n'", "'ÄßéÉ'", "'\\u4e2d\\U0001f600'", "'aaa'", "'12'",
                         "'-1.5'", "'tab\\tbed'", "'it\\'s'", "'\"q\"'", "'line1\\nline2\\r\\nline3'", "'%s'", "'{}'", "'ǆ'", "'x'*5", "'ababab'")

    def blob(self):
        return self.pick("b''", "b'abc'", "b'\\x00\\xff'", "b'a b c'", "bytearray(b'xyz')", "bytearray()", "b'123'")

    def value(self, depth=2):
        r = self.r.random()
        if depth and r < 0.3:
            return self.container(depth)
        return self.pick(self.integer, self.integer, self.real, self.string, self.string, self.blob, self.odd)()

    def odd(self):
        return self.pick('None', '...', 'True', 'False', 'NotImplemented', 'int', 'str', 'list', 'len', 'range(5)', 'range(10, 0, -3)', 'slice(1, 5, 2)', '1j',
                         '(2-3j)', 'object', 'Exception', "ValueError('v')", "KeyError('k')", 'type', 'frozenset({1, 2})', 'print')

    def container(self, depth=2):
        k = self.n(0, 4)
        items = [self.value(depth - 1) for _ in range(k)]
        form = self.n(0, 5)
        if form <= 1:
            return '[' + ', '.join(items) + ']'
        if form == 2:
            return '(' + ', '.join(items) + (',)' if k == 1 else ')')
        keys = [self.pick(self.integer, self.string, self.real)() for _ in range(k)]
        if form == 3:
            return '{' + ', '.join(a + ': ' + b for a, b in zip(keys, items)) + '}'
        if form == 4:
            return 'set([' + ', '.join(keys) + '])'
        return self.pick('list', 'tuple', 'sorted', 'iter', 'list')('[' + ', '.join(self.integer() for _ in range(k)) + ']') if False else \
            self.pick('list', 'tuple', 'sorted', 'frozenset') + '([' + ', '.join(self.integer() for _ in range(k)) + '])'

    BINARY = ['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>']
    COMPARE = ['<', '<=', '>', '>=', '==', '!=', 'in', 'not in', 'is', 'is not']

    def small(self):
        return str(self.n(-6, 20))

    def arithmetic(self, depth=2):
        if depth == 0 or self.chance(0.2):
            return self.pick(self.integer, self.small, self.real, self.small)()
        form = self.n(0, 9)
        if form < 6:
            op = self.pick(*self.BINARY)
            a, b = self.arithmetic(depth - 1), self.arithmetic(depth - 1)
            if op in ('<<', '**'):
                a, b = self.pick(self.small, self.real)(), str(self.n(-3, 70))
            elif op == '>>':
                b = self.small()
            return '(%s %s %s)' % (a, op, b)
        if form == 6:
            return '(%s%s)' % (self.pick('-', '+', '~', 'not '), self.arithmetic(depth - 1))
        if form == 7:
            return '(%s %s %s)' % (self.arithmetic(depth - 1), self.pick(*self.COMPARE[:6]), self.arithmetic(depth - 1))
        if form == 8:
            return '(%s if %s else %s)' % tuple(self.arithmetic(depth - 1) for _ in range(3))
        return '%s(%s)' % (self.pick('abs', 'int', 'float', 'bool', 'round', 'hash', 'str', 'complex'), self.arithmetic(depth - 1))

    def expression(self, depth=2):
        form = self.n(0, 11)
        if form == 0:
            return self.arithmetic()
        if depth == 0 or form == 1:
            return self.value(1)
        if form == 2:
            return '(%s %s %s)' % (self.expression(depth - 1), self.pick(*self.COMPARE), self.expression(depth - 1))
        if form == 3:
            return '(%s %s %s)' % (self.expression(depth - 1), self.pick('and', 'or', '+', '*', '%', '<'), self.value(1)) \
                if self.chance(0.6) else '(%s + %s)' % (self.value(1), self.value(1))
        if form == 4:
            return '%s[%s]' % (self.container(), self.subscript())
        if form == 5:
            return '[%s for x in %s if %s]' % (self.pick('x', '(x, x)', 'str(x)', 'x*2', 'repr(x)'), self.container(), self.pick('x', 'True', 'x is not None', 'not x'))
        if form == 6:
            return '%s(%s)' % (self.pick('len', 'sum', 'min', 'max', 'sorted', 'list', 'tuple', 'any', 'all', 'bool', 'str', 'repr', 'iter', 'set', 'dict', 'hash',
                                         'abs', 'int', 'float', 'ord', 'chr', 'bin', 'hex', 'callable', 'reversed', 'bytes', 'type', 'ascii', 'enumerate'),
                               self.value())
        if form == 7:
            return '%s(%s, %s)' % (self.pick('isinstance', 'divmod', 'pow', 'round', 'zip', 'map', 'filter', 'sum', 'int', 'min', 'max', 'getattr', 'enumerate',
                                             'range', 'format', 'issubclass', 'hasattr', 'list', 'str'), self.value(1), self.value(1))
        if form == 8:
            return self.method()
        if form == 9:
            return '{%s: %s for x in %s}' % (self.pick('x', 'str(x)'), self.pick('x', '[x]', '1'), self.container())
        if form == 10:
            return '(%s %s %s %s %s)' % (self.value(1), self.pick(*self.COMPARE), self.value(1), self.pick(*self.COMPARE), self.value(1))
        return self.fstring()

    def subscript(self):
        def end():
            return self.pick('', '', str(self.n(-6, 6)), str(self.n(-3, 3)), 'None')
        form = self.n(0, 5)
        if form == 0:
            return str(self.n(-4, 4))
        if form == 1:
            return self.value(0)
        if form < 4:
            return end() + ':' + end()
        return end() + ':' + end() + ':' + self.pick('', '1', '-1', '2', '-2', '0', '3')

    METHODS = {
        'str': 'capitalize casefold center count encode endswith expandtabs find format index isalnum isalpha isdigit isidentifier islower isspace istitle '
               'isupper join ljust lower lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase '
               'title translate upper zfill __add__ __mul__ __contains__ __getitem__ __mod__ __eq__ __lt__ __len__ __hash__ __format__'.split(),
        'list': 'append clear copy count extend index insert pop remove reverse sort __add__ __contains__ __delitem__ __getitem__ __iadd__ __imul__ __mul__ '
                '__setitem__ __eq__ __len__ __reversed__'.split(),
        'dict': 'clear copy get items keys pop popitem setdefault update values __contains__ __getitem__ __setitem__ __delitem__ __eq__ __len__ fromkeys'.split(),
        'set': 'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove '
               'symmetric_difference symmetric_difference_update union update __and__ __or__ __sub__ __xor__ __le__ __contains__ __ior__'.split(),
        'bytes': 'capitalize center count decode endswith expandtabs find hex index isalnum isdigit join ljust lower lstrip partition replace rfind split '
                 'rsplit splitlines startswith strip title translate upper zfill __add__ __mul__ __getitem__ __contains__ __mod__'.split(),
        'int': 'bit_length conjugate to_bytes __add__ __radd__ __mul__ __pow__ __rpow__ __floordiv__ __lshift__ __eq__ __lt__ __bool__ __format__ __round__ '
               '__divmod__ as_integer_ratio __index__ __and__ __truediv__ __mod__ from_bytes'.split(),
        'float': 'as_integer_ratio hex is_integer conjugate __add__ __floordiv__ __mod__ __pow__ __round__ __eq__ __lt__ __format__ __trunc__ fromhex __divmod__'.split(),
        'tuple': 'count index __add__ __mul__ __contains__ __getitem__ __eq__ __lt__ __hash__ __len__'.split(),
        'range': 'count index __getitem__ __contains__ __len__ __eq__ __reversed__'.split(),
    }

    def target(self, kind):
        if kind == 'str':
            return self.string()
        if kind == 'bytes':
            return self.blob()
        if kind == 'int':
            return '(' + self.integer() + ')'
        if kind == 'float':
            return '(' + self.real() + ')'
        if kind == 'range':
            return 'range(%d, %d, %s)' % (self.n(-5, 5), self.n(-5, 15), self.pick('1', '2', '-1', '-3'))
        items = ', '.join(self.pick(self.integer, self.string, self.small)() for _ in range(self.n(0, 5)))
        if kind == 'list':
            return '[' + items + ']'
        if kind == 'tuple':
            return 'tuple([' + items + '])'
        if kind == 'set':
            return self.pick('set', 'set', 'frozenset') + '([' + items + '])'
        return '{' + ', '.join(self.pick(self.integer, self.string)() + ': ' + self.value(0) for _ in range(self.n(0, 4))) + '}'

    def method(self):
        kind = self.pick(*sorted(self.METHODS))
        name = self.pick(*self.METHODS[kind])
        target = self.target(kind)
        args = []
        for _ in range(self.pick(0, 1, 1, 1, 2, 2, 3)):
            args.append(self.pick(lambda: self.target(kind), self.small, lambda: self.value(1), self.string)())
        return '%s.%s(%s)' % (target, name, ', '.join(args))

    def mutation(self, depth):
        kind = self.pick('list', 'dict', 'set', 'list', 'bytearray')
        v = self.name()
        self.add(depth, '%s = %s' % (v, 'bytearray(b"abcdefgh")' if kind == 'bytearray' else self.target(kind).replace('frozenset', 'set')))
        for _ in range(self.n(1, 4)):
            form = self.n(0, 5)
            if form == 0:
                what = '%s[%s] = %s' % (v, self.subscript(), self.value())
            elif form == 1:
                what = 'del %s[%s]' % (v, self.subscript())
            elif form == 2:
                what = '%s %s= %s' % (v, self.pick('+', '*', '|', '&', '-', '^'), self.pick(lambda: self.target(kind if kind != 'bytearray' else 'bytes'), self.small, self.value)())
            elif form == 3 and kind != 'bytearray':
                what = 'print(%s.%s(%s))' % (v, self.pick(*self.METHODS[kind]), ', '.join(self.value(1) for _ in range(self.n(0, 2))))
            elif form == 4:
                what = '%s[%s] %s= %s' % (v, self.subscript(), self.pick('+', '*', '-', '//'), self.value(1))
            else:
                what = '%s[%s:%s] = %s' % (v, self.n(-3, 3), self.n(-3, 6), self.value())
            self.add(depth, 'try:\n    %s\nexcept Exception as e:\n    print(type(e).__name__, e)' % what)
            self.add(depth, 'print(repr(%s), type(%s).__name__)' % (v, v))

    def spec(self):
        s = ''
        if self.chance(0.4):
            s += self.pick('', '*', ' ', '0', 'é') + self.pick('<', '>', '^', '=')
        s += self.pick('', '', '+', '-', ' ')
        s += self.pick('', '', '', '#')
        s += self.pick('', '', '0')
        s += self.pick('', '', '5', '10', '1', '20')
        s += self.pick('', '', '', ',', '_')
        s += self.pick('', '', '.0', '.3', '.10', '.1')
        s += self.pick('', '', 'd', 'f', 'e', 'g', 's', 'x', 'X', 'o', 'b', 'c', 'n', '%', 'G', 'E', 'F', 'r', 'q')
        return s

    def fstring(self):
        parts = []
        for _ in range(self.n(1, 3)):
            v = self.pick(self.integer, self.real, lambda: self.string() if True else '', self.small)()
            if '\\' in v or "'" in v or '"' in v:
                v = self.pick('12', '3.75', 'True', 'None', '[1, 2]', '1j')
            conversion = self.pick('', '', '', '!r', '!s', '!a')
            spec = self.spec() if self.chance(0.6) else ''
            if self.chance(0.1):
                spec = '{%d}' % self.n(1, 9)
            debug = self.pick('', '', '', '=')
            parts.append(self.pick('', 'x', ' {{', '}} ') + '{(' + v + ')' + debug + conversion + (':' + spec if spec else '') + '}')
        return "f'" + ''.join(parts) + "'"

    def formatting(self, depth):
        form = self.n(0, 3)
        v = self.pick(self.integer, self.real, self.string, self.value)()
        if form == 0:
            self.add(depth, "show('format', lambda: format(%s, %r))" % (v, self.spec()))
        elif form == 1:
            spec = '%' + self.pick('', '-', '0', '+', ' ', '#') + self.pick('', '5', '10', '*') + self.pick('', '.2', '.0', '.*') + \
                self.pick('d', 's', 'r', 'x', 'f', 'g', 'e', 'c', 'i', 'o', '%', 'a', 'X', 'z')
            self.add(depth, "show('percent', lambda: %r %% %s)" % (spec, self.pick(v, '(%s,)' % v, '(%s, %s)' % (self.small(), v), '{"a": %s}' % v)))
        elif form == 2:
            field = self.pick('', '0', '1', 'a', '0[0]', '0[k]', '0.real', 'a.b', '0!r', '!s', '0[', '2')
            self.add(depth, "show('str.format', lambda: '<{%s:%s}>'.format(%s, a=%s))" % (field, self.pick(self.spec(), '', '{1}'), v + ', ' + self.small(), self.value(1)))
        else:
            self.add(depth, "show('f', lambda: %s)" % self.fstring())

    # Functions and their arguments.

    def signature(self):
        names = list('abcdefgh')
        text, used = [], []
        posonly = self.n(0, 2) if self.chance(0.4) else 0
        regular = self.n(0, 3)
        default = False
        for i in range(posonly + regular):
            nm = names.pop(0)
            default = default or self.chance(0.3)
            text.append(nm + ('=%s' % self.value(0) if default else ''))
            used.append(nm)
            if i == posonly - 1:
                text.append('/')
        star = self.chance(0.4)
        kwonly = self.n(0, 2) if self.chance(0.5) else 0
        if star:
            text.append('*args')
            used.append('args')
        elif kwonly:
            text.append('*')
        for _ in range(kwonly):
            nm = names.pop(0)
            text.append(nm + ('=%s' % self.small() if self.chance(0.5) else ''))
            used.append(nm)
        if self.chance(0.3):
            text.append('**kw')
            used.append('kw')
        return ', '.join(text), used

    def call(self):
        args, keywords = [], []
        for _ in range(self.n(0, 4)):
            args.append(self.pick(self.small(), self.small(), '*%s' % self.pick('[1, 2]', '()', "'xy'", '(3,)', '{7: 8}', '5' if self.chance(0.2) else '[0]', 'range(2)')))
        names = list('abcdefx')
        self.r.shuffle(names)
        for _ in range(self.pick(0, 0, 1, 2, 3)):
            keywords.append(self.pick('%s=%s' % (names.pop(), self.small()), "**{'%s': %s}" % (self.pick(*'abcdex'), self.small()),
                                      '**{}', '**{1: 2}' if self.chance(0.2) else '**{}'))
        return ', '.join(args + keywords)

    def functions(self, depth):
        f = self.name('f')
        text, used = self.signature()
        form = self.n(0, 4)
        result = '(' + ''.join(u + ', ' for u in used) + ')'
        if form == 0:
            self.add(depth, '%s = lambda %s: %s' % (f, text, result))
        elif form == 1:
            self.add(depth, 'class C%s:\n    @%s\n    def m(%s):\n        return %s\n%s = %s' % (
                f, self.pick('staticmethod', 'classmethod'), text, result.replace('(a,', '(1,'), f, self.pick('C%s.m' % f, 'C%s().m' % f)))
        elif form == 2:
            self.add(depth, 'class C%s:\n    def __init__(self%s):\n        self.got = %s\n    def __repr__(self):\n        return "C" + repr(self.got)\n%s = C%s' % (
                f, ', ' + text if text and '/' not in text else '', result if text and '/' not in text else '()', f, f))
        else:
            self.add(depth, 'def %s(%s):\n    return %s' % (f, text, result))
        for _ in range(self.n(2, 5)):
            self.add(depth, "show('call', lambda: %s(%s))" % (f, self.call()))

    def builtin_calls(self, depth):
        for _ in range(3):
            f = self.pick('print', 'sorted', 'max', 'min', 'int', 'str', 'dict', 'list', 'enumerate', 'zip', 'sum', 'open', 'range', 'slice', 'type', 'object',
                          'property', 'super', 'bytes', 'compile', 'isinstance', 'getattr', 'setattr', 'pow', 'round', 'divmod', 'iter', 'next', 'vars', 'float',
                          'len', 'abs', 'repr', 'format', 'map', 'filter', 'complex', 'bool', 'set', 'frozenset', 'memoryview', 'staticmethod', 'hash', 'chr',
                          'ValueError', 'KeyError', 'OSError', 'StopIteration', 'SystemExit', 'UnicodeDecodeError', 'ImportError', 'SyntaxError')
            if f in ('open', 'compile', 'memoryview'):
                continue
            args = [self.value(1) for _ in range(self.n(0, 3))]
            if self.chance(0.3):
                args.append('%s=%s' % (self.pick('key', 'default', 'start', 'reverse', 'sep', 'end', 'base', 'x', 'encoding', 'name', 'a'), self.value(1)))
            self.add(depth, "show(%r, lambda: %s(%s))" % (f, f, ', '.join(args)))

    # Unpacking.

    def unpack_target(self, depth=2, star=True):
        parts = []
        starred = False
        for _ in range(self.n(1, 3)):
            if star and not starred and self.chance(0.25):
                parts.append('*' + self.pick('p', 'q', 'r'))
                starred = True
            elif depth and self.chance(0.2):
                parts.append(self.unpack_target(depth - 1))
            else:
                parts.append(self.pick('p', 'q', 'r', 's', 't', 'box[0]', 'box[1:]', 'ns.attr'))
        return '(' + ', '.join(parts) + (',)' if len(parts) == 1 else ')')

    def unpacking(self, depth):
        self.add(depth, 'p = q = r = s = t = None\nbox = [0, 0]\nclass ns: attr = None')
        t = self.unpack_target()
        source = self.pick(lambda: self.container(3), self.string, lambda: 'range(%d)' % self.n(0, 5), lambda: '(1, (2, 3))', lambda: '[(1, 2), 3]', self.small,
                           lambda: '(x for x in (1, 2, [3, 4]))')()
        if self.chance(0.3):
            self.add(depth, 'try:\n    for %s in [%s, %s]:\n        print(p, q, r, s, t, box, ns.attr)\nexcept Exception as e:\n    print(type(e).__name__, e)' % (t, source, source))
        else:
            self.add(depth, 'try:\n    %s = %s\nexcept Exception as e:\n    print(type(e).__name__, e)' % (t, source))
        self.add(depth, 'print(p, q, r, s, t, box, ns.attr)')
        form = self.n(0, 2)
        stars = ', '.join('*' + self.container(2) if self.chance(0.6) else self.value(1) for _ in range(self.n(1, 3)))
        if form == 0:
            self.add(depth, "show('display', lambda: [%s])" % stars)
        elif form == 1:
            self.add(depth, "show('display', lambda: (%s,))" % stars)
        else:
            self.add(depth, "show('display', lambda: {%s})" % ', '.join('**' + self.target('dict') if self.chance(0.6) else '%s: %s' % (self.small(), self.value(0))
                                                                       for _ in range(self.n(1, 3))))

    # Control flow.

    ERRORS = ['ValueError', 'KeyError', 'TypeError', 'Own', 'Own2', 'ZeroDivisionError', 'StopIteration', 'LookupError', 'RuntimeError']

    def raising(self):
        e = self.pick(*self.ERRORS)
        form = self.n(0, 9)
        if form < 4:
            return 'raise %s(%s)' % (e, self.pick('', "'x'", 'i', '1, 2', "'a', i"))
        if form == 4:
            return 'raise %s' % e
        if form == 5:
            return 'raise %s(i) from %s' % (e, self.pick('None', 'KeyError("cause")', 'OSError', 'e' if self.chance(0.3) else 'None'))
        if form == 6:
            return 'raise'
        return self.pick('1 // 0', '[][i]', '{}[i]', 'undefined_name', 'None.attr', '"a" + i', 'int("q")', 'next(iter(()))', 'assert i < 0, i', 'assert False', 'len(5)')

    def block(self, depth, budget, loop, gen=None):
        """One to three statements of control flow, noting what is reached."""
        for _ in range(self.n(1, 3)):
            self.statement(depth, budget, loop, gen)

    def statement(self, depth, budget, loop, gen):
        form = self.n(0, 15)
        if budget <= 0:
            form = self.n(0, 6)
        tag = self.n(1, 99)
        if form <= 2:
            self.add(depth, self.pick('note(%d, i)' % tag, 'i += 1', 'j = note(%d)' % tag, 'log.append(i)'))
        elif form == 3:
            self.add(depth, 'if i %s %d:\n    %s' % (self.pick('<', '>', '==', '%'), self.n(0, 4), self.raising()))
        elif form == 4:
            if gen == 'gen':
                self.add(depth, self.pick('yield i', 'i = (yield %d) or i' % tag, 'note("got", (yield i))', 'yield from range(i %% %d)' % self.n(1, 3), 'yield from inner(i)'))
            elif gen == 'async':
                self.add(depth, self.pick('await Wait(%d)' % tag, 'i = (await Wait(i)) or i', 'note("got", await other(i))'))
            else:
                self.add(depth, 'i -= 1')
        elif form == 5:
            value = '' if gen == 'agen' else self.pick('', ' i', ' note(%d)' % tag, ' log')
            self.add(depth, self.pick('if i > %d:\n    ' % self.n(0, 3), 'if j:\n    ', '') + self.pick('return' + value, 'return' + value, self.raising()))
        elif form == 6:
            if loop:
                self.add(depth, self.pick('if i > %d: ' % self.n(0, 3), 'if j: ', '') + self.pick('break', 'continue'))
            else:
                self.add(depth, 'log.append(%d)' % tag)
        elif form <= 10:
            self.add(depth, 'try:')
            self.block(depth + 1, budget - 1, loop, gen)
            handlers = self.pick(0, 1, 1, 2)
            for k in range(handlers):
                bare = k == handlers - 1 and self.chance(0.15)
                self.add(depth, 'except%s:' % ('' if bare else ' ' + self.pick(*self.ERRORS, 'Exception', '(KeyError, Own)', 'Exception', 'Exception') +
                                               (self.pick('', ' as e', ' as e') if not bare else '')))
                if self.lines[-1].rstrip().endswith('as e:'):
                    self.add(depth + 1, 'note("caught", type(e).__name__, e.args, type(e.__context__).__name__, type(e.__cause__).__name__)')
                self.block(depth + 1, budget - 1, loop, gen)
            if handlers and self.chance(0.3):
                self.add(depth, 'else:')
                self.block(depth + 1, budget - 1, loop, gen)
            if not handlers or self.chance(0.4):
                self.add(depth, 'finally:')
                self.block(depth + 1, budget - 1, loop, gen)
        elif form == 11:
            self.add(depth, 'for k%d in %s:' % (depth, self.pick('range(%d)' % self.n(0, 3), '"ab"', '[1, 2, 3]', 'iter([i, j])')))
            self.add(depth + 1, 'i += 1')
            self.block(depth + 1, budget - 1, True, gen)
            if self.chance(0.4):
                self.add(depth, 'else:')
                self.block(depth + 1, budget - 1, loop, gen)
        elif form == 12:
            w = 'w%d' % depth
            self.add(depth, '%s = 0\nwhile %s < %d:' % (w, w, self.n(1, 3)))
            self.add(depth + 1, w + ' += 1\ni += 1')
            self.block(depth + 1, budget - 1, True, gen)
            if self.chance(0.4):
                self.add(depth, 'else:')
                self.block(depth + 1, budget - 1, loop, gen)
        elif form == 13:
            if gen == 'async' and self.chance(0.5):
                self.add(depth, 'async with AManager(%d)%s:' % (tag, self.pick('', ' as j')))
            else:
                self.add(depth, 'with Manager(%d, %s)%s%s:' % (tag, self.pick('True', 'False', '0', '[]'), self.pick('', ' as j', ' as log2'),
                                                                self.pick('', '', ', Manager(%d) as m' % self.n(1, 9))))
            self.block(depth + 1, budget - 1, loop, gen)
        elif form == 14:
            if gen == 'async' and self.chance(0.6):
                self.add(depth, 'async for k%d in ARange(%d):' % (depth, self.n(0, 3)))
                self.block(depth + 1, budget - 1, True, gen)
            else:
                self.add(depth, 'if %s:' % self.pick('i', 'not i', 'i and j', 'i or j', '0 < i < 3', 'i in (1, 2)', '(n := i + 1) > 2', 'i is None'))
                self.block(depth + 1, budget - 1, loop, gen)
                if self.chance(0.5):
                    self.add(depth, 'else:')
                    self.block(depth + 1, budget - 1, loop, gen)
        else:
            self.add(depth, 'log.append([%s for k in range(3) if k %s i])' % (self.pick('k', 'k + 1', 'note(k)', '(k, [m for m in range(k)])'), self.pick('<', '!=', '>')))

    CONTROL = '''\
class Own(Exception):
    def __init__(self, *args):
        self.n = len(args)
class Own2(Own, LookupError):
    def __str__(self):
        return 'own2 %d' % self.n
class Manager:
    def __init__(self, tag, swallow=False):
        self.tag, self.swallow = tag, swallow
    def __enter__(self):
        print('enter', self.tag)
        return self.tag
    def __exit__(self, kind, e, tb):
        print('exit', self.tag, kind and kind.__name__, repr(e))
        return self.swallow
'''

    def control(self, depth):
        f = self.name('f')
        self.add(depth, 'def %s(i, j=0):\n    log, e = [], None\n    n = m = 0' % f)
        self.block(depth + 1, 4, False)
        self.block(depth + 1, 3, False)
        self.add(depth + 1, 'return i, j, log')
        for k in range(3):
            self.add(depth, 'try:\n    print(%r, %s(%d, %d))\nexcept Exception as e:\n    while e is not None:\n'
                            '        print(type(e).__name__, e, e.__suppress_context__, e.__traceback__.tb_lineno if e.__traceback__ else None)\n'
                            '        e = e.__cause__ or e.__context__' % (f, f, k, self.n(0, 2)))

    def generator(self, depth):
        f = self.name('g')
        self.add(depth, 'def inner(i):\n    try:\n        r = yield "in", i\n        note("inner", r)\n        yield r\n    except Own as e:\n        note("inner", repr(e))\n        yield "own"\n'
                        '    finally:\n        note("inner done")\n    return i * 10')
        self.add(depth, 'def %s(i, j=0):\n    log, e = [], None\n    n = m = 0\n    if i == 99: yield' % f)
        self.block(depth + 1, 3, False, 'gen')
        self.add(depth + 1, 'j = yield from inner(i)\nnote("j", j)' if self.chance(0.5) else 'yield j')
        self.block(depth + 1, 3, False, 'gen')
        self.add(depth + 1, 'return i, j, log')
        for k in range(3):
            self.add(depth, 'g = %s(%d)' % (f, k))
            for _ in range(self.n(2, 7)):
                what = self.pick('next(g)', 'next(g)', 'g.send(None)', 'g.send(%s)' % self.small(), 'g.throw(%s)' % self.pick(*self.ERRORS),
                                 'g.throw(%s("t"))' % self.pick(*self.ERRORS), 'g.close()', 'next(g, "end")', 'list(g)', 'g.throw(GeneratorExit)',
                                 'g.throw(ValueError, "v")', 'g.gi_running, g.gi_frame is None', 'g.throw(5)', 'g.gi_yieldfrom is None', 'g.gi_frame and g.gi_frame.f_lineno')
                self.add(depth, 'try: print(%r, %s)\nexcept BaseException as e: print(%r, type(e).__name__, e, e.args, repr(e.__context__), repr(e.__cause__))' % (what, what, what))
            self.add(depth, 'try: g.close()\nexcept BaseException as e: print("close", repr(e), repr(e.__context__))')

    ASYNC = '''\
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got
async def other(i):
    try:
        return await Wait(('other', i))
    finally:
        note('other done')
class AManager:
    def __init__(self, tag): self.tag = tag
    async def __aenter__(self):
        print('aenter', await Wait(self.tag))
        return self.tag
    async def __aexit__(self, kind, e, tb):
        print('aexit', self.tag, kind and kind.__name__)
        await Wait('aexit')
        return kind is KeyError
class ARange:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n: raise StopAsyncIteration
        self.i += 1
        await Wait(('anext', self.i))
        return self.i
'''

    def coroutine(self, depth):
        f = self.name('co')
        if self.chance(0.35):
            self.add(depth, 'async def ag%s(i, j=0):\n    log, e = [], None\n    n = m = 0\n    yield i' % f)
            self.block(depth + 1, 2, False, 'agen')
            self.add(depth + 1, 'try:\n    got = yield await Wait(i)\n    note("got", got)\nfinally:\n    note("agen done", await Wait("last"))\nyield i')
            self.add(depth, 'async def %s(i, j=0):\n    a = ag%s(i)\n    try:\n        note(await a.__anext__())\n        note(await a.asend(%s))\n        note(await a.%s)\n'
                            '        async for v in a: note("v", v)\n    finally:\n        await a.aclose()\n    return [v async for v in ag%s(i + 1) if await Wait(v)]' %
                     (f, f, self.small(), self.pick('athrow(KeyError("k"))', 'asend(5)', '__anext__()', 'aclose()'), f))
        else:
            self.add(depth, 'async def %s(i, j=0):\n    log, e = [], None\n    n = m = 0' % f)
            self.block(depth + 1, 4, False, 'async')
            self.add(depth + 1, 'log.append([v async for v in ARange(2)])\nreturn i, j, log, await other(i)')
        for k in range(2):
            self.add(depth, 'c = %s(%d)\nv = None' % (f, k))
            self.add(depth, 'for step in range(30):\n    try:\n        print("yielded", c.%s if step == %d else c.send(v))\n        v = step\n    except StopIteration as e:\n'
                            '        print("done", e.value)\n        break\n    except BaseException as e:\n        print("raised", type(e).__name__, e, repr(e.__context__), repr(e.__cause__))\n        break'
                            '\nc.close()' % (self.pick('throw(KeyError("thrown"))', 'throw(ValueError)', 'send(7)', 'throw(GeneratorExit)', 'throw(Own(1))'), self.n(1, 9)))

    # Classes.

    RETURNS = ['self.v', 'NotImplemented', '"%s"', '(self.v, other)', 'NotImplemented', 'self', '1 // 0', 'True', 'None', 'NotImplemented']

    def classes(self, depth):
        names = []
        for _ in range(self.n(2, 4)):
            c = self.name('K')
            bases = self.r.sample(names, min(len(names), self.n(0, 2)))
            if self.chance(0.2):
                bases.append(self.pick('int', 'str', 'list', 'dict', 'tuple', 'float', 'Exception', 'object', 'type' if self.chance(0.1) else 'set'))
            builtin = False
            self.add(depth, 'try:')
            d = depth + 1
            self.add(d, 'class %s(%s):' % (c, ', '.join(bases)))
            d += 1
            if self.chance(0.2):
                self.add(d, '__slots__ = %s' % self.pick("('v', 'w')", "['v']", "'v'", "()", "('v', '__dict__')"))
            self.add(d, 'kind = %r' % c)
            if self.chance(0.6):
                self.add(d, 'def __init__(self, *args):\n    self.v = args[0] if args else %s' % self.small())
                if self.chance(0.3):
                    self.add(d, '    super().__init__()')
            for op in self.r.sample(['add', 'radd', 'sub', 'rsub', 'mul', 'iadd', 'eq', 'lt', 'gt', 'le', 'ne', 'and', 'rand', 'matmul', 'rpow', 'floordiv', 'imul', 'or', 'mod',
                                     'rmod', 'lshift', 'truediv', 'rtruediv', 'pow', 'divmod'], self.n(0, 7)):
                ret = self.pick(*self.RETURNS)
                self.add(d, 'def __%s__(self, other):\n    print("%s.%s")\n    return %s' % (op, c, op, ret % op if '%s' in ret else ret))
            if self.chance(0.2):
                self.add(d, 'count = 0\ndef __next__(self):\n    %s.count += 1\n    if %s.count %% 3 == 0: raise StopIteration\n    return %s' % (c, c, self.pick('1', '"n"', '(1, 2)')))
            for op in self.r.sample(['neg', 'pos', 'invert', 'abs', 'int', 'float', 'index', 'bool', 'len', 'hash', 'repr', 'str', 'iter', 'reversed', 'bytes', 'round',
                                     'trunc', 'complex', 'dir', 'enter', 'length_hint'], self.n(0, 6)):
                self.add(d, 'def __%s__(self%s):\n    print("%s.%s")\n    return %s' % (op, ', n=None' if op == 'round' else '', c, op, self.pick(
                    '1', '2.5', '"s"', 'iter([1, 2])', 'True', 'None', '-1', '0', 'self', 'b"x"', '2**70', '[1]', '"r"', '"r"')))
            for op in self.r.sample(['getitem', 'contains', 'getattr', 'delitem', 'call', 'missing', 'format', 'get', 'class_getitem', 'delattr', 'instancecheck', 'init_subclass'],
                                    self.n(0, 4)):
                if op == 'init_subclass':
                    self.add(d, 'def __init_subclass__(cls, **kw):\n    print("%s init_subclass", cls.__name__, kw)\n    super().__init_subclass__(**kw)' % c)
                    continue
                self.add(d, 'def __%s__(self, key=None, *rest):\n    print("%s.%s", key if isinstance(key, (int, str)) else type(key).__name__)\n    if isinstance(key, int) and key > 4: raise IndexError(key)\n    %s' % (op, c, op, self.pick(
                    'return key', 'return "got"', 'raise KeyError(key)', 'raise AttributeError("no")', 'raise IndexError', 'return 3', 'return None')))
            if self.chance(0.3):
                self.add(d, '@property\ndef prop(self):\n    return ("prop", self.v)')
                if self.chance(0.5):
                    self.add(d, '@prop.setter\ndef prop(self, value):\n    self.v = value')
            if self.chance(0.4):
                self.add(d, 'def who(self):\n    return [%r] + (super().who() if hasattr(super(), "who") else [])' % c)
            if self.chance(0.3):
                self.add(d, '@classmethod\ndef make(cls, *a):\n    return cls.kind, a')
            if self.chance(0.2):
                self.add(d, 'def __setattr__(self, name, value):\n    print("%s.setattr", name)\n    super().__setattr__(name, value)' % c)
            if self.chance(0.15):
                self.add(d, 'def __new__(cls, *a):\n    print("%s.new", len(a))\n    return %s' % (c, self.pick('super().__new__(cls)', 'super().__new__(cls, *a)', '5', 'object.__new__(cls)')))
            self.add(depth, 'except Exception as e:\n    print(type(e).__name__, e)\n    class %s: kind = "plain"' % c)
            names.append(c)
        objects = []
        for c in names:
            o = self.name('o')
            self.add(depth, 'try: %s = %s(%s)\nexcept Exception as e:\n    print(type(e).__name__, e)\n    %s = None' % (o, c, self.pick('', '', '3', '1, 2', '"s"'), o))
            self.add(depth, 'print([k.__name__ for k in %s.__mro__])' % c)
            objects.append(o)
        objects += ['1', '2.5', '"s"', '[1, 2]', 'None', '{1: 2}']
        for _ in range(self.n(6, 16)):
            a, b = self.pick(*objects[:len(names)]), self.pick(*objects)
            if self.chance(0.3):
                a, b = b, a
            what = self.pick(
                lambda: '%s %s %s' % (a, self.pick(*self.BINARY), b), lambda: '%s %s %s' % (a, self.pick(*self.COMPARE), b), lambda: '%s(%s)' % (self.pick(
                    'len', 'bool', 'int', 'float', '0 and hash', '0 * hash', 'list', 'iter', 'abs', 'str', 'repr', 'sum', 'sorted', 'reversed', 'bytes', 'round', 'complex', 'range', 'hex', 'dir',
                    'next', 'tuple', 'type', 'callable', 'vars', 'format', 'bin', 'chr', 'any', 'enumerate', 'set', 'dict'), a),
                lambda: '%s[%s]' % (a, b), lambda: '%s.%s' % (a, self.pick('v', 'prop', 'nope', 'kind', 'who()', 'make(1)', 'make()', 'who', '__dict__', '__class__.__name__', 'w',
                                                                     '__doc__', '__module__', '__slots__')),
                lambda: '%s(%s)' % (a, b), lambda: '%s%s' % (self.pick('-', '+', '~', 'not '), a), lambda: 'setattr(%s, %r, %s)' % (a, self.pick('v', 'prop', 'kind', 'z', '__class__',
                                                                                                                            '__dict__'), b),
                lambda: 'delattr(%s, %r)' % (a, self.pick('v', 'prop', 'z', 'kind')), lambda: 'isinstance(%s, %s)' % (a, self.pick(*names)), lambda: '[*%s]' % a,
                lambda: 'f"{%s:%s}"' % (a if '"' not in a else '1', self.pick('', '>5', 'x', 'q')), lambda: '{**%s}' % a, lambda: '"%%s %%r" %% (%s, %s)' % (a, b),
                lambda: 'divmod(%s, %s)' % (a, b), lambda: 'pow(%s, %s)' % (a, b), lambda: '[1, 2, 3][%s]' % a, lambda: 'sorted([%s, %s])' % (a, b), lambda: '{%s: 1}' % a,
                lambda: 'max(%s, %s)' % (a, b), lambda: 'range(3)[%s]' % a, lambda: '"abc" * %s' % a, lambda: '%s[%s:%s]' % (a, self.small(), b),
                lambda: 'super(%s, %s).who()' % (self.pick(*names), a), lambda: 'issubclass(%s, %s)' % (self.pick(*names), self.pick(*names)), lambda: 'print(%s)' % a,
                lambda: '%s.%s(%s)' % (self.pick(*names), self.pick('make', 'who', '__add__', '__repr__', '__init__', '__eq__'), a),
                lambda: '(lambda *a, **k: (a, k))(*%s)' % a, lambda: '(lambda **k: k)(**%s)' % a, lambda: '%s[%s]' % (self.pick(*names), b),
                lambda: '"{0.v} {0[0]}".format(%s)' % a, lambda: 'int(%s, %s)' % (a, b), lambda: '"".join(%s)' % a, lambda: 'with_(%s)' % a)()
            self.add(depth, "show(%r, lambda: %s)" % (what[:60], what))
        v = self.name()
        self.add(depth, 'def with_(m):\n    with m as got:\n        return got')
        self.add(depth, 'try:\n    %s = %s\n    %s %s= %s\n    print(%s)\nexcept Exception as e:\n    print(type(e).__name__, e)' % (
            v, self.pick(*objects), v, self.pick(*self.BINARY), self.pick(*objects), v))

    def meta(self, depth):
        m, c, s, d = self.name('M'), self.name('C'), self.name('S'), self.name('D')
        self.add(depth, '''\
class %(d)s:
    def __init__(self, n): self.n = n
    def __set_name__(self, owner, name):
        print('set_name', owner.__name__, name)
        self.name = name
    def __get__(self, o, owner=None):
        print('get', self.n, o is None, owner and owner.__name__)
        %(get)s
''' % {'d': d, 'get': self.pick('return self.n', 'raise AttributeError(self.name)', 'return self')})
        if self.chance(0.5):
            self.add(depth + 1, 'def __set__(self, o, value):\n    print("set", self.n, value)\n    o.__dict__["_" + self.name] = value')
        if self.chance(0.3):
            self.add(depth + 1, 'def __delete__(self, o):\n    print("delete", self.n)')
        self.add(depth, 'class %s(type):' % m)
        self.add(depth + 1, 'def __new__(mcls, name, bases, ns, **kw):\n    print("new", name, [b.__name__ for b in bases], sorted(k for k in ns if not k.startswith("__")), kw)\n'
                            '    return super().__new__(mcls, name, bases, ns)')
        for part in self.r.sample([
                'def __init__(cls, name, bases, ns, **kw):\n    print("init", name, kw)\n    super().__init__(name, bases, ns)',
                'def __call__(cls, *a, **k):\n    print("call", a, k)\n    return super().__call__(*a, **k)',
                '@classmethod\ndef __prepare__(mcls, name, bases, **kw):\n    print("prepare", name, kw)\n    return %s' % self.pick('{}', '{"given": 1}', 'dict(a=5)', '5'),
                'def __getattr__(cls, name):\n    print("metaget", name)\n    raise AttributeError(name)',
                'def __instancecheck__(cls, o):\n    print("instancecheck")\n    return %s' % self.pick('True', '0', '"yes"', '1 // 0'),
                'def __len__(cls):\n    return 7', 'def __iter__(cls):\n    return iter("ab")', 'def __repr__(cls):\n    return "<" + cls.__name__ + ">"',
                'def __add__(cls, o):\n    return (cls.__name__, "+")', 'def mro(cls):\n    print("mro", cls.__name__)\n    return super().mro()',
                'def __getitem__(cls, k):\n    return ("item", k)', 'def __contains__(cls, k):\n    return k == 1',
                'def __eq__(cls, o):\n    return True', 'def __setattr__(cls, k, v):\n    print("metaset", k)\n    super().__setattr__(k, v)'], self.n(0, 6)):
            self.add(depth + 1, part)
        self.add(depth, 'try:\n    class %s(metaclass=%s%s):\n        x = %s(1)\n        y = 2\n        def f(self): return __class__.__name__\n        z = [y for _ in range(2)] if %d else 0\n    class %s(%s%s):\n        x = %s(2)\n'
                        '        def f(self): return ("sub", super().f())' % (c, m, self.pick('', ', tag=1'), d, self.n(0, 1), s, c, self.pick('', ', k=2'), d) +
                 '\nexcept Exception as e:\n    print(type(e).__name__, e)\n    class %s: pass\n    class %s(%s): pass' % (c, s, c))
        self.add(depth, 'a = b = None\ntry: a, b = %s(), %s(%s)\nexcept Exception as e: print(type(e).__name__, e)' % (c, s, self.pick('', '', '1')))
        for _ in range(self.n(4, 9)):
            what = self.pick('%s.x' % c, 'a.x', 'b.x', 'b.f()', 'a.f()', 'setattr(a, "x", 5)', 'setattr(%s, "x", 6)' % c, 'delattr(a, "x")', 'isinstance(1, %s)' % c, 'len(%s)' % c,
                             'list(%s)' % s, '%s.nope' % s, '%s + 1' % c, '%s[3]' % c, '1 in %s' % c, 'type(%s).__name__' % s, '%s == 5' % c, 'sorted(vars(a))', '%s.given' % c, 'issubclass(%s, %s)' % (s, c),
                             'type("T", (%s,), {"q": 1})' % s, 'type("T", (%s, %s), {})' % (c, s), '%s.__name__, %s.__qualname__' % (c, s), 'repr(%s)[:20]' % c, 'a.__class__ is %s' % c,
                             '%s.f(5)' % c, 'b.z', '%s.mro()[0].__name__' % c, '%s.__bases__[0].__name__' % s, 'hash(%s) is None' % c, '{%s: 1} and 1' % c, 'type(a)(1)', 'delattr(%s, "y")' % c,
                             '%s.__subclasses__().__len__()' % c, 'setattr(%s, "__name__", 5)' % c, 'setattr(a, "__class__", %s)' % s)
            self.add(depth, "show(%r, lambda: %s)" % (what, what))

    # Scopes.

    def scopes(self, depth):
        f = self.name('f')
        self.add(depth, 'G = %s\ndef %s(a, b=%s):' % (self.small(), f, self.small()))
        d = depth + 1
        self.add(d, 'x = y = z = 0\nlocal = [a]')
        for _ in range(self.n(2, 5)):
            form = self.n(0, 9)
            g = self.name('h')
            if form == 0:
                self.add(d, 'def %s():\n    nonlocal x\n    x %s a\n    def deeper():\n        nonlocal x, y\n        x, y = y, x\n        return x\n    return deeper() %s' % (
                    g, self.pick('+=', '-=', '='), self.pick('', '+ b', '+ G')))
                self.add(d, "show(%r, %s)" % (g, g))
            elif form == 1:
                self.add(d, 'def %s():\n    global G\n    G = %s\n    return G' % (g, self.pick('x', 'a', 'b', 'undefined')))
                self.add(d, "show(%r, %s)" % (g, g))
            elif form == 2:
                self.add(d, 'def %s(q=x):\n    if q > 100: x = 1\n    return %s' % (g, self.pick('x', 'q', 'y', 'unknown')))
                self.add(d, "show(%r, %s)" % (g, g))
            elif form == 3:
                self.add(d, "%s = [lambda k=k: (k, x, a) for k in range(3)]\nshow(%r, lambda: [c() for c in %s])" % (g, g, g))
            elif form == 4:
                self.add(d, "%s = [lambda: (k, x) for k in range(3)]\nshow(%r, lambda: [c() for c in %s])" % (g, g, g))
            elif form == 5:
                self.add(d, 'class %s:\n    x = %s\n    y = [a for _ in range(2)]\n    w = (lambda: x)()\n    def m(self): return x, y\nshow(%r, lambda: (%s.x, %s.y, %s.w, %s().m()))' % (
                    g, self.pick('x', '7', 'b'), g, g, g, g, g))
            elif form == 6:
                self.add(d, "show('eval', lambda: eval(%r))" % self.pick('G + 1', 'a', 'x', '[G for _ in range(2)]', '(lambda: G)()', '1 +', '__name__', 'sorted(locals())'))
            elif form == 7:
                self.add(d, "ns = {'q': %s}\nshow('exec', lambda: exec(%r, ns))\nprint(sorted(k for k in ns if k != '__builtins__'))" % (self.small(), self.pick(
                    'r = q + 1', 'def f(): return q\nr = f()', 'import nothing_here', 'for q in range(3): pass', 'class K: r = q', 'global t; t = 1', 'del q', 'r = [q for q in "ab"]', 'r = (', 'return 1',
                    'x = 1\n  y = 2', 'nonlocal q', 'raise KeyError(q)', 'yield 1', 'break', 'a, b = 1', 'f(**{}, *[])', 'def f(a, a): pass', '1 = 2', 'None = 1', "'abc", 'if 1:\npass',
                    'x = 08', 'print "a"', 'lambda: (yield)', 'f(a=1, a=2)', 'del f()', '(a + 1) = 2', 'while True print(1)', 'é = 1; r = é', 'await x', 'x: int = "s"; r = __annotations__',
                    'try: pass', 'a b', '"\\x0"', 'b"é"', 'f"{"', 'f"{a!x}"', 'class A(: pass', 'from . import a', 'import a.b as c', 'from __future__ import nope', '*a = 1', 'a = *b',
                    '{**1}', 'def f(*): pass', 'continue', 'async def f(): yield from x', 'x = yield', 'assert (1, "x")', '0xg', '1__0', '10l', '?', '$', 'a = 5 if 1', 'else: pass', '@', 'def f(x=1, y): pass')))
            elif form == 8:
                self.add(d, 'del %s\nshow("deleted", lambda: (x, y, z))\nx = y = z = 1' % self.pick('x', 'y', 'z'))
            else:
                self.add(d, 'for x in range(%d): local.append(x)\nshow("sum", lambda: (sum(v for v in local if v %s a), x))\nif (n := len(local)) > 1: print(n)' % (self.n(0, 3), self.pick('<', '!=')))
        self.add(d, 'return x, y, local, sorted(locals())')
        self.add(depth, "show(%r, lambda: %s(%s))\nprint(G)" % (f, f, self.small()))

    def iteration(self, depth):
        c = self.name('I')
        self.add(depth, 'class %s:\n    def __init__(self, n): self.n = n\n    def __iter__(self): %s\n    def __next__(self):\n        if self.n <= 0: %s\n        self.n -= 1\n        return self.n' % (
            c, self.pick('return self', 'return self', 'return iter([3, 1, 2])', 'return 5', 'raise ValueError("iter")', 'return None'),
            self.pick('raise StopIteration', 'raise StopIteration(5)', 'raise KeyError("next")', 'raise StopIteration')))
        if self.chance(0.3):
            self.add(depth + 1, 'def __length_hint__(self): return %s' % self.pick('5', '-1', '"x"', 'NotImplemented', '1 // 0'))
        for _ in range(self.n(3, 7)):
            it = '%s(%d)' % (c, self.n(0, 4))
            what = self.pick('list({0})', 'sorted({0}, key=lambda v: -v)', 'sorted({0}, key=%s)' % self.value(0), 'sum({0}, %s)' % self.value(0), 'max({0}, default=%s)' % self.small(), 'min({0})',
                             'dict(zip({0}, "abc"))', 'list(map(lambda a, b: a + b, {0}, {1}))', 'list(filter(None, {0}))', 'list(enumerate({0}, %s))' % self.small(), 'tuple({0})',
                             '[*{0}, *{1}]', '2 in {0}', '9 in {0}', '", ".join(map(str, {0}))', 'bytes({0})', 'set({0})', 'any({0})', 'all({0})', 'next({0})', 'next({0}, 7)',
                             'list(zip({0}, {1}))', '(lambda *a: a)(*{0})', 'dict.fromkeys({0}, 1)', 'list(reversed({0}))', 'len({0})', '[a for a in {0} for b in {1} if a > b]', '{{a: b for a, b in {0}}}',
                             'list(iter(lambda: 1, 1))', '[].extend({0})', 'dict({0})', 'set() | set({0})', '{{1, 2}}.union({0})', '[1, 2].__iadd__({0})', 'max({0}, key=lambda v: v % 2)', 'list(x for x in {0})',
                             'int.from_bytes({0}, "big")', '"%s %s" % tuple({0})', 'sorted({0}, reverse=True)', 'frozenset({0}) & {{0, 1}}', '(3, 4) + tuple({0})', 'bytearray({0})',
                             '[1,2,3].__setitem__(slice(0, 2), {0})', 'str(b"x", *{0})').replace('{{', '{').replace('}}', '}').replace('{0}', it).replace('{1}', '%s(%d)' % (c, self.n(0, 4)))
            self.add(depth, "show(%r, lambda: %s)" % (what, what))

    def traceback(self, depth):
        fs = [self.name('t') for _ in range(self.n(1, 4))]
        for k, f in enumerate(fs):
            inner = fs[k + 1] + '(n - 1)' if k + 1 < len(fs) else '(' + self.pick('1 // n if n > 5 else [][n]', 'int("x" * n)', '{}["k"]', 'n.nope', 'undefined', 'None + n', 'len(n)', 'n()') + ')'
            form = self.n(0, 8)
            if form == 0:
                body = 'try:\n    return %s\nexcept Exception as e:\n    raise %s("wrapped") from %s' % (inner, self.pick(*self.ERRORS), self.pick('e', 'None', 'e'))
            elif form == 1:
                body = 'try:\n    return %s\nexcept Exception:\n    %s' % (inner, self.pick('raise', '1 // 0', 'undefined', 'raise Own(1, 2)', 'raise Own2'))
            elif form == 2:
                body = 'try:\n    return %s\nfinally:\n    note("finally", n)\n    %s' % (inner, self.pick('pass', '{}[n]', 'if n > 50: raise Own'))
            elif form == 3:
                body = 'with Manager(n):\n    return (\n        1 +\n        %s\n    )' % inner
            elif form == 4:
                body = 'return [\n    %s\n    for _ in range(2)\n]' % inner
            elif form == 5:
                body = 'return sorted([1, 2], key=lambda v: %s)' % inner
            elif form == 6:
                body = 'def g():\n    yield 1\n    yield %s\nreturn sum(g())' % inner
            elif form == 7:
                body = 'class X:\n    y = %s\nreturn X.y' % inner
            else:
                body = 'if n < 0:\n    return %s(n)\nreturn %s' % (f, inner)
            self.add(depth, 'def %s(n):' % f)
            self.add(depth + 1, body)
        self.add(depth, self.pick('%s(%d)' % (fs[0], self.n(0, 9)), 'print(\n    %s(%d),\n    1)' % (fs[0], self.n(0, 9)), 'exec("%s(2)")' % fs[0], 'raise SystemExit(%s)' % self.value(0),
                                  'def rec(n): return rec(n + 1)\nrec(0)', 'raise %s(%s)' % (self.pick(*self.ERRORS), self.value(1)), 'assert %s, %s' % (self.pick('0', '[]', 'not G'), self.value(1)),
                                  '%s(%d)' % (fs[0], self.n(0, 9)), '%s(%d)' % (fs[0], self.n(0, 9)), 'import no_such_module', 'eval("1 +")', 'class Bad(int, str): pass'))

    def program(self):
        r = self.r
        self.add(0, PRELUDE + self.CONTROL + self.ASYNC + 'G = 1')
        parts = [self.control] * 3 + [self.generator] * 3 + [self.coroutine] + [self.classes] * 3 + [self.meta] * 2 + [self.scopes] * 2 + [self.unpacking] * 2 + \
            [self.functions] * 2 + [self.builtin_calls] + [self.mutation] * 2 + [self.iteration] * 2 + [self.formatting] * 2 + [self.simple] * 2
        for _ in range(self.n(4, 9)):
            r.choice(parts)(0)
        if self.chance(0.5):
            self.traceback(0)
        return '\n'.join(self.lines) + '\n'

    def simple(self, depth):
        for _ in range(self.n(2, 6)):
            e = self.expression()
            self.add(depth, "show('e', lambda: %s)" % e)


def main():
    folder, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for seed in range(first, first + count):
        attempt = seed
        while True:
            text = Writer(attempt).program()
            try:
                compile(text, 'p', 'exec')
                break
            except (SyntaxError, ValueError):
                attempt += 1000000
        with open(os.path.join(folder, 'r%06d.py' % seed), 'w', encoding='utf-8') as f:
            f.write(text)


if __name__ == '__main__':
    import warnings
    warnings.simplefilter('ignore')
    main()
