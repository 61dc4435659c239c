"""Support to pretty-print lists, tuples, & dictionaries recursively."""

import collections as _collections
import sys as _sys
import types as _types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True
           #: since 3.10
           , underscore_numbers=False
           #: end
           ):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    printer = PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts)
    #: since 3.10
    printer._underscore_numbers = underscore_numbers
    #: end
    printer.pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True
            #: since 3.10
            , underscore_numbers=False
            #: end
            ):
    """Format a Python object into a pretty-printed representation."""
    printer = PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts)
    #: since 3.10
    printer._underscore_numbers = underscore_numbers
    #: end
    return printer.pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """A key for sorting what has no order: by type and identity then."""
    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _item_key(item):
    return _safe_key(item[0]), _safe_key(item[1])


class PrettyPrinter:
    """Handle pretty printing operations onto a stream using a set of configured parameters."""
    _underscore_numbers = False

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True
                 #: since 3.10
                 , underscore_numbers=False
                 #: end
                 ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        #: since 3.10
        self._underscore_numbers = underscore_numbers
        #: end

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._write(object, parts.append, 0, 0, {}, 0)
        return ''.join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Format object: its text, whether it is readable and whether it is recursive."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _write(self, object, write, indent, allowance, context, level):
        """Writes an object at a column; allowance is what has to fit behind its last line."""
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            method = self._dispatch.get(type(object).__repr__)
            #: since 3.10
            if method is None and _prints_fields(object):
                method = PrettyPrinter._write_dataclass
            #: end
            if method is not None:
                context[id(object)] = 1
                method(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _gap(self, write):
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * ' ')

    def _write_dict(self, object, write, indent, allowance, context, level):
        write('{')
        self._gap(write)
        if object:
            items = sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()
            self._write_pairs(items, write, indent, allowance + 1, context, level)
        write('}')

    def _write_pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        items = list(items)
        for i, (key, value) in enumerate(items):
            if i:
                write(',\n' + ' ' * indent)
            text = self._repr(key, context, level)
            write(text + ': ')
            self._write(value, write, indent + len(text) + 2, allowance if i == len(items) - 1 else 1, context, level)

    def _write_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        self._gap(write)
        newline = ',\n' + ' ' * indent
        delimiter = ''
        room = line = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                line -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if room < need:
                    room = line
                    if delimiter:
                        delimiter = newline
                if room >= need:
                    room -= need
                    write(delimiter + text)
                    delimiter = ', '
                    continue
            write(delimiter)
            delimiter = newline
            self._write(item, write, indent, allowance if last else 1, context, level)

    def _write_list(self, object, write, indent, allowance, context, level):
        write('[')
        self._write_items(object, write, indent, allowance + 1, context, level)
        write(']')

    def _write_tuple(self, object, write, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        write('(')
        self._write_items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _write_set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        start, end = '{', '}'
        if type(object) is not set:
            start, end = type(object).__name__ + '({', '})'
            indent += len(start) - 1
        write(start)
        self._write_items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _write_bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        # Four bytes go together; the last four leave room for what comes behind.
        width, last = self._width - indent, len(object) // 4 * 4
        chunks, current = [], b''
        for i in range(0, len(object), 4):
            if i == last:
                width -= allowance
            if len(repr(current + object[i:i + 4])) > width:
                if current:
                    chunks.append(repr(current))
                current = b''
            current += object[i:i + 4]
        if current:
            chunks.append(repr(current))
        text = ('\n' + ' ' * indent).join(chunks)
        write('(%s)' % text if level == 1 else text)

    def _write_bytearray(self, object, write, indent, allowance, context, level):
        write('bytearray(')
        self._write_bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(')')

    def _write_str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        lines = object.splitlines(True)
        width = line_width = self._width - indent
        text = ''
        for i, line in enumerate(lines):
            text = repr(line)
            if i == len(lines) - 1:
                line_width -= allowance
            if len(text) <= line_width:
                chunks.append(text)
                continue
            # Words, each with the white space behind it.
            words = _words(line)
            line_width = width
            current = ''
            for j, word in enumerate(words):
                if j == len(words) - 1 and i == len(lines) - 1:
                    line_width -= allowance
                if len(repr(current + word)) > line_width:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write('(')
        write(('\n' + ' ' * indent).join(chunks))
        if level == 1:
            write(')')

    def _write_ordered(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + '(')
        self._write(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(')')

    def _write_default(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        write(f'{name}({self._repr(object.default_factory, context, level)},\n{" " * indent}')
        self._write_dict(object, write, indent, allowance + 1, context, level)
        write(')')

    def _write_counter(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + '({')
        self._gap(write)
        self._write_pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write('})')

    def _write_deque(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        write(name + '([')
        indent += len(name) + 1
        if object.maxlen is None:
            self._write_items(object, write, indent, allowance + 2, context, level)
            write('])')
        else:
            self._write_items(object, write, indent, 2, context, level)
            write(f'],\n{" " * indent}maxlen={self._repr(object.maxlen, context, level)})')

    def _write_mappingproxy(self, object, write, indent, allowance, context, level):
        write('mappingproxy(')
        self._write(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(')')

    #: since 3.9
    def _write_namespace(self, object, write, indent, allowance, context, level):
        name = 'namespace' if type(object) is _types.SimpleNamespace else type(object).__name__
        self._write_fields(name, object.__dict__.items(), write, indent, allowance, context, level)
    #: end

    #: since 3.10
    def _write_dataclass(self, object, write, indent, allowance, context, level):
        fields = [(f.name, getattr(object, f.name)) for f in object.__dataclass_fields__.values() if f.repr]
        self._write_fields(type(object).__name__, fields, write, indent, allowance, context, level)
    #: end

    def _write_fields(self, name, fields, write, indent, allowance, context, level):
        indent += len(name) + 1
        write(name + '(')
        fields = list(fields)
        for i, (key, value) in enumerate(fields):
            if i:
                write(',\n' + ' ' * indent)
            last = i == len(fields) - 1
            write(key + '=')
            if id(value) in context:
                write('...')
            else:
                self._write(value, write, indent + len(key) + 1, allowance + 1 if last else 1, context, level)
        write(')')

    _dispatch = {
        dict.__repr__: _write_dict, list.__repr__: _write_list, tuple.__repr__: _write_tuple, set.__repr__: _write_set,
        frozenset.__repr__: _write_set, str.__repr__: _write_str, bytes.__repr__: _write_bytes,
        bytearray.__repr__: _write_bytearray, _collections.OrderedDict.__repr__: _write_ordered,
        _collections.defaultdict.__repr__: _write_default, _collections.Counter.__repr__: _write_counter,
        _collections.deque.__repr__: _write_deque, _types.MappingProxyType.__repr__: _write_mappingproxy,
    }
    #: since 3.9
    _dispatch[_types.SimpleNamespace.__repr__] = _write_namespace
    #: end

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        method = getattr(kind, "__repr__", None)
        #: since 3.10
        if issubclass(kind, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        #: end
        if issubclass(kind, dict) and method is dict.__repr__:
            start, end = '{', '}'
        elif issubclass(kind, list) and method is list.__repr__:
            start, end = '[', ']'
        elif issubclass(kind, tuple) and method is tuple.__repr__:
            start, end = '(', ',)' if len(object) == 1 else ')'
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        if not object:
            return (start + end if kind is not tuple or len(object) == 0 and end == ')' else '()'), True, False
        if maxlevels and level >= maxlevels:
            return start + '...' + end, False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        readable, recursive = True, False
        parts = []
        level += 1

        def show(x):
            nonlocal readable, recursive
            text, r, rec = self.format(x, context, maxlevels, level)
            readable = readable and r
            recursive = recursive or rec
            return text
        if start == '{':
            items = sorted(object.items(), key=_item_key) if self._sort_dicts else object.items()
            for key, value in items:
                parts.append(f'{show(key)}: {show(value)}')
        else:
            parts = [show(x) for x in object]
        del context[id(object)]
        return start + ', '.join(parts) + end, readable, recursive


#: since 3.10
def _prints_fields(object):
    return (hasattr(object, '__dataclass_fields__') and not isinstance(object, type) and
            object.__dataclass_params__.repr and hasattr(object.__repr__, "__wrapped__") and
            "__create_fn__" in object.__repr__.__wrapped__.__qualname__)


#: end
def _words(line):
    """The words of a line, each with the white space behind it; it may begin with some."""
    words = []
    current = ''
    for i, c in enumerate(line):
        if current and current[-1].isspace() and not c.isspace():
            words.append(current)
            current = ''
        current += c
    if current:
        words.append(current)
    return words


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"
