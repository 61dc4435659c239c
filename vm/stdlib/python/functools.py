"""functools.py - Tools for working with functions and callable objects
"""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cmp_to_key', 'lru_cache', 'reduce', 'partial',
           'partialmethod', 'singledispatch', 'singledispatchmethod', 'cached_property']
#: since 3.9
__all__.append('cache')
#: end

from _functools import cmp_to_key, partial, reduce, _lru_cache_wrapper

_MISSING = object()

#: before 3.12
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
#: end
#: since 3.12
WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
#: end
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# How a comparison follows from another one, whose result is r, and from equality.

def _negated(name):
    def method(self, other):
        r = getattr(type(self), name)(self, other)
        return r if r is NotImplemented else not r
    return method


def _negated_and_unequal(name):
    def method(self, other):
        r = getattr(type(self), name)(self, other)
        return r if r is NotImplemented else not r and self != other
    return method


def _or_equal(name):
    def method(self, other):
        r = getattr(type(self), name)(self, other)
        return r if r is NotImplemented else r or self == other
    return method


def _and_unequal(name):
    def method(self, other):
        r = getattr(type(self), name)(self, other)
        return r if r is NotImplemented else r and self != other
    return method


def _negated_or_equal(name):
    def method(self, other):
        r = getattr(type(self), name)(self, other)
        return r if r is NotImplemented else not r or self == other
    return method


_orderings = {
    '__lt__': [('__gt__', _negated_and_unequal), ('__le__', _or_equal), ('__ge__', _negated)],
    '__le__': [('__ge__', _negated_or_equal), ('__lt__', _and_unequal), ('__gt__', _negated)],
    '__gt__': [('__lt__', _negated_and_unequal), ('__ge__', _or_equal), ('__le__', _negated)],
    '__ge__': [('__le__', _negated_or_equal), ('__gt__', _and_unequal), ('__lt__', _negated)],
}


def total_ordering(cls):
    defined = {op for op in _orderings if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(defined)  # __lt__ goes before __le__, that before __gt__ and __ge__
    for name, make in _orderings[root]:
        if name not in defined:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = name
            method.__doc__ = getattr(int, name).__doc__
            setattr(cls, name, method)
    return cls


_CacheInfo = None


def _cache_info(*counts):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
    return _CacheInfo(*counts)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _cache_info)
    #: since 3.9
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    #: end
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        #: since 3.13
        self.__module__ = func.__module__
        #: end

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = values.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                values[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                f"does not support item assignment for caching {name!r} property.") from None
        return value

    #: since 3.9
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
    #: end


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        #: before 3.13
        cls = type(self)
        return '{}.{}({}, {}, {})'.format(
            cls.__module__, cls.__qualname__, self.func,
            ', '.join(map(repr, self.args)),
            ', '.join(f'{k}={v!r}' for k, v in self.keywords.items()))
        #: end
        #: since 3.13
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f'{k}={v!r}' for k, v in self.keywords.items())
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"
        #: end

    def _method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


def _merged(orders):
    # The C3 merge of lists of classes: always the first class that stands behind none.
    orders, result = [order for order in orders if order], []
    while orders:
        behind = {c for order in orders for c in order[1:]}
        for order in orders:
            if order[0] not in behind:
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(order[0])
        orders = [rest for rest in (order[order[0] is result[-1]:] for order in orders) if rest]
    return result


def _order(cls, abstract):
    """The method resolution order of a class with abstract classes put in where they belong: each
    behind the class that is the first to satisfy it."""
    bases = list(cls.__bases__)
    explicit = 0
    for i, base in enumerate(bases, 1):
        if hasattr(base, '__abstractmethods__'):
            explicit = i
    here = [a for a in abstract
            if issubclass(cls, a) and not any(issubclass(base, a) for base in bases)]
    rest = [a for a in abstract if a not in here]
    parts = bases[:explicit], here, bases[explicit:]
    return _merged([[cls]] + [_order(c, rest) for part in parts for c in part] + [list(part) for part in parts])


def _resolution(cls, types):
    """The order of a class with those of the registered types that it satisfies."""
    known = set(cls.__mro__)
    types = [t for t in types if t not in known and hasattr(t, '__mro__')
             #: since 3.9
             and type(t).__name__ != 'GenericAlias'
             #: end
             and issubclass(cls, t)]
    types = [t for t in types if not any(t is not other and t in other.__mro__ for other in types)]
    abstract = []
    for t in types:
        chains = [[c for c in below.__mro__ if c in types] for below in t.__subclasses__()
                  if below not in known and issubclass(cls, below)]
        if not chains:
            abstract.append(t)
        for chain in sorted(chains, key=len, reverse=True):
            abstract += [c for c in chain if c not in abstract]
    return _order(cls, abstract)


def _implementation(cls, registry):
    """The function for a class: that of the first class of its order that has one."""
    match = None
    for t in _resolution(cls, registry.keys()):
        if match is not None:
            if t in registry and t not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, t):
                raise RuntimeError('Ambiguous dispatch: {} or {}'.format(match, t))
            break
        if t in registry:
            match = t
    return registry.get(match)


def singledispatch(func):
    from abc import get_cache_token
    from types import MappingProxyType
    registry = {}
    found = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != get_cache_token():
            found.clear()
            token = get_cache_token()
        try:
            return found[cls]
        except KeyError:
            pass
        implementation = registry.get(cls)
        if implementation is None:
            implementation = _implementation(cls, registry)
        found[cls] = implementation
        return implementation

    #: since 3.11
    def is_union(cls):
        from types import UnionType
        from typing import Union, get_origin
        return get_origin(cls) in {Union, UnionType}

    def valid(cls):
        if isinstance(cls, type):
            return True
        if not is_union(cls):
            return False
        from typing import get_args
        return all(isinstance(arg, type) for arg in get_args(cls))
    #: end

    def register(cls, func=None):
        nonlocal token
        if isinstance(cls, type):
            if func is None:
                return lambda f: register(cls, f)
        else:
            #: since 3.11
            if valid(cls):
                if func is None:
                    return lambda f: register(cls, f)
                from typing import get_args
                for arg in get_args(cls):
                    register(arg, func)
                return func
            #: end
            if func is not None:
                #: before 3.11
                return func
                #: end
                #: since 3.11
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
                #: end
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                'Use either `@register(some_class)` or plain `@register` '
                                'on an annotated function.')
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not isinstance(cls, type):
                #: since 3.11
                if valid(cls):
                    return register(cls, func)
                if is_union(cls):
                    raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.')
                #: end
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
        registry[cls] = func
        if token is None and hasattr(cls, '__abstractmethods__'):
            token = get_cache_token()
        found.clear()
        return func

    name = getattr(func, '__name__', 'singledispatch function')

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            #: since 3.13
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            #: end
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
