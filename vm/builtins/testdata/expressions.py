"""Makes expressions, and says what CPython shows of them and how they parse."""
import ast
import math
import os
import random

HEX = lambda s: s.encode('utf-8', 'surrogatepass').hex()


def tree(n):
    def make(kind, text='', parts=()):
        return {'Kind': kind, 'Text': text, 'Parts': [p if p is None or isinstance(p, dict) else tree(p) for p in parts]}
    name = type(n).__name__
    if name == 'Constant':
        v = n.value
        if v is None:
            return make('none')
        if v is ...:
            return make('ellipsis')
        kind = type(v).__name__
        if kind == 'str':
            return make('str', HEX(v))
        if kind == 'bytes':
            return make('bytes', v.hex())
        if kind == 'complex':
            return make('imag', repr(v.imag))
        return make(kind, repr(v))
    if name == 'Name':
        return make('name', n.id)
    if name == 'Attribute':
        return make('attr', n.attr, [n.value])
    if name == 'Call':
        return make('call', '', [n.func] + n.args + [make('keyword', k.arg, [k.value]) for k in n.keywords])
    if name == 'Starred':
        return make('star', '', [n.value])
    if name in ('Tuple', 'List', 'Set'):
        return make(name.lower(), '', n.elts)
    if name == 'Dict':
        return make('dict', '', [x for pair in zip(n.keys, n.values) for x in pair])
    if name == 'Subscript':
        s = n.slice
        if isinstance(s, ast.Index):
            s = s.value
        elif isinstance(s, ast.Slice):
            s = make('slice', '', [s.lower, s.upper, s.step])
        return make('item', '', [n.value, s])
    if name == 'UnaryOp':
        return make('unary', type(n.op).__name__, [n.operand])
    if name == 'BinOp':
        return make('binary', type(n.op).__name__, [n.left, n.right])
    if name == 'Compare':
        assert len(n.ops) == 1
        return make('compare', type(n.ops[0]).__name__, [n.left] + n.comparators)
    if name == 'BoolOp':
        return make(type(n.op).__name__.lower(), '', n.values)
    if name == 'IfExp':
        return make('if', '', [n.test, n.body, n.orelse])
    raise ValueError(name)


def show(source):
    try:
        return repr(eval(source, {'math': math}))
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


INTS = ['0', '1', '-1', '2', '-2', '3', '7', '10', '-13', '255', '256', '257', '1000', '-999', '2**31', '2**62', '2**63-1', '-2**63', '2**63',
        '2**64', '-2**64-1', '10**18', '10**30', '-10**30+7', '3**100', '12345678901234567890', 'True', 'False']
SMALL = ['0', '1', '-1', '2', '3', '-2', '5', '-7', '10', 'True', '100', '-100']
FLOATS = ['0.0', '-0.0', '1.0', '-1.0', '0.5', '1.5', '2.5', '-2.5', '0.1', '3.14159', '1e10', '1e16', '1e-5', '123456789.123', '1e300', '-1e-300',
          'float("inf")', 'float("-inf")', 'float("nan")', '5e-324', '1e22', '2.675', '1/3', '9007199254740993.0', '1e15', '12345.678']
COMPLEX = ['1j', '(1+2j)', '(0.5-1.5j)', '-0j', '(3+0j)']
STRS = ["''", "'a'", "'abc'", "'Hello World'", "'  spam \\t eggs\\n'", "'aXbXc'", "'123'", "'-42'", "'3.5'", "'éàü'", "'ß'", "'日本語'", "'a\\U0001f600b'",
        "'ABC def'", "'x'*10", "'a,b,,c'", "'\\n\\r\\nline\\x0b'", "'it\\'s'", "'q\"q'", "'\\\\'", "'\\x00\\x7f\\xa0'", "'ÀÉÎ'", "'İI'", "'ΑΣ Σ'", "'٣٤'", "'½²'",
        "'aaa'", "'abcabcabc'", "'\\ud800x'", "'tab\\tbed\\t'", "'Title Case Here'", "'\\u01c5x'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'Hello World'", "b' x \\t\\n'", "b'a,b,,c'", "b'\\x00\\xff\\x80'", "b'123'", "b'it\\'s'", "b'aaa'", "b'line\\r\\nb\\rc\\n'", "bytearray(b'abc')", "bytearray(b'')", "b'-7'"]
LISTS = ['[]', '[1]', '[1, 2, 3]', '[3, 1, 2]', "['b', 'a', 'C']", '[[1], [2]]', '[1, 2.5, True]', "[1, 'a']", '[None]', '[0]*5', 'list(range(10))', "[(1, 2), (0, 5)]"]
TUPLES = ['()', '(1,)', '(1, 2)', '(1, 2, 3)', "('a', 'b')", '((1,), [2])', '(3, 1, 2)', "(1, 'x')", '(0, 0, 0)']
DICTS = ['{}', "{'a': 1}", "{'a': 1, 'b': 2}", '{1: 2, 3: 4}', "{(1, 2): [3]}", "{None: None}", "dict.fromkeys('xyz', 0)", "{1: 'a', 1.0: 'b'}"]
SETS = ['set()', '{1}', '{1, 2, 3}', "{'a', 'b', 'c'}", 'frozenset()', 'frozenset({1, 2})', "frozenset('hello')", '{3, 1, 100, 50, -1}', "set('the quick brown fox')",
        'set(range(40))', '{(1, 2), 3.5}']
RANGES = ['range(0)', 'range(5)', 'range(1, 10, 3)', 'range(10, 0, -2)', 'range(-5, 5)', 'range(2**70, 2**70+3)', 'range(5, 0)']
OTHER = ['None', '...', 'NotImplemented', 'slice(1, 5, 2)', 'slice(None)', 'int', 'str', 'len', 'object']
ALL = INTS + FLOATS + COMPLEX + STRS + BYTES + LISTS + TUPLES + DICTS + SETS + RANGES + OTHER
POOLS = {'int': INTS, 'float': FLOATS, 'complex': COMPLEX, 'str': STRS, 'bytes': BYTES, 'bytearray': ["bytearray(b'abc')", "bytearray(b'a b')", "bytearray()"],
         'list': LISTS, 'tuple': TUPLES, 'dict': DICTS, 'set': [s for s in SETS if 'frozen' not in s], 'frozenset': [s for s in SETS if 'frozen' in s],
         'range': RANGES, 'slice': ['slice(1, 5, 2)', 'slice(None)', 'slice(-1, None, -1)', "slice('a', 2)"]}

OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@', '<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'is not', 'and', 'or']


def wrap(x):
    return x if x.isidentifier() or x[0] in "'[{(b" and not x.endswith('10') and '*' not in x else '(%s)' % x


def binary(rnd, n):
    for _ in range(n):
        op = rnd.choice(OPERATORS)
        pool = rnd.choice(list(POOLS.values()))
        a = rnd.choice(pool if rnd.random() < .6 else ALL)
        b = rnd.choice(pool if rnd.random() < .5 else ALL)
        if op in ('<<', '**', '*'):
            if op != '*' or a in INTS and b not in INTS or b in INTS:
                b = rnd.choice(SMALL)
            if a in INTS and b not in INTS:
                a = rnd.choice(SMALL)
        if op in ('is', 'is not') and (a in FLOATS + INTS + COMPLEX or 'set' in a or a in STRS + BYTES + TUPLES):
            continue
        yield '%s %s %s' % (wrap(a), op, wrap(b))


def unary(rnd, n):
    for a in ALL:
        for op in ('-', '+', '~', 'not '):
            yield op + wrap(a)
        for f in ('repr', 'str', 'hash', 'len', 'bool', 'int', 'float', 'complex', 'list', 'tuple', 'set', 'frozenset', 'dict', 'bytes', 'bytearray', 'abs', 'bin', 'oct',
                  'hex', 'chr', 'ord', 'ascii', 'sum', 'min', 'max', 'sorted', 'all', 'any', 'iter', 'next', 'reversed', 'round', 'callable', 'range', 'slice', 'enumerate', 'type',
                  'math.floor', 'math.sqrt', 'math.factorial', 'math.log', 'math.isqrt', 'divmod', 'zip', 'format', 'isinstance', 'id' ):
            source = '%s(%s)' % (f, a)
            if f == 'id' or f == 'hash' and a in OTHER + ['(1, \'x\')'] or f == 'hash' and ('None' in a or 'range' in a) or f == 'math.factorial' and a in INTS + FLOATS and len(a) > 3:
                continue
            if f in ('bytes', 'bytearray') and a in INTS and len(a) > 4:
                continue
            yield source


SKIP = {'__init_subclass__', '__subclasshook__', '__reduce__', '__reduce_ex__', '__class__', '__doc__', '__dir__', '__setattr__', '__delattr__', '__new__', '__init__',
        '__sizeof__', '__alloc__', '__getattribute__', '__getnewargs__'}


def methods(kind):
    def make(rnd, n):
        typ = {'int': int, 'float': float, 'complex': complex, 'str': str, 'bytes': bytes, 'bytearray': bytearray, 'list': list, 'tuple': tuple, 'dict': dict,
               'set': set, 'frozenset': frozenset, 'range': range, 'slice': slice}[kind]
        names = [m for m in dir(typ) if m not in SKIP and (not m.startswith('__') or rnd.random() < .4)]
        likely = POOLS[kind] + SMALL + ['None'] + (STRS if kind == 'str' else []) + (BYTES if 'byte' in kind else [])
        for _ in range(n):
            m = rnd.choice(names)
            if m == '__repr__' and kind == 'slice':
                continue
            count = rnd.choice([0, 0, 1, 1, 1, 1, 2, 2, 3])
            args = [rnd.choice(likely if rnd.random() < .75 else ALL) for _ in range(count)]
            if m in ('__lshift__', '__rlshift__', '__pow__', '__rpow__', '__mul__', '__rmul__', '__imul__', 'zfill', 'center', 'ljust', 'rjust', 'expandtabs', '__round__', 'to_bytes', '__setitem__'):
                args = [a if a not in INTS else rnd.choice(SMALL) for a in args]
                if m in ('__rlshift__', '__rpow__') or m == '__pow__' and len(args) in (0, 3) or m in ('__mul__', '__rmul__', '__imul__') and len(args) != 1 or m == '__setitem__' and len(args) != 2:
                    continue
            if m == '__hash__' or m in ('indices', '__format__') and args and args[0] in ('True', 'None') or 'set' in kind and 'None' in args or m == '__contains__' and kind == 'range' and args and args[0] in INTS:
                continue
            if rnd.random() < .05 and not m.startswith('__'):
                args.append('foo=1')
            if m == 'encode' and args:
                args[0] = rnd.choice(["'ascii'", "'latin-1'", "'utf-8'", "'utf-16'", "'utf-16-le'", "'nope'"])
                args[1:] = [rnd.choice(["'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'xmlcharrefreplace'", "'surrogatepass'"])]
            if m == 'decode' and args:
                args[0] = rnd.choice(["'ascii'", "'latin-1'", "'utf-8'", "'nope'"])
                args[1:] = [rnd.choice(["'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'surrogateescape'"])]
            obj = rnd.choice(POOLS[kind])
            source = '%s.%s(%s)' % (wrap(obj), m, ', '.join(args))
            if m in ('append', 'extend', 'insert', 'remove', 'reverse', 'sort', 'clear', 'add', 'discard', 'update', 'setdefault', 'pop', 'popitem') or 'update' in m or m.startswith('__i'):
                # What is left of the object is shown with the result.
                source = 'CHANGE' + m + '\0' + obj + '\0' + ', '.join(args)
            yield source
    return make


def subscripts(rnd, n):
    seqs = STRS + BYTES + LISTS + TUPLES + RANGES + DICTS
    part = lambda: rnd.choice(['', '', '0', '1', '2', '-1', '-2', '5', '100', '-100', 'None', 'True', '2**70', '1.5', "'a'"][:12 if rnd.random() < .9 else 15])
    for _ in range(n):
        s = rnd.choice(seqs if rnd.random() < .95 else ALL)
        if rnd.random() < .5:
            key = rnd.choice(SMALL + ["'a'", 'None', '1.0', '2**70', '(1, 2)'])
        else:
            key = part() + ':' + part() + (':' + part() if rnd.random() < .5 else '')
        yield '%s[%s]' % (wrap(s), key)


def formats(rnd, n):
    for _ in range(n):
        spec = ''.join([rnd.choice(['', '', '<', '>', '^', '=', '*<', '0>', 'é^', '0=']), rnd.choice(['', '', '+', '-', ' ']), rnd.choice(['', '', '#']), rnd.choice(['', '', '0']),
                        rnd.choice(['', '1', '5', '10', '20', '3']), rnd.choice(['', '', ',', '_']), rnd.choice(['', '', '.0', '.1', '.2', '.3', '.10', '.']),
                        rnd.choice(['', '', 'd', 'b', 'o', 'x', 'X', 'c', 'n', 'e', 'E', 'f', 'F', 'g', 'G', '%', 's', 'y', 'r'])])
        v = rnd.choice(rnd.choice([INTS, SMALL, FLOATS, FLOATS, STRS, COMPLEX, ALL]))
        yield 'format(%s, %r)' % (v, spec)
        flags = ''.join(rnd.choice(['', '', '-', '+', ' ', '#', '0']) for _ in range(3))
        conv = flags + rnd.choice(['', '', '5', '10', '1']) + rnd.choice(['', '', '.0', '.2', '.5', '.']) + rnd.choice('diouxXeEfFgGcrsa%%y')
        yield "'<%%%s>' %% %s" % (conv, rnd.choice(['(%s,)' % v, wrap(v)]))
        if rnd.random() < .3:
            yield "b'<%%%s>' %% %s" % (conv.replace('y', 'b'), '(%s,)' % rnd.choice(BYTES + INTS + FLOATS))
    for f in ['{}', '{0}', '{0}{1}', '{}{}', '{a}', '{0[0]}', '{0.real}', '{!r}', '{!s:>5}', '{:{}}', '{:>{width}}', '{0!a}', '{{}}', '{', '}', '{}}', '{0', '{!x}', '{!}', '{!r', '{0!rx}',
              '{a.b}', '{[}', '{0[a]}', '{0[}', '{.real}', '{a[x]}', '{:{{}}}', '{0.}', '{0[]}', '{0[0]x}', '{1}', '{0}{}', '{}{0}', '{99999999999999999999}', '{:d}', '{0:{1}{2}}', '{a!r:>10}',
              '{[0]}', '{:}', '{0:}', '{ 0}', '{0:^{1}}', '{-1}']:
        for args in ['', '1', '1, 2', '1, a=2', "[1, 2], a={'x': 3}", "'abc', 10, width=6", "1, '>', 5"]:
            yield '%r.format(%s)' % (f, args)
    for f in ["'%(a)s' % {'a': 1}", "'%(a)s' % {}", "'%(a)s' % 1", "'%(a)s' % (1,)", "'%s' % ()", "'%s %s' % (1,)", "'%s' % (1, 2)", "'%d' % '1'", "'%x' % 1.5", "'%*d' % (5, 1)", "'%*d' % (-5, 1)",
              "'%.*f' % (2, 1.5)", "'%*d' % ('a', 1)", "'%' % 1", "'%(a' % {}", "'abc' % 1", "'abc' % [1]", "'abc' % {}", "'%c' % 'ab'", "'%c' % 300", "'%c' % -1", "'%c' % 'é'", "'%5%' % ()", "'%s' % [1]",
              "'%ld' % 5", "'%i' % 1e10", "'%d' % float('inf')", "'%d' % float('nan')", "'%r' % 'é'", "'%a' % 'é'", "'%(a)s %(b)s' % {'a': 1, 'b': 2}", "'%((a))s' % {'(a)': 5}", "'%s' % None",
              "b'%s' % b'a'", "b'%d' % 5", "b'%c' % 65", "b'%c' % b'x'", "b'%s' % 'a'", "b'%r' % 'é'", "b'%(a)s' % {b'a': b'1'}", "b'%x' % 255", "b'%b' % 1", "b'%d' % 'a'"]:
        yield f


def numbers(rnd, n):
    for s in ["' 12 '", "'1_000'", "'1__0'", "'_1'", "'1_'", "'+5'", "'- 5'", "'0x1f'", "'0b11'", "'0o17'", "'017'", "'0'", "'00'", "'0_0'", "''", "' '", "'1e5'", "'abc'", "'٣'", "'\\xa05'", "'1 2'", "b'5'", "b'x'", "'z'", "'--5'", "'0x'", "'0x_1'", "'９'"]:
        yield 'int(%s)' % s
        for base in (0, 2, 8, 10, 16, 36, 1, 37, -1):
            yield 'int(%s, %d)' % (s, base)
        yield 'float(%s)' % s
        yield 'complex(%s)' % s
    for s in ["'inf'", "'-Infinity'", "'nan'", "'+nan'", "'1e400'", "'1e-400'", "'.5'", "'5.'", "'.'", "'1_0.5'", "'1._5'", "'1e1_0'", "'0x1p3'", "'infi'", "'1e'", "'1+2j'", "'j'", "'-j'", "'1-j'", "'(1+2j)'", "'1 + 2j'", "' 1j '", "'1e5j'", "'1+2'", "'nan+infj'", "'1e-5-1e+5j'"]:
        yield 'float(%s)' % s
        yield 'complex(%s)' % s
    for a in FLOATS:
        for k in (0, 1, 2, -1, 5, 20, -5, 400, -400):
            yield 'round(%s, %d)' % (a, k)
        for m in ('hex()', 'as_integer_ratio()', 'is_integer()', '__trunc__()'):
            yield '(%s).%s' % (a, m)
        yield 'float.fromhex((%s).hex())' % a
        for f in ('floor', 'ceil', 'trunc', 'exp', 'log', 'log2', 'log10', 'sin', 'cos', 'tan', 'atan', 'asin', 'acos', 'sqrt', 'frexp', 'modf', 'isnan', 'isinf', 'degrees', 'radians', 'fabs', 'gcd', 'gamma', 'log1p', 'expm1', 'sinh', 'cosh', 'tanh', 'factorial'):
            if f == 'factorial' and a in ('1e10', '1e16', '123456789.123', '1e300', '1e22', '9007199254740993.0', '1e15'):
                continue
            yield 'math.%s(%s)' % (f, a)
    for a in INTS:
        for k in (0, 1, -1, -2, -5, -20, 3):
            yield 'round(%s, %d)' % (a, k)
        for b in INTS:
            yield 'divmod(%s, %s)' % (a, b)
            yield '(%s) / (%s)' % (a, b)
            yield 'math.gcd(%s, %s)' % (a, b)
            yield 'pow(%s, %s, %s)' % (a, b, rnd.choice(INTS))
        for b in FLOATS:
            yield '(%s) %s (%s)' % (a, rnd.choice(['<', '==', '>=', '!=', '+', '*', '%', '//', '/', '**', '-']), b)
            yield '(%s) %s (%s)' % (b, rnd.choice(['<', '==', '>=', '!=', '+', '*', '%', '//', '/', '**', '-']), a)
        for k in (1, 2, 8, 16):
            for o in ("'big'", "'little'"):
                yield '(%s).to_bytes(%d, %s)' % (a, k, o)
                yield '(%s).to_bytes(%d, %s, signed=True)' % (a, k, o)
        yield '(%s).bit_length()' % a
    for a in FLOATS:
        for b in FLOATS:
            yield 'divmod(%s, %s)' % (a, b)
            yield '(%s) ** (%s)' % (a, b)
            yield '(%s) %s (%s)' % (a, rnd.choice(['/', '//', '%', '-', '*']), b)
    for b in BYTES:
        for o in ("'big'", "'little'"):
            yield 'int.from_bytes(%s, %s)' % (b, o)
            yield 'int.from_bytes(%s, %s, signed=True)' % (b, o)
    for _ in range(n):
        f = rnd.choice([rnd.random(), rnd.gauss(0, 1e10), rnd.random() * 10 ** rnd.randint(-30, 30), rnd.randint(-1000, 1000) / 8])
        yield rnd.choice(['repr(%r)', 'round(%%r, %d)' % rnd.randint(-3, 12), 'format(%%r, ".%dg")' % rnd.randint(0, 20), '"%%%%.%df" %%%% %%r' % rnd.randint(0, 20), 'format(%%r, "%d.%de")' % (rnd.randint(1, 20), rnd.randint(0, 12)),
                          'int(%r)', 'hash(%r)', '(%r) ** 2.5', '(%r) // 0.1', '(%r) % 0.3'.replace('% 0', '%% 0')]) % f


def calls(rnd, n):
    names = ['abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'complex', 'dict', 'divmod', 'enumerate', 'filter', 'float', 'format', 'frozenset',
             'getattr', 'hasattr', 'hex', 'int', 'isinstance', 'issubclass', 'iter', 'len', 'list', 'map', 'max', 'min', 'next', 'object', 'oct', 'ord', 'pow', 'range', 'repr', 'reversed', 'round',
             'set', 'setattr', 'slice', 'sorted', 'str', 'sum', 'tuple', 'type', 'zip', 'delattr', 'compile', 'math.atan2', 'math.pow', 'math.comb', 'math.perm', 'math.hypot', 'math.ldexp', 'math.isclose', 'math.prod', 'math.fsum', 'math.dist', 'math.copysign', 'math.fmod']
    for _ in range(n):
        f = rnd.choice(names)
        args = [rnd.choice(ALL if rnd.random() < .8 else SMALL) for _ in range(rnd.choice([0, 1, 1, 2, 2, 2, 3, 4]))]
        if f in ('pow', 'bytes', 'bytearray', 'math.perm', 'math.comb', 'math.prod', 'list', 'sum'):
            args = [a if a not in INTS else rnd.choice(SMALL) for a in args]
        if f in ('range', 'enumerate') and rnd.random() < .5:
            f = 'list'
            args = args[:1]
        kw = rnd.choice([''] * 8 + ['key=len', 'default=0', 'start=5', 'reverse=True', 'foo=1', 'sep=1', 'x=1', 'key=None', 'encoding="utf-8"', 'base=10'])
        if kw:
            args.append(kw)
        source = '%s(%s)' % (f, ', '.join(args))
        if f in ('zip', 'map', 'filter', 'reversed', 'enumerate') and rnd.random() < .8:
            source = 'list(%s)' % source
        yield source
    for a in LISTS + TUPLES + SETS + STRS + RANGES + DICTS:
        yield 'sorted(%s)' % a
        yield 'sorted(%s, reverse=True)' % a
        yield 'sorted(%s, key=str)' % a
        yield 'list(reversed(%s))' % a
        yield 'list(enumerate(%s, 1))' % a
        yield 'list(zip(%s, %s))' % (a, rnd.choice(LISTS))
        yield 'max(%s, default=None)' % a
        yield 'min(%s, key=str, default=None)' % a
        yield 'sum(%s)' % a
        yield '" ".join(%s)' % a
        yield '" ".join(map(str, %s))' % a
        yield 'dict(%s)' % a
        yield 'str(%s)' % a
        yield 'len(%s)' % a
        yield 'tuple(map(type, %s))' % a
        yield '[*%s, *%s]' % (a, rnd.choice(STRS))


def sets(rnd, n):
    def one():
        kind = rnd.randint(0, 3)
        size = rnd.choice([0, 1, 3, 5, 8, 15, 40])
        if kind == 0:
            items = [str(rnd.randint(-5, 60)) for _ in range(size)]
        elif kind == 1:
            items = [repr(rnd.choice('abcdefgh') * rnd.randint(0, 3)) for _ in range(size)]
        elif kind == 2:
            items = [str(rnd.randint(-2 ** 40, 2 ** 40)) for _ in range(size)]
        else:
            items = [rnd.choice(['1', '2.5', "'x'", '(1, 2)', 'True', '0', '1e20', "b'q'", "(1, ('a', 2.0))"]) for _ in range(size)]
        return '%s([%s])' % (rnd.choice(['set', 'set', 'frozenset']), ', '.join(items))
    for _ in range(n):
        a, b = one(), one()
        yield rnd.choice(['%s', 'list(%s)', 'set(list(%s))', 'hash(frozenset(%s))', '%s.copy()']) % a
        op = rnd.choice(['|', '&', '-', '^', '<', '<=', '==', '>', '!='])
        yield '%s %s %s' % (a, op, b)
        m = rnd.choice(['union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'isdisjoint', 'issuperset'])
        yield '%s.%s(%s)' % (a, m, rnd.choice([b, 'list(%s)' % b, 'dict.fromkeys(%s)' % b]))
        yield 'dict.fromkeys(%s, 1).keys() %s %s' % (a, rnd.choice('|&-^'), b)
        yield 'CHANGE%s\0set(%s)\0%s' % (rnd.choice(['update', 'difference_update', 'intersection_update', 'symmetric_difference_update', 'pop', 'add', 'discard', 'remove']), a, rnd.choice([b, '', '1']))


GROUPS = {'binary': (binary, 6000), 'unary': (unary, 0), 'subscripts': (subscripts, 3000), 'formats': (formats, 3000), 'numbers': (numbers, 3000), 'calls': (calls, 4000), 'sets': (sets, 800)}
for k in POOLS:
    GROUPS['methods_' + k] = (methods(k), 1500)


def handle(group):
    if group == 'groups':
        return list(GROUPS)
    make, n = GROUPS[group]
    if os.environ.get('CONFORMANCE') != '1':
        n //= 3
    out, seen = [], set()
    for source in make(random.Random(group), n):
        if source in seen:
            continue
        seen.add(source)
        if source.startswith('CHANGE'):
            m, obj, args = source[6:].split('\0')
            call = 'o.%s(%s)' % (m, args)
            try:
                o = eval(obj)
                want = repr((eval(call, {'o': o, 'math': math}), o))
            except Exception as e:
                want = '%s: %s' % (type(e).__name__, e)
            try:
                parsed = {'Kind': 'change', 'Text': m, 'Parts': [tree(ast.parse(obj, mode='eval').body), tree(ast.parse('f(%s)' % args, mode='eval').body)]}
            except SyntaxError:
                continue
            out.append({'Source': call + ' where o = ' + obj, 'Tree': parsed, 'Want': HEX(want)})
            continue
        try:
            parsed = tree(ast.parse(source, mode='eval').body)
        except (SyntaxError, ValueError, AssertionError):
            continue
        out.append({'Source': source, 'Tree': parsed, 'Want': HEX(show(source))})
    return out
