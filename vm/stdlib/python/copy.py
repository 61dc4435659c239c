"""Generic (shallow and deep) copying operations."""

__all__ = ['Error', 'copy', 'deepcopy']
#: since 3.13
__all__.append('replace')
#: end


class Error(Exception):
    pass


error = Error  # the older name

_MISSING = object()

# Of these there is nothing to copy: they never change, or have an identity of their own.
_atomic = {type(None), int, float, bool, complex, str, bytes, type, range, slice, property,
           type(Ellipsis), type(NotImplemented), type(lambda: 0), type(len), type(len.__call__),
           type((lambda: 0).__code__)}


def _state(x, cls):
    """What object.__reduce_ex__ gives for the state: (dict or None, dict of slots or None)."""
    getstate = getattr(cls, '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        return x.__getstate__(), True
    slots = {}
    for c in cls.__mro__:
        names = c.__dict__.get('__slots__', ())
        if isinstance(names, str):
            names = (names,)
        for name in names:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = c.__name__.lstrip('_')
                if stripped:
                    name = f'_{stripped}{name}'
            value = getattr(x, name, _MISSING)
            if value is not _MISSING:
                slots[name] = value
    values = getattr(x, '__dict__', None) or None
    if slots:
        return (values, slots), False
    return values, False


_copied_by_new = (int, float, complex, str, bytes, tuple, frozenset)


def _reduced(x, cls):
    """What a copy of x is made of: a callable, its arguments, a state, whether the state is the
    class's own, and iterators of items and of pairs."""
    reduce = getattr(cls, '__reduce_ex__', None)
    if reduce is not None and reduce is not object.__reduce_ex__ or cls.__reduce__ is not object.__reduce__:
        if issubclass(cls, BaseException) and cls.__reduce__ is BaseException.__reduce__:
            return cls, x.args, (x.__dict__ or None), False, None, None
        if reduce is not object.__reduce_ex__:
            rv = x.__reduce_ex__(4)
        else:
            rv = x.__reduce__()
        if isinstance(rv, str):
            return None
        rv = tuple(rv) + (None,) * (5 - len(rv))
        return rv[0], rv[1], rv[2], True, rv[3], rv[4]
    make = getattr(cls, '__getnewargs_ex__', None)
    if make is not None:
        args, kwargs = x.__getnewargs_ex__()
        new = lambda *a: cls.__new__(*a, **kwargs)
        args = (cls, *args)
    else:
        new = cls.__new__
        if getattr(cls, '__getnewargs__', None) is not None:
            args = (cls, *x.__getnewargs__())
        else:
            base = next((b for b in _copied_by_new if isinstance(x, b)), None)
            args = (cls,) if base is None else (cls, list(x) if base is frozenset else base(x))
            if base is None:
                _check_copyable(x, cls)
    state, own = _state(x, cls)
    items = iter(x) if isinstance(x, list) else None
    pairs = iter(x.items()) if isinstance(x, dict) else None
    if isinstance(x, (set, bytearray)):
        return cls, (list(x) if isinstance(x, set) else bytes(x),), state, own, None, None
    return new, args, state, own, items, pairs


def _check_copyable(x, cls):
    # Built-in types whose instances are more than their attributes say how they are copied, or can't be.
    base = cls
    while base.__flags__ & 512:  # made by a class statement
        base = base.__base__
    if base not in (object, list, dict, set, bytearray, BaseException) and not issubclass(base, BaseException):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if cls in (tuple, frozenset):
        return x
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    parts = _reduced(x, cls)
    if parts is None:
        return x
    return _rebuild(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    if cls is list:
        y = []
        memo[key] = y
        append = y.append
        for item in x:
            append(deepcopy(item, memo))
    elif cls is dict:
        y = {}
        memo[key] = y
        for k, v in x.items():
            y[deepcopy(k, memo)] = deepcopy(v, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        try:
            return memo[key]
        except KeyError:
            pass
        y = x
        for old, new in zip(x, items):
            if old is not new:
                y = tuple(items)
                break
    elif issubclass(cls, type):
        y = x
    elif cls is type(_reduced.__get__(1)):
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            parts = _reduced(x, cls)
            y = x if parts is None else _rebuild(x, memo, *parts)
    if y is not x:
        memo[key] = y
        # What was copied must live as long as the memo, or its id may come again.
        memo.setdefault(id(memo), []).append(x)
    return y


def _rebuild(x, memo, func, args, state, own, items, pairs):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state:
                y.__dict__.update(state)
            if slots:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for k, v in pairs:
            if deep:
                k, v = deepcopy(k, memo), deepcopy(v, memo)
            y[k] = v
    return y


#: since 3.13
def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return func(obj, **changes)
#: end
