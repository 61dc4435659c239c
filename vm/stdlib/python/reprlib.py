"""Redo the builtin repr() (representation) but with limits on most sizes."""

import builtins
from itertools import islice

__all__ = ['Repr', 'repr', 'recursive_repr']


def recursive_repr(fillvalue='...'):
    'Decorator to make a repr function return fillvalue for a recursive call'
    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__annotations__ = getattr(user_function, '__annotations__', {})
        #: since 3.12
        wrapper.__type_params__ = getattr(user_function, '__type_params__', ())
        #: end
        #: since 3.13
        wrapper.__wrapped__ = user_function
        #: end
        return wrapper
    return decorating_function


def _possibly_sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


class Repr:

    #: before 3.12
    def __init__(self):
        self.maxlevel = self.maxtuple = self.maxlist = self.maxset = 6
        self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = self.maxother = 30
        self.maxlong = 40
        #: end
    #: since 3.12
    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6,
                 maxfrozenset=6, maxdeque=6, maxstring=30, maxlong=40, maxother=30,
                 fillvalue='...', indent=None):
        limits = dict(locals())
        del limits['self']
        self.__dict__.update(limits)
    #: end

    #: before 3.11
    def _fill(self):
        return '...'

    def _join(self, pieces, level):
        return ', '.join(pieces)

    def _on_lines(self):
        return False
    #: end
    #: since 3.11
    def _fill(self):
        return self.fillvalue

    def _on_lines(self):
        return self.indent is not None

    def _join(self, pieces, level):
        indent = self.indent
        if indent is None:
            return ', '.join(pieces)
        if not pieces:
            return ''
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f'Repr.indent cannot be negative int (was {indent!r})')
            indent = ' ' * indent
        try:
            margin = '\n' + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError(f'Repr.indent must be a str, int or None, not {type(indent)}') from error
        text = margin + (',' + margin).join(pieces) + ',' + margin
        return text[:len(text) - len(indent)]
    #: end

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = '_'.join(type(x).__name__.split())
        method = getattr(self, 'repr_' + name, self.repr_instance)
        return method(x, level)

    def _repr_iterable(self, x, level, left, right, maxiter, trail=''):
        size = len(x)
        if size and level <= 0:
            inner = self._fill()
        else:
            pieces = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
            if size > maxiter:
                pieces.append(self._fill())
            inner = self._join(pieces, level)
            if size == 1 and not self._on_lines():
                inner += trail
        return left + inner + right

    def _middle(self, text, size):
        # What is left of a text that is too long: its beginning and its end.
        head = max(0, (size - 3) // 2)
        tail = max(0, size - 3 - head)
        return text[:head] + self._fill() + text[len(text) - tail:]

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, '[', ']', self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return "array('%s')" % x.typecode
        return self._repr_iterable(x, level, "array('%s', [" % x.typecode, '])', self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return 'set()'
        return self._repr_iterable(_possibly_sorted(x), level, '{', '}', self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return 'frozenset()'
        return self._repr_iterable(_possibly_sorted(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if not len(x):
            return '{}'
        if level <= 0:
            return '{%s}' % self._fill()
        pieces = [self.repr1(key, level - 1) + ': ' + self.repr1(x[key], level - 1)
                  for key in islice(_possibly_sorted(x), self.maxdict)]
        if len(x) > self.maxdict:
            pieces.append(self._fill())
        return '{%s}' % self._join(pieces, level)

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) <= self.maxstring:
            return text
        head = max(0, (self.maxstring - 3) // 2)
        tail = max(0, self.maxstring - 3 - head)
        return self._middle(builtins.repr(x[:head] + x[len(x) - tail:]), self.maxstring)

    def repr_int(self, x, level):
        text = builtins.repr(x)
        return text if len(text) <= self.maxlong else self._middle(text, self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
        return text if len(text) <= self.maxother else self._middle(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
