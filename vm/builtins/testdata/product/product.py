"""Calls what built-in types and functions have with all kinds of arguments, and prints a line a case.

    product.py SECTION [EVERY [REST]]

A line is the case, a tab, and what came of it: the result's type and repr, or the exception, and what the
call left of a receiver that can change. With EVERY n, about one of n cases is run: those whose
hash leaves REST, so that PYTHONHASHSEED has to be 0. `product.py sections` lists the sections.
"""
import sys

EVERY = int(sys.argv[2]) if len(sys.argv) > 2 else 1
REST = int(sys.argv[3]) if len(sys.argv) > 3 else 0


def chosen(key):
    return EVERY == 1 or hash(key) % EVERY == REST


def some(key, items):
    """One of EVERY items, from a place that hangs on the key."""
    return items if EVERY == 1 else items[hash(key) % EVERY::EVERY]


# Values ----------------------------------------------------------------------------------------------

class Oops(Exception):
    pass


class IndexRaises:
    def __index__(self):
        raise Oops('index')

    def __repr__(self):
        return 'IndexRaises()'


class IndexOne:
    def __index__(self):
        return 1

    def __repr__(self):
        return 'IndexOne()'


class IndexStr:
    def __index__(self):
        return 'one'

    def __repr__(self):
        return 'IndexStr()'


class IntTwo:
    def __int__(self):
        return 2

    def __float__(self):
        return 2.5

    def __repr__(self):
        return 'IntTwo()'


class EqRaises:
    __hash__ = object.__hash__

    def __eq__(self, other):
        raise Oops('eq')

    def __lt__(self, other):
        raise Oops('lt')

    def __repr__(self):
        return 'EqRaises()'


class HashRaises:
    def __hash__(self):
        raise Oops('hash')

    def __repr__(self):
        return 'HashRaises()'


class IterRaises:
    def __iter__(self):
        raise Oops('iter')

    def __repr__(self):
        return 'IterRaises()'


class IterNone:
    __iter__ = None
    __contains__ = None
    __hash__ = None
    __bool__ = None

    def __repr__(self):
        return 'IterNone()'


class NextRaises:
    def __iter__(self):
        return self

    def __next__(self):
        raise Oops('next')

    def __repr__(self):
        return 'NextRaises()'


class Keys:
    def keys(self):
        return ['a', 'k']

    def __getitem__(self, key):
        if isinstance(key, int) and key > 2:
            raise IndexError(key)
        return key * 2

    def __repr__(self):
        return 'Keys()'


class LenBad:
    def __len__(self):
        return -1

    def __bool__(self):
        return 3

    def __repr__(self):
        return 'LenBad()'


class Plain:
    def __repr__(self):
        return 'Plain()'


class Slotted:
    __slots__ = ('a', 'b')

    def __repr__(self):
        return 'Slotted()'


class Str(str):
    pass


class Int(int):
    pass


class Float(float):
    pass


class List(list):
    pass


class Tuple(tuple):
    pass


class Dict(dict):
    def __missing__(self, key):
        return 'missing'


class Set(set):
    pass


class Bytes(bytes):
    pass


class Meta(type):
    def __repr__(cls):
        return 'Meta class'


class WithMeta(metaclass=Meta):
    pass


class Descriptor:
    def __get__(self, obj, typ=None):
        return 'got'

    def __set__(self, obj, value):
        raise AttributeError('set')


class Props:
    @property
    def ro(self):
        'doc of ro'
        return 1

    def rw(self):
        return 2
    rw = property(rw, rw)
    nothing = property()
    descr = Descriptor()

    @classmethod
    def cm(cls, *a):
        return a

    @staticmethod
    def sm(*a):
        return a

    def method(self, *a):
        return a

    def __repr__(self):
        return 'Props()'


def function(a, b=2, *c, d=4, **e):
    'doc'
    return a


def two(a, b):
    return a


def nothing():
    pass


def make_gen():
    yield 1
    yield 2


async def coro():
    return 1


async def agen():
    yield 1


def make_coro():
    c = coro()
    return c


def cell():
    x = 1
    return (lambda: x).__closure__[0]


def exc():
    return ValueError('v', 1)


SAMPLES = [
    ('None', lambda: None),
    ('True', lambda: True),
    ('0', lambda: 0),
    ('-1', lambda: -1),
    ('3', lambda: 3),
    ('10**20', lambda: 10**20),
    ('1.5', lambda: 1.5),
    ('2j', lambda: 2j),
    ("''", lambda: ''),
    ("'a'", lambda: 'a'),
    ("'abc'", lambda: 'abc'),
    ("b'ab'", lambda: b'ab'),
    ("bytearray(b'x')", lambda: bytearray(b'x')),
    ('[]', lambda: []),
    ('[1, 2]', lambda: [1, 2]),
    ('()', lambda: ()),
    ("('a', 'b')", lambda: ('a', 'b')),
    ("{'a': 1}", lambda: {'a': 1}),
    ('{1, 2}', lambda: {1, 2}),
    ('frozenset([3])', lambda: frozenset([3])),
    ('range(3)', lambda: range(3)),
    ('slice(1, 2)', lambda: slice(1, 2)),
    ('len', lambda: len),
    ('int', lambda: int),
    ('Plain()', lambda: Plain()),
    ('function', lambda: function),
    ('gen', lambda: make_gen()),
    ('iter([1])', lambda: iter([1])),
    ('IndexRaises()', IndexRaises),
    ('IndexOne()', IndexOne),
    ('IndexStr()', IndexStr),
    ('IntTwo()', IntTwo),
    ('EqRaises()', EqRaises),
    ('HashRaises()', HashRaises),
    ('IterRaises()', IterRaises),
    ('IterNone()', IterNone),
    ('NextRaises()', NextRaises),
    ('Keys()', Keys),
    ('LenBad()', LenBad),
    ("Str('b')", lambda: Str('b')),
    ('Int(2)', lambda: Int(2)),
    ('List([1])', lambda: List([1])),
    ('NotImplemented', lambda: NotImplemented),
    ('exception', lambda: KeyError('k')),
]
BYNAME = dict(SAMPLES)
SECOND = [(n, BYNAME[n]) for n in ('None', '0', '3', '1.5', "'a'", "b'ab'", '[1, 2]', 'IndexRaises()', 'Plain()')]
THIRD = [(n, BYNAME[n]) for n in ('None', '3', "'a'", '[1, 2]')]
KEYWORDS = ('nosuch', 'key', 'default', 'sep', 'maxsplit', 'encoding', 'errors', 'keepends', 'tabsize', 'start', 'stop', 'iterable', 'object', 'x', 'base',
            'real', 'imag', 'ndigits', 'number', 'bytes', 'byteorder', 'signed', 'length', 'reverse', 'name', 'doc', 'fget', 'function', 'source', 'string',
            'sequence', 'value', 'index', 'end', 'file', 'flush', 'obj', 'self', 'mod', 'exp', 'mode', 'filename', 'strict', 'count', 'old', 'new', 'bases', 'dict', 'a',
            'bytes_per_sep', 'delete', 'table', 'width', 'fillchar')


def receivers():
    """Name, maker: something of every built-in type."""
    table = {
        'int': [('5', lambda: 5), ('-300', lambda: -300), ('(10**20)', lambda: 10**20), ('Int(7)', lambda: Int(7))],
        'bool': [('True', lambda: True), ('False', lambda: False)],
        'float': [('2.5', lambda: 2.5), ('nan', lambda: float('nan')), ('inf', lambda: float('inf')), ('(-0.0)', lambda: -0.0), ('Float(2)', lambda: Float(2))],
        'complex': [('(1+2j)', lambda: 1 + 2j), ('0j', lambda: 0j)],
        'str': [("'aBc a'", lambda: 'aBc a'), ("''", lambda: ''), ("'\xe9\u1234\U0001f600'", lambda: '\xe9\u1234\U0001f600'), ("Str('12')", lambda: Str('12'))],
        'bytes': [("b'aBc a'", lambda: b'aBc a'), ("b''", lambda: b''), ("Bytes(b'12')", lambda: Bytes(b'12'))],
        'bytearray': [("bytearray(b'aBc a')", lambda: bytearray(b'aBc a')), ('bytearray()', bytearray)],
        'list': [('[3, 1, 2]', lambda: [3, 1, 2]), ("['b', 1]", lambda: ['b', 1]), ('List([1])', lambda: List([1]))],
        'tuple': [('(3, 1, 3)', lambda: (3, 1, 3)), ('()', tuple), ('Tuple([1])', lambda: Tuple([1]))],
        'dict': [("{'a': 1, 3: 'c'}", lambda: {'a': 1, 3: 'c'}), ('{}', dict), ('Dict(a=1)', lambda: Dict(a=1))],
        'views': [('keys', lambda: {'a': 1, 3: 'c'}.keys()), ('values', lambda: {'a': 1, 3: 'c'}.values()), ('items', lambda: {'a': 1, 3: 'c'}.items())],
        'set': [('{1, 2, 3}', lambda: {1, 2, 3}), ('set()', set), ('Set([1])', lambda: Set([1]))],
        'frozenset': [('frozenset([1, 3])', lambda: frozenset([1, 3])), ('frozenset()', frozenset)],
        'range': [('range(5)', lambda: range(5)), ('range(9, 0, -3)', lambda: range(9, 0, -3)), ('range(10**20)', lambda: range(10**20))],
        'slice': [('slice(1, 5, 2)', lambda: slice(1, 5, 2)), ("slice('a', None)", lambda: slice('a', None))],
        'iterators': [
            ('iter([1, 2])', lambda: iter([1, 2])), ('reversed([1, 2])', lambda: reversed([1, 2])), ('iter((1, 2))', lambda: iter((1, 2))), ("iter('ab')", lambda: iter('ab')),
            ("iter(b'ab')", lambda: iter(b'ab')), ("iter(bytearray(b'ab'))", lambda: iter(bytearray(b'ab'))), ("iter({'a': 1})", lambda: iter({'a': 1})),
            ("iter({'a': 1}.values())", lambda: iter({'a': 1}.values())), ("iter({'a': 1}.items())", lambda: iter({'a': 1}.items())), ("reversed({'a': 1})", lambda: reversed({'a': 1})),
            ('iter({1})', lambda: iter({1})), ('iter(range(3))', lambda: iter(range(3))), ('iter(range(10**20, 10**20 + 3))', lambda: iter(range(10**20, 10**20 + 3))),
            ('iter(int, 1)', lambda: iter(int, 1)), ('enumerate', lambda: enumerate('ab')), ('zip', lambda: zip('ab', [1, 2])), ('map', lambda: map(str, [1, 2])),
            ('filter', lambda: filter(None, [0, 1])), ('reversed(Keys)', lambda: reversed((1, 2)))],
        'generator': [('gen', make_gen), ('genexpr', lambda: (x for x in (1, 2)))],
        'coroutine': [('coro', make_coro), ('agen', agen)],
        'function': [('function', lambda: function), ('lambda', lambda: lambda x: x)],
        'method': [('Props().method', lambda: Props().method), ('Props.cm', lambda: Props.cm)],
        'builtin': [('len', lambda: len), ('[].append', lambda: [].append), ("''.join", lambda: ''.join), ('dict.fromkeys', lambda: dict.fromkeys), ('object.__new__', lambda: object.__new__)],
        'descriptors': [('str.join', lambda: str.join), ('int.__add__', lambda: int.__add__), ('(5).__add__', lambda: (5).__add__), ("dict.__dict__['fromkeys']", lambda: dict.__dict__['fromkeys']),
                        ('int.real', lambda: int.__dict__['real']), ('Slotted.a', lambda: Slotted.a), ('object.__init__', lambda: object.__init__), ('type.__call__', lambda: type.__call__)],
        'wrappers': [('classmethod', lambda: classmethod(function)), ('staticmethod', lambda: staticmethod(function)), ('property', lambda: Props.__dict__['ro']), ('property()', property)],
        'type': [('int', lambda: int), ('type', lambda: type), ('object', lambda: object), ('Plain', lambda: type('Plain', (), {'x': 1})), ('Meta', lambda: Meta), ('WithMeta', lambda: WithMeta)],
        'object': [('object()', object), ('Plain()', Plain), ('Slotted()', Slotted), ('Props()', Props), ('WithMeta()', WithMeta)],
        'module': [('module', lambda: type(sys)('name', 'doc'))],
        'super': [('super(Int, Int(3))', lambda: super(Int, Int(3))), ('super(Int)', lambda: super(Int)), ('super(Meta, WithMeta)', lambda: super(Meta, WithMeta))],
        'exceptions': [('ValueError', exc), ('KeyError', lambda: KeyError('k')), ('OSError', lambda: OSError(2, 'no', 'f')), ('StopIteration', lambda: StopIteration(3)),
                       ('SyntaxError', lambda: SyntaxError('m', ('f', 1, 2, 't'))), ('UnicodeDecodeError', lambda: UnicodeDecodeError('utf-8', b'ab', 0, 1, 'r')),
                       ('ImportError', lambda: ImportError('m', name='n', path='p')), ('SystemExit', lambda: SystemExit(3)), ('Oops', lambda: Oops(1, 2))],
        'code': [('function.__code__', lambda: function.__code__)],
        'cell': [('cell', cell)],
        'frame': [('frame', lambda: sys._getframe())],
        'traceback': [('traceback', traceback)],
        'singletons': [('None', lambda: None), ('...', lambda: ...), ('NotImplemented', lambda: NotImplemented)],
        'mappingproxy': [('int.__dict__', lambda: Plain.__dict__), ('mappingproxy', lambda: type(Plain.__dict__)({'a': 1}))],
        'memoryview': [("memoryview(b'abc')", lambda: memoryview(b'abc'))],
    }
    if sys.version_info >= (3, 9):
        table['generics'] = [('list[int]', lambda: list[int]), ('int | str', lambda: int | str)]
    return table


def traceback():
    try:
        raise ValueError
    except ValueError as e:
        return e.__traceback__


# Showing -----------------------------------------------------------------------------------------------

ITERATORS = tuple(type(f()) for f in (
    lambda: iter([]), lambda: reversed([]), lambda: iter(()), lambda: iter(''), lambda: iter(b''), lambda: iter(bytearray()), lambda: iter({}), lambda: iter({}.values()),
    lambda: iter({}.items()), lambda: reversed({}), lambda: iter(set()), lambda: iter(range(1)), lambda: iter(range(10**20)), lambda: iter(int, 1), lambda: enumerate(''), zip,
    lambda: map(str, ''), lambda: filter(None, ''), make_gen, lambda: reversed((1, 2))))


def shorten(s):
    return s if len(s) <= 300 else s[:300] + '... ' + str(len(s))


def show(v):
    try:
        s = repr(v)
    except Exception as e:
        s = 'repr raises ' + failure(e)
    s = type(v).__name__ + ' ' + shorten(s)
    if type(v) in ITERATORS:
        s += ' of ' + rest(v)
    return s


def rest(it):
    items = []
    try:
        for x in it:
            items.append(x)
            if len(items) > 5:
                break
        return shorten(repr(items))
    except Exception as e:
        return repr(items) + ' then ' + failure(e)


def failure(e):
    try:
        s = str(e)
    except Exception as f:
        s = 'str raises %s %s' % (type(f).__name__, f)
    return '%s: %s' % (type(e).__name__, s)


PREFIX = ''


def emit(key, text):
    line = PREFIX + key + '\t' + text
    sys.stdout.write(line.encode('ascii', 'backslashreplace').decode('ascii').replace('\n', '\\n').replace('\r', '\\r') + '\n')


MUTABLE = (list, dict, set, bytearray)


def state(r):
    if isinstance(r, MUTABLE):
        return ' left ' + shorten(repr(r))
    if type(r) in ITERATORS:
        return ' left ' + rest(r)
    if isinstance(r, (Plain, Props, BaseException)):
        return ' left ' + shorten(repr(r.__dict__))
    return ''


def attempt(key, call, r=None):
    try:
        v = call()
    except Exception as e:
        text = failure(e)
    except BaseException as e:
        text = 'BASE ' + failure(e)
    else:
        if v is r and r is not None and not isinstance(r, (int, str, float)):
            text = 'itself'
        else:
            text = show(v)
        if v is not None and type(v).__name__ in ('coroutine', 'async_generator'):
            try:
                v.close()
            except Exception:
                pass
    if r is not None:
        text += state(r)
    emit(key, text)


def close(*values):
    for v in values:
        if type(v).__name__ == 'coroutine':
            v.close()


# Calls -------------------------------------------------------------------------------------------------

def arguments(full=True):
    """Lists of arguments: text, makers of positional ones, keywords."""
    yield '', [], {}
    for n, f in SAMPLES:
        yield n, [f], {}
    yield 'nosuch=1', [], {'nosuch': 1}
    yield '1, 2, 3, 4', [lambda i=i: i for i in range(1, 5)], {}
    yield "'a', 'b', 'c', 'd', 'e', 'f', 'g'", [lambda c=c: c for c in 'abcdefg'], {}
    if not full:
        yield '1, 2', [lambda: 1, lambda: 2], {}
        yield "'a', None", [lambda: 'a', lambda: None], {}
        yield '1, 2, 3', [lambda: 1, lambda: 2, lambda: 3], {}
        return
    for n, f in SECOND:
        for n2, f2 in SECOND:
            yield n + ', ' + n2, [f, f2], {}
    for n, f in THIRD:
        for n2, f2 in THIRD:
            for n3, f3 in THIRD:
                yield ', '.join((n, n2, n3)), [f, f2, f3], {}
    for k in KEYWORDS:
        for n in ('3', "'a'"):
            yield '%s=%s' % (k, n), [], {k: BYNAME[n]()}
        for n in ('3', "'a'", '[1, 2]'):
            yield '%s, %s=1' % (n, k), [BYNAME[n]], {k: 1}
            yield '%s, %s=%s' % (n, k, n), [BYNAME[n]], {k: BYNAME[n]()}
        yield 'None, %s=None' % k, [BYNAME['None']], {k: None}
        yield "'a', 'b', %s=1" % k, [lambda: 'a', lambda: 'b'], {k: 1}


FULL = list(arguments())
SHORT = list(arguments(False))
SKIPPED = {'__sizeof__', '__doc__', '__subclasses__', '__class__', '__text_signature__', '__init_subclass__', '__dir__', '__dict__', '__builtins__', '__globals__', 'f_builtins', 'f_globals',
           'f_locals', 'f_back', 'f_trace', 'f_trace_opcodes', 'f_lineno', 'f_code', 'f_lasti', 'clear', 'cr_frame', 'gi_frame', 'ag_frame', 'tb_frame', 'co_filename', '__weakref__'}
# What objects say of themselves by their address.
ADDRESSED = ('object', 'function', 'type', 'generator', 'module')
SPARSE = {'__new__', '__init__', '__reduce__', '__reduce_ex__', '__subclasshook__', '__getattribute__', '__setattr__', '__delattr__', '__getstate__', '__str__', '__repr__', '__hash__', '__eq__', '__ne__', '__lt__',
          '__le__', '__gt__', '__ge__', '__format__'}


def dangerous(name, attr, args):
    """Cases that would take for ever, or whose result is an address."""
    values = [f() for f in args]
    big = any(isinstance(v, int) and v > 1000 for v in values)
    if attr in ('__pow__', '__rpow__', '__ipow__', '__lshift__', '__rlshift__') and (big or '10**20' in name):
        return True
    if attr in ('__contains__', 'index', 'count') and '10**20' in name:
        return True
    if attr == '__hash__':
        return name not in ('int', 'float', 'str', 'bytes', 'complex', 'tuple', 'frozenset', 'bool', 'range')
    return False


def plain(d):
    return d


def members(section):
    for name, make in receivers()[section]:
        r = make()
        typ = type(r)
        emit('dir(%s)' % name, ' '.join(n for n in sorted(dir(r)) if n not in ('__annotations__',)))
        for attr in sorted(set(dir(r)) | set(dir(typ))):
            if attr in SKIPPED and (attr != 'clear' or section == 'frame') or section == 'type' and (name in ('type', 'Meta') and attr == 'mro'):
                continue
            key = '%s.%s' % (name, attr)
            try:
                v = getattr(make(), attr)
            except Exception as e:
                emit(key, failure(e))
                continue
            if chosen(key):
                emit(key, show(v))
                attempt('del ' + key, lambda: delattr(r, attr)) if section not in ('type', 'module', 'function') else None
                r = make()
                attempt(key + ' = 1', lambda: setattr(r, attr, 1)) if section not in ('type', 'module', 'function') else None
            if not callable(v) or isinstance(v, type) or section in ('function', 'builtin', 'method') and attr == '__self__':
                continue
            about(key, v)
            full = attr not in SPARSE and type(v).__name__ != 'method-wrapper' and section not in ('object', 'singletons', 'type', 'descriptors', 'super')
            for text, args, kw in some(key, FULL if full else SHORT):
                k = '%s(%s)' % (key, text)
                if dangerous(name, attr, args) or attr == '__hash__' and section not in ('int', 'float', 'str', 'bytes', 'complex', 'tuple', 'frozenset', 'bool', 'range'):
                    continue
                r = make()
                values = [f() for f in args]
                attempt(k, lambda: getattr(r, attr)(*values, **kw), r)
                close(r)
            unbound(section, name, attr, make, typ)


def about(key, v):
    """Names of a callable."""
    for attr in ('__name__', '__qualname__', '__module__', '__objclass__', '__self__'):
        k = key + '.' + attr
        if chosen(k):
            attempt(k, lambda: getattr(v, attr))


def unbound(section, name, attr, make, typ):
    """The method as the class has it."""
    try:
        getattr(typ, attr)
    except Exception as e:
        emit('%s class %s' % (name, attr), failure(e))
        return
    if attr == '__hash__' or attr in ('__class__',) or section == 'type' and attr == 'mro':
        return
    for text, args in [('', []), ('5', [lambda: 5]), ("'x'", [lambda: 'x']), ('self', [make]), ('self, 1', [make, lambda: 1]), ('object()', [object]), ('int', [lambda: int]), ('None', [lambda: None]),
                       ('5, 5', [lambda: 5] * 2)]:
        k = 'type(%s).%s(%s)' % (name, attr, text)
        if chosen(k) and not dangerous(name, attr, args):
            values = [f() for f in args]
            attempt(k, lambda: getattr(typ, attr)(*values))


# Sections ----------------------------------------------------------------------------------------------

FUNCTIONS = ['abs', 'aiter', 'all', 'anext', 'any', 'ascii', 'bin', 'callable', 'chr', 'compile', 'delattr', 'dir', 'divmod', 'eval', 'exec', 'format', 'getattr', 'globals', 'hasattr',
             'hash', 'hex', 'id', 'isinstance', 'issubclass', 'iter', 'len', 'locals', 'max', 'min', 'next', 'oct', 'ord', 'pow', 'print', 'repr', 'round', 'setattr', 'sorted', 'sum', 'vars',
             '__build_class__', '__import__']
TYPES = ['bool', 'bytearray', 'bytes', 'classmethod', 'complex', 'dict', 'enumerate', 'filter', 'float', 'frozenset', 'int', 'list', 'map', 'memoryview', 'object', 'property', 'range', 'reversed',
         'set', 'slice', 'staticmethod', 'str', 'super', 'tuple', 'type', 'zip']


def functions():
    import builtins
    emit('dir(builtins)', ' '.join(sorted(dir(builtins))))
    for name in FUNCTIONS:
        f = getattr(builtins, name, None)
        if f is None:
            continue
        about(name, f)
        for text, args, kw in some(name, FULL):
            k = '%s(%s)' % (name, text)
            if name in ('dir', 'globals', 'locals', 'vars') and text == '' or name == 'dir' and text in ('len', 'function', 'int', 'gen') or name in ('id',) and len(args) == 1:
                continue
            if name == 'hash' and (text in ('Plain()', 'int', 'len', 'function', 'gen', 'iter([1])', 'NotImplemented', 'exception', 'None') or text.endswith('Raises()') or text.endswith('()') or
                                   text.startswith('slice')):
                continue
            if name in ('exec', 'eval') and 'locals' in text or name in ('exec', 'eval', 'vars') and text == 'function':
                continue
            values = [g() for g in args]
            if name == 'print' and kw.get('file') is None and not isinstance(kw.get('end'), int):
                continue
            attempt(k, lambda: f(*values, **kw), values[0] if values and isinstance(values[0], (list, dict, Plain)) else None)


def constructors():
    import builtins
    extra = [type(make_gen()), type(function), type(function.__code__), type(cell()), type(sys), type(Props().method), type(Plain.__dict__), type(None), type(...), type(NotImplemented), type(len),
             type(iter([])), type({}.keys()), type(traceback()), type(sys._getframe()), type(make_coro()), Str, Int, Float, List, Tuple, Dict, Set, Bytes, Plain, Slotted, Meta]
    for f in [getattr(builtins, n) for n in TYPES] + extra:
        name = f.__name__
        about(name, f)
        for text, args, kw in some(name, FULL):
            k = '%s(%s)' % (name, text)
            values = [g() for g in args]
            attempt(k, lambda: f(*values, **kw))
            if name == 'code':
                continue
            k = '%s.__new__(%s)' % (name, text)
            if not kw:
                attempt(k, lambda: f.__new__(*values))
            k = '%s.__new__(%s, %s)' % (name, name, text)
            attempt(k, lambda: f.__new__(f, *values, **kw))
            k = '%s.__init__(%s)' % (name, text)
            if not kw:
                attempt(k, lambda: f.__init__(*values))


def exceptions():
    import builtins
    names = [n for n in sorted(dir(builtins)) if isinstance(getattr(builtins, n), type) and issubclass(getattr(builtins, n), BaseException)]
    for n in names:
        f = getattr(builtins, n)
        emit('dir(%s)' % n, ' '.join(x for x in sorted(dir(f)) if x not in dir(object)))
        emit('mro(%s)' % n, repr(f.__mro__))
        for text, args, kw in some(n, FULL):
            k = '%s(%s)' % (n, text)
            if kw and not any(x in kw for x in ('nosuch', 'name', 'obj', 'self')):
                continue
            values = [g() for g in args]

            def make():
                e = f(*values, **kw)
                return e, str(e), e.args, [(a, getattr(e, a, 'none')) for a in sorted(dir(f)) if a[0] != '_' and not callable(getattr(e, a, 0))], e.__reduce__()[1:]
            attempt(k, make)
    for text, args in [("2, 'a'", (2, 'a')), ("13, 'a', 'f'", (13, 'a', 'f')), ("17, 'a', 'f', None, 'g'", (17, 'a', 'f', None, 'g')), ("'x', 'y'", ('x', 'y')), ('32, None', (32, None)),
                       ("4, ''", (4, '')), ("11, 'm', 5", (11, 'm', 5)), ("2, 'a', 'f', 0, 'g', 'h'", (2, 'a', 'f', 0, 'g', 'h'))]:
        for f in (OSError, FileNotFoundError, BlockingIOError, ConnectionError):
            attempt('%s(%s)' % (f.__name__, text), lambda: (lambda e: (e, str(e), e.args, e.errno, e.strerror, e.filename, e.filename2))(f(*args)))
    for f, args in [(UnicodeEncodeError, ('utf-8', 'abc', 0, 1, 'r')), (UnicodeEncodeError, ('utf-8', 'a\xe9\u1234\U0001f600', 1, 2, 'r')), (UnicodeEncodeError, ('utf-8', 'a\xe9\u1234\U0001f600', 2, 3, 'r')),
                    (UnicodeEncodeError, ('utf-8', 'a\xe9\u1234\U0001f600', 3, 4, 'r')), (UnicodeEncodeError, ('utf-8', 'abc', 0, 2, 'r')), (UnicodeEncodeError, ('utf-8', 'abc', -1, 20, 'r')),
                    (UnicodeDecodeError, ('utf-8', b'abc', 0, 1, 'r')), (UnicodeDecodeError, ('utf-8', bytearray(b'abc'), 0, 2, 'r')), (UnicodeDecodeError, ('utf-8', b'', 5, 6, 'r')),
                    (UnicodeDecodeError, ('utf-8', 'abc', 0, 1, 'r')), (UnicodeTranslateError, ('abc', 0, 1, 'r')), (UnicodeTranslateError, ('a\u1234', 1, 2, 'r')), (UnicodeTranslateError, ('abc', 0, 3, 'r')),
                    (UnicodeEncodeError, ('utf-8', b'abc', 0, 1, 'r')), (UnicodeEncodeError, (1, 'abc', 0, 1, 'r')), (UnicodeEncodeError, ('a', 'abc', 'x', 1, 'r')), (UnicodeEncodeError, ('a', 'abc', 0, 1, 5)),
                    (SyntaxError, ('m', ('f', 1, 2, 't'))), (SyntaxError, ('m', ('f', 1, 2))), (SyntaxError, ('m', (1, 2, 3, 4))), (SyntaxError, ('m', ('f', 1, 2, 't', 3, 4))), (SyntaxError, ('m', 5)),
                    (SyntaxError, ('m', None)), (SyntaxError, ('m', ('/a/b/f.py', '1', None, None))), (StopIteration, (1, 2)), (SystemExit, (1, 2)), (KeyError, (1, 2)), (KeyError, ('a\n',)),
                    (SyntaxError, ('print 1', ('f', 1, 2, 'print 1'))), (IndentationError, ('m', ('f', 1, 2, 't', 3, 4, 5)))]:
        k = '%s%r' % (f.__name__, args)
        attempt(k, lambda: (lambda e: (e, str(e), e.args, sorted((a, getattr(e, a)) for a in dir(f) if a[0] != '_' and a not in ('with_traceback', 'add_note'))))(f(*args)))
    for attr, values in [('__cause__', (None, 1, ValueError, ValueError())), ('__context__', (None, 1, ValueError())), ('__traceback__', (None, 1, traceback())), ('__suppress_context__', (1, 'a', None)),
                         ('args', (1, (1, 2), [3], 'ab', None)), ('__notes__', (1, ['a'])), ('__dict__', (1, {'a': 1}))]:
        for v in values:
            e = ValueError(0)

            def store():
                setattr(e, attr, v)
                return getattr(e, attr), e.__suppress_context__, e.args
            attempt('ValueError(0).%s = %r' % (attr, v), store)
        attempt('del ValueError(0).%s' % attr, lambda: delattr(e, attr))


OPERATORS = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^', '<', '<=', '==', '!=', '>', '>=', 'in', 'is', 'and', 'divmod', 'pow', '[]']


def operators():
    extra = []
    for section, list_ in receivers().items():
        if section not in ('type', 'frame', 'traceback', 'exceptions', 'iterators', 'coroutine'):
            extra += list_[:2]
    values = extra + [s for s in SAMPLES if s[0] not in ('True', '3', "'abc'", 'IterRaises()', 'NextRaises()', 'exception', 'slice(1, 2)', 'range(3)', 'len', 'int')]
    seen = set()
    values = [v for v in values if v[0] not in seen and not seen.add(v[0])]
    binary = [(op, eval('lambda a, b: a %s b' % op)) for op in OPERATORS if not op[0].isalpha() and op != '[]'] + [
        ('in', lambda a, b: a in b), ('divmod', divmod), ('pow', pow), ('[]', lambda a, b: a[b])]
    inplace = []
    for op in OPERATORS[:13]:
        space = {}
        exec('def f(a, b):\n a %s= b\n return a' % op, space)
        inplace.append((op + '=', space['f']))
    pairs = [(name2, make2, op, f) for name2, make2 in values for op, f in binary + inplace]
    for name, make in values:
        for op, f in (('-', lambda a: -a), ('+', lambda a: +a), ('~', lambda a: ~a), ('not ', lambda a: not a), ('*', lambda a: [*a]), ('**', lambda a: dict(**a)), ('f', lambda a: f'{a}'), ('!r', lambda a: f'{a!r:>5}'),
                      ('del []', lambda a: a.__delitem__(0)), ('await', lambda a: type(a).__await__(a)), ('with', with_), ('unpack', unpack), ('raise', raise_), ('call', lambda a: a()), ('call 1', lambda a: a(1)),
                      ('call kw', lambda a: a(nosuch=1)), ('call *', lambda a: nothing(*a)), ('call **', lambda a: nothing(**a)), ('for', for_), ('base', lambda a: type('C', (a,), {})), ('except', except_),
                      ('set item', setitem), ('del item', delitem), ('set slice', setslice), ('del slice', delslice), ('attr', lambda a: a.nosuch), ('set attr', lambda a: setattr(a, 'nosuch', 1)),
                      ('del attr', lambda a: delattr(a, 'nosuch')), ('slice', lambda a: a[0:1]), ('slice 2', lambda a: a[::2]), ('slice bad', lambda a: a['a':]), ('tuple index', lambda a: a[1, 2]), ('bool', bool),
                      ('class', classof), ('async with', awith), ('raise from', raisefrom), ('%', lambda a: '%s %d' % a), ('% dict', lambda a: '%(a)s' % a), ('unpack *', unpackstar), ('dict', lambda a: {**a}),
                      ('set', lambda a: {*a}), ('key', lambda a: {a: 1}), ('yield from', lambda a: list(delegate(a))), ('async for', afor)):
            k = '%s %s' % (op, name)
            if chosen(k):
                r = make()
                attempt(k, lambda: f(r), r)
        for name2, make2, op, f in some(name, pairs):
            k = '%s %s %s' % (name, op, name2)
            if name == name2 and 'gen' in name or ('**' in op or '<<' in op or op == 'pow') and '10**20' in name2:
                continue
            a, b = make(), make2()
            attempt(k, lambda: f(a, b), a if op[-1] == '=' and op not in ('==', '!=', '<=', '>=') else None)


def with_(a):
    with a:
        pass


async def awith_(a):
    async with a:
        pass


def awith(a):
    awith_(a).send(None)


async def afor_(a):
    async for x in a:
        pass


def afor(a):
    afor_(a).send(None)


def raise_(a):
    raise a


def raisefrom(a):
    raise ValueError from a


def except_(a):
    try:
        raise ValueError('v')
    except a:
        pass


def unpack(a):
    x, y = a
    return x, y


def unpackstar(a):
    x, y, *z = a
    return x, y, z


def for_(a):
    n = 0
    for x in a:
        n += 1
        if n > 10:
            break
    return n


def delegate(a):
    yield from a


def setitem(a):
    a[0] = 1


def delitem(a):
    del a[0]


def setslice(a):
    a[0:2] = [1]


def delslice(a):
    del a[0:2]


def classof(a):
    a.__class__ = Plain


def subscripts():
    indices = SAMPLES + [(n, eval('lambda: ' + n)) for n in ('-3', '-4', '2**63', '-2**63 - 1', 'slice(None)', 'slice(0)', 'slice(None, None, -1)', 'slice(None, None, 0)', 'slice(1, -1)', 'slice(-1, None, -2)',
                                                            'slice(10**20, -10**20, -10**20)', 'slice(IndexOne(), None)', 'slice(IndexRaises(), None)', "slice('a')", 'slice(None, None, 2)', 'slice(5, 9)', 'slice(2, 1)',
                                                            'slice(1.5)', 'slice(None, None, 10**20)')]
    for section in ('list', 'tuple', 'str', 'bytes', 'bytearray', 'range', 'dict', 'mappingproxy', 'memoryview'):
        for name, make in receivers()[section]:
            for n, index in indices:
                k = '%s[%s]' % (name, n)
                if chosen(k):
                    attempt(k, lambda: make()[index()])
                k = 'del %s[%s]' % (name, n)
                if chosen(k):
                    r = make()
                    attempt(k, lambda: operator_delitem(r, index()), r)
                for n2, value in some(k, SAMPLES):
                    k = '%s[%s] = %s' % (name, n, n2)
                    r = make()
                    attempt(k, lambda: operator_setitem(r, index(), value()), r)
                if section in ('str', 'tuple', 'range'):
                    break


def operator_setitem(a, b, c):
    a[b] = c


def operator_delitem(a, b):
    del a[b]


def lots():
    """Draws from lists, always the same (Knuth's generator)."""
    seed = REST

    def draw(items):
        nonlocal seed
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
        return items[(seed >> 33) % len(items)]
    return draw


def formats():
    numbers = ['0', '5', '-5', '1234567', '10**20', '-2**70', 'True', '0.0', '-0.0', '1.5', '-1234567.891', '1e16', '1e22', '1e-7', '5e-324', '1.7976931348623157e308', 'float("nan")', 'float("inf")', '-float("inf")',
               '0.1', '2.5', '2.675', '123456789012345678.0', '1j', '(1.5-2.25j)', 'complex("nan")', 'complex(0, -0.0)', 'complex("inf")', '-1e200j', "'abc'", "''", "'\\xe9\\u1234'", 'None', '[1]', 'Int(7)', 'Str("x")',
               'Float(1.5)', 'int', "b'x'"]
    fill = ['', '<', '>', '^', '=', '*<', '0=', 'x^', '\xe9>']
    sign = ['', '+', '-', ' ']
    alt = ['', '#', '0', '#0', 'z']
    width = ['', '1', '10', '30']
    group = ['', ',', '_']
    precision = ['', '.0', '.3', '.20', '.']
    kinds = ['', 'b', 'c', 'd', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 's', '%', 'q', 'dd']
    draw = lots()
    for i in range(60000 // EVERY):
        number = draw(numbers)
        spec = ''.join(draw(part) for part in (fill, sign, alt, width, group, precision, kinds))
        attempt('format(%s, %r)' % (number, spec), lambda: format(eval(number), spec))
    flags = ['', '-', '+', ' ', '0', '#', '-0', '+0', '#0', '+ ', '- #0']
    numbers += ['(1, 2)', '()', "{'a': 1}", "'x'", '300', '0x110000', "bytearray(b'y')", 'IndexOne()', 'IntTwo()', 'IndexRaises()']
    for i in range(40000 // EVERY):
        number = draw(numbers)
        spec = '%' + ''.join(draw(part) for part in (flags, ['', '1', '10', '*'], ['', '.0', '.3', '.20', '.', '.*'], ['', '', 'l', 'h', 'L'], 'diouxXeEfFgGcrsa%bqz'))
        v = eval(number)
        args = v if '*' not in spec else (7,) * spec.count('*') + (v,)
        attempt('%r %% %s' % (spec, number), lambda: spec % args)
        attempt('b%r %% %s' % (spec, number), lambda: spec.encode() % args)
    for spec in ['', '{', '}', '{}', '{0}', '{1}', '{a}', '{0.real}', '{0[a]}', '{0[0]}', '{a[b]}', '{0.nosuch}', '{!r}', '{!s:>5}', '{!a}', '{!q}', '{:{}}', '{0:{1}}', '{:{:{}}}', '{{}}', '{{', '}}', '{ }', '{0', '{!', '{!r',
                 '{0!rx}', '{0.}', '{0[}', '{0[]}', '{0]}', '{[0]}', '{.real}', '{0}{}', '{}{0}', '{-1}', '{00}', '{99999999999999999999}', '{0[99999999999999999999]}', '{0[-1]}', '{:>10}', '{:d}', '{a!r:^{b}}',
                 '{0.__class__}', '{0:}', '{:', '{0!}', '{0!:}', '{a.b.c[d]}', '{0..real}', '{0[a}', '{0[a]b}', '{!r:}', '{:!r}', '{0!r!s}', 'a{b', 'a}b', '{\n}', "{'a'}", '{a b}', '{0:%Y}', '{0:{0}{0}}']:
        for text, args, kw in [('', (), {}), ('1', (1,), {}), ("'x', 5", ('x', 5), {}), ("[1, 2]", ([1, 2],), {}), ("{'a': 3}", ({'a': 3},), {}), ('a=1', (), {'a': 1}), ("1, a='x', b=6", (1,), {'a': 'x', 'b': 6}),
                               ("1.5, 'a', '>9'", (1.5, '>9', 'a'), {})]:
            k = '%r.format(%s)' % (spec, text)
            if chosen(k):
                attempt(k, lambda: spec.format(*args, **kw))
            if not args and chosen('map ' + k):
                attempt('map ' + k, lambda: spec.format_map(kw))
    for spec in ['%', '%(', '%(a', '%(a)', '%(a)s', '%(a)d %(b)r', '%(a))s', '%((a))s', '%()s', '%s %s', '%s', '%%', '%5%', '%-5%|', '%*d', '%.*f', '%*.*f', '%(a)*d', 'a%zb', '%s%', '%1000000000000000000000d',
                 '%.1000000000000000000000d', '%.f', '%5', '%.', '%l', '%lls', '%-', '%c', '%a', '%x', '%e', '%i', '%\u1234', '%5.3s|', '%-5s|', '%05s|', '%+s', '%#x %#o %#X', '% d', '%+d', '%05d', '%-05d|', '%.3d', '%5.3d|',
                 '%#.3x', '%.0f %#.0f', '%.50f', '%g %#g', '%r', '%.2r', '%(a)s %s', '%s %(a)s', '%\x00s', '%.-1d', '%--5d|', '%+-5d|', '%((a)b)s']:
        for text, args in [('()', ()), ('1', 1), ("'a'", 'a'), ('(1, 2)', (1, 2)), ('(1, 2, 3)', (1, 2, 3)), ("{'a': 5}", {'a': 5}), ("{}", {}), ('[1]', [1]), ("(7, 3, 1.5)", (7, 3, 1.5)), ('Dict()', Dict()), ('Plain()', Plain()),
                           ("('a',)", ('a',)), ('-3', -3), ("('x', 1)", ('x', 1)), ('(None, 1)', (None, 1)), ('Keys()', Keys()), ('(10**20, 1)', (10**20, 1)), ("{'(a)b': 1, '': 2, '(a)': 3}", {'(a)b': 1, '': 2, '(a)': 3}),
                           ("{b'a': 3}", {b'a': 3})]:
            k = '%r %% %s' % (spec, text)
            if chosen(k):
                attempt(k, lambda: spec % args)
                try:
                    b = spec.encode('ascii')
                except UnicodeEncodeError:
                    continue
                attempt('b' + k, lambda: b % args)


def parsing():
    texts = ['', ' ', '0', '00', '-0', '+5', '--5', '+-5', '5 ', ' 5', '\t5\n', '5 5', '1_000', '1__0', '_1', '1_', '-_1', '0x1f', '0X1F', '0b101', '0o17', '017', '0x', '0b', '0b2', '0o8', '0x_1', '0x1_', '-0x10', '1e5', '1.5', '.5',
             '5.', '.', '1.', '1e', '1e+', '1e5.', '1_0.5', '1._5', '1e_5', '1_e5', '1e1_0', 'nan', 'NaN', '-nan', '+nan', 'inf', 'INF', 'infinity', '-Infinity', 'infinit', 'in', 'nann', '1e400', '-1e400', '1e-400', '\u0665', '\uff11\uff12', '1\u0665',
             '\u00b2', '\u2003 7 \u2003', '\x007', '7\x00', '1' * 30, '9' * 400, '0.' + '1' * 60, '123456789012345678901234567890.5', '1j', 'j', '-j', '+j', '1+2j', '1-2j', '1 + 2j', '(1+2j)', ' ( 1+2j ) ', '(1+2j', '1+2', '1+2J', '1e5j', 'nanj', 'infj',
             'nan+infj', '1+', '1+j', '1-j', '1++2j', '1_0+2_0j', '1j+2', '2jj', 'abc', 'z', 'Z', '10', '12', '0x10', '-10', '0.1e1', '1E5', '0e0', '1e0001', '0x1.8p1', '1d', '1f', 'True', 'None', '\ud800', '1\ud800', "'", '1,000', '1 000', '\xa05\xa0',
             '5\x1c', '\u30005', '1e\u0665', '+', '-', 'e5', '0_0', '0_7', '08', '0_x1', '- 5', '(5)', '((5))', '()', '1e309j', 'Inf+NaNj', '4' * 5000]
    for s in texts:
        name = repr(s) if len(s) < 1000 else "'4' * 5000"
        for what, f in [('int', int), ('float', float), ('complex', complex), ('int b', lambda x: int(x.encode('utf-8', 'surrogatepass'))), ('float b', lambda x: float(x.encode('utf-8', 'surrogatepass'))),
                        ('complex b', lambda x: complex(x.encode('utf-8', 'surrogatepass'))), ('int ba', lambda x: int(bytearray(x.encode('utf-8', 'surrogatepass')))), ('fromhex', float.fromhex),
                        ('bytes.fromhex', bytes.fromhex), ('bool', bool), ('Int', Int), ('Float', Float), ('ord', ord), ('eval', eval)]:
            k = '%s(%s)' % (what, name)
            if chosen(k) and (what != 'eval' or s not in ('abc', 'z', 'Z')):
                if what == 'eval':
                    import warnings
                    warnings.simplefilter('ignore')
                attempt(k, lambda: f(s))
        for base in (0, 1, 2, 8, 10, 16, 36, 37, -1, 3.5, None, '10', True, 10**20):
            k = 'int(%s, %r)' % (name, base)
            if chosen(k):
                attempt(k, lambda: int(s, base))
    for s in ['0x1.8p1', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1p1024', '0x1.fffffffffffffp1023', '0x1.fffffffffffff8p1023', '-0x.8p0', '0x', '0x.p1', '0xp1', '1.8', 'p', '0x1p', '0x1p+', '0x1.8q', 'inf', '-nan', '0x' + '1' * 100, '1' * 30 + 'p-100',
              '0x1.00000000000008p0', '0x1.00000000000018p0', '  0x1p3 ', '0x1 p3', '0x1p99999999999999999', '0x0p99999999999999999', '0x1p-99999999999999999', '+0x1', '0X1P1']:
        attempt('float.fromhex(%r)' % s, lambda: float.fromhex(s))
    for v in ['0.0', '-0.0', '1.5', '5e-324', '1e308', '-3.75', '0.1', 'float("nan")', 'float("-inf")', '2.0**-1030', '1e22']:
        for m in ['hex', 'as_integer_ratio', 'is_integer', '__repr__', '__int__', '__trunc__', '__floor__', '__ceil__', '__hash__', '__getformat__']:
            f = eval(v)
            attempt('%s.%s()' % (v, m), lambda: getattr(f, m)())


def numbers():
    ints = ['0', '1', '-1', '2', '-3', '7', '10', '255', '-256', '2**31', '2**63', '-2**63', '2**64 + 1', '10**20', '-10**25', 'True']
    floats = ['0.0', '-0.0', '1.0', '0.5', '1.5', '2.5', '-2.5', '0.1', '2.675', '1e16', '1e22', '1e300', '-1e-300', '5e-324', 'float("inf")', '-float("inf")', 'float("nan")', '1234.5678', '0.15', '5.015', '1e15 + 0.5', '123456.5']
    for a in floats + ints:
        v = eval(a)
        for n in ['', 'None', '0', '1', '2', '-1', '-2', '3', '15', '17', '22', '23', '300', '400', '-300', '-308', '-309', '10**20', '-10**20', '1.0', "'a'", 'IndexOne()', 'True']:
            k = 'round(%s, %s)' % (a, n)
            if chosen(k) and (n != '-10**20' or isinstance(v, float)):
                attempt(k, (lambda: round(v)) if n == '' else (lambda: round(v, eval(n))))
        for f in (hash, repr, str, abs, bool, int, float, complex, bin, oct, hex, chr):
            k = '%s(%s)' % (f.__name__, a)
            if chosen(k):
                attempt(k, lambda: f(v))
        for b in floats + ints + ['2j', '(1-1j)']:
            w = eval(b)
            for op, f in [('divmod', divmod), ('//', lambda x, y: x // y), ('%', lambda x, y: x % y), ('/', lambda x, y: x / y), ('**', lambda x, y: x ** y), ('+', lambda x, y: x + y), ('-', lambda x, y: x - y), ('*', lambda x, y: x * y),
                          ('<', lambda x, y: x < y), ('==', lambda x, y: x == y), ('<<', lambda x, y: x << y), ('>>', lambda x, y: x >> y), ('&', lambda x, y: x & y), ('|', lambda x, y: x | y), ('^', lambda x, y: x ^ y)]:
                k = '%s %s %s' % (a, op, b)
                if op in ('**', '<<') and isinstance(w, int) and abs(w) > 300 or not chosen(k) or op == '**' and isinstance(w, int) and abs(w) > 20 and isinstance(v, int) and abs(v) > 2**64:
                    continue
                attempt(k, lambda: f(v, w))
    for a in ints:
        for b in ints:
            for c in ints + ['1.5', 'None', '2j', "'a'"]:
                k = 'pow(%s, %s, %s)' % (a, b, c)
                if (abs(eval(b)) > 300 and c == 'None') or not chosen(k):
                    continue
                attempt(k, lambda: pow(eval(a), eval(b), eval(c)))
    for a in ints:
        for length in ('', '0', '1', '2', '8', '16', '-1', '10**20', "'a'"):
            for order in ("'big'", "'little'", "'x'", '1', 'None'):
                for signed in ('True', 'False', "'a'"):
                    k = '(%s).to_bytes(%s, %s, signed=%s)' % (a, length, order, signed)
                    if length and chosen(k):
                        attempt(k, lambda: eval(k))
        for m in ('bit_length', 'bit_count', 'conjugate', 'as_integer_ratio', '__index__', '__float__', '__getnewargs__', 'is_integer', '__ceil__', '__trunc__', '__invert__'):
            attempt('(%s).%s()' % (a, m), lambda: getattr(eval(a), m)())
    for b in ("b''", "b'\\xff'", "b'\\x01\\x02'", "b'\\x80' * 9", '[1, 2]', '[300]', "'ab'", 'None', '5', "bytearray(b'ab')", 'range(3)', '[1.5]', "memoryview(b'ab')"):
        for order in ("'big'", "'little'", "'x'", '1', ''):
            for signed in ('', ', signed=True'):
                k = 'int.from_bytes(%s%s%s)' % (b, ', ' * bool(order) + order, signed)
                if chosen(k):
                    attempt(k, lambda: eval(k))


def section(name):
    special = {'functions': functions, 'constructors': constructors, 'raising': exceptions, 'operators': operators, 'subscripts': subscripts, 'formats': formats, 'parsing': parsing, 'numbers': numbers}
    if name == 'sections':
        for n in list(receivers()) + list(special):
            print(n)
    elif name == 'all':
        global PREFIX
        for n in list(receivers()) + list(special):
            PREFIX = n + ': '
            section(n)
    elif name in special:
        special[name]()
    else:
        members(name)


section(sys.argv[1])
