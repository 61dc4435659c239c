"""The typing module: what type hints are made of.

Nothing here checks types: subscripted forms are objects that know what they were made of."""

import collections
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from abc import ABCMeta, abstractmethod
#: since 3.12
from _typing import Generic, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple
#: end
#: since 3.13
from _typing import NoDefault
#: end
#: since 3.10
from types import GenericAlias, UnionType
#: end

__all__ = [
    'Any', 'Callable', 'ClassVar', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional', 'Protocol', 'Tuple', 'Type',
    'TypeVar', 'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView', 'Iterable',
    'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence',
    'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator',
    'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
    'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List',
    'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'AnyStr', 'cast', 'final', 'get_args',
    'get_origin', 'get_type_hints', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoReturn', 'overload',
    'runtime_checkable', 'Text', 'TYPE_CHECKING',
]
#: since 3.10
__all__ += [
    'Annotated', 'BinaryIO', 'Concatenate', 'IO', 'Match', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs', 'Pattern', 'TextIO',
    'TypeAlias', 'TypeGuard', 'is_typeddict',
]
#: end
#: since 3.11
__all__ += [
    'LiteralString', 'Never', 'NotRequired', 'Required', 'Self', 'TypeVarTuple', 'Unpack', 'assert_never', 'assert_type',
    'clear_overloads', 'dataclass_transform', 'get_overloads', 'reveal_type',
]
#: end
#: since 3.12
__all__ += ['TypeAliasType', 'override']
#: end
#: since 3.13
__all__ += ['NoDefault', 'ReadOnly', 'TypeIs', 'get_protocol_members', 'is_protocol']
#: end

TYPE_CHECKING = False
Text = str


def _type_check(arg, msg, is_argument=True):
    """Gives arg as a type, or complains that it is none."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in ((Generic, Protocol, ClassVar, Final) if is_argument else (Generic, Protocol)):
        raise TypeError(f"{arg} is not valid as type argument")
    #: before 3.11
    if isinstance(arg, _SpecialForm) and arg not in (Any, NoReturn) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, (type, TypeVar, ForwardRef)):
        return arg
    if not callable(arg):
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    #: end
    #: since 3.11
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if is_argument and arg in (ClassVar, Final):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    #: end
    return arg


def _type_repr(obj):
    """The text of an argument: classes by their names, of the module unless it is builtins."""
    #: since 3.9
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, tuple):
        return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
    #: end
    if isinstance(obj, type):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _is_parameter(t):
    #: before 3.10
    return isinstance(t, TypeVar)
    #: end
    #: since 3.10
    return isinstance(t, (TypeVar, ParamSpec, TypeVarTuple))
    #: end


def _collect_parameters(args):
    """The type variables in args, each once, in the order of their first use."""
    found = []
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, (tuple, list)):
            inner = _collect_parameters(t)
        elif _is_parameter(t):
            inner = (t,)
        else:
            inner = getattr(t, '__parameters__', ())
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


#: before 3.11
_ARGUMENTS = 'parameters'
#: end
#: since 3.11
_ARGUMENTS = 'arguments'
#: end


def _is_variadic(p):
    #: since 3.11
    return isinstance(p, TypeVarTuple)
    #: end
    return False


def _count(cls, params, expected):
    """Complains if there are not as many arguments as expected parameters."""
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    n, want = len(params), len(expected)
    #: since 3.13
    if n < want and expected[n].has_default():
        return
    if n < want and isinstance(cls, type) and not any(map(_is_variadic, expected)):
        least = want - sum(1 for p in expected if p.has_default())
        raise TypeError(f"Too few {_ARGUMENTS} for {cls}; actual {n}, expected at least {least}")
    #: end
    if any(map(_is_variadic, expected)):
        if n < want - 1:
            raise TypeError(f"Too few {_ARGUMENTS} for {cls}; actual {n}, expected at least {want - 1}")
        return
    if n != want:
        word = 'many' if n > want else 'few'
        raise TypeError(f"Too {word} {_ARGUMENTS} for {cls}; actual {n}, expected {want}")


def _unique(items):
    out = []
    for item in items:
        if item not in out:
            out.append(item)
    return tuple(out)


def _flat_union(args):
    out = []
    for a in args:
        #: since 3.10
        if isinstance(a, UnionType):
            out.extend(a.__args__)
            continue
        #: end
        if isinstance(a, _GenericAlias) and a.__origin__ is Union:
            out.extend(a.__args__)
        else:
            out.append(a)
    return _unique(out)


def _substitute(arg, values):
    """What arg is with the type variables replaced as values has it."""
    if _is_parameter(arg):
        return values.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)(_spread(arg, values))
    params = getattr(arg, '__parameters__', ())
    if isinstance(arg, type) or not params:
        return arg
    args = []
    for p in params:
        if _is_variadic(p):
            args.extend(values.get(p, (p,)))
        else:
            args.append(values.get(p, p))
    return arg[tuple(args)]


def _spread(args, values):
    """The items of args with the type variables replaced; *Ts is any number of them."""
    out = []
    for a in args:
        #: since 3.11
        if isinstance(a, _GenericAlias) and a.__origin__ is Unpack and _is_variadic(a.__args__[0]):
            value = values.get(a.__args__[0])
            if value is None:
                out.append(a)
            else:
                out.extend(value)
            continue
        #: end
        out.append(_substitute(a, values))
    return out


def _cached(func):
    """Keeps what func gives for arguments that have a hash: equal ones are one object."""
    keep = functools.lru_cache(typed=True)(func)

    @functools.wraps(func)
    def inner(*args):
        try:
            hash(args)
        except TypeError:
            return func(*args)
        return keep(*args)
    return inner


class _Final:
    """A class that cannot be subclassed."""
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final, _root=True):
    # A form such as Union or ClassVar: what it gives in brackets is make's to say.
    __slots__ = ('_name', '__doc__', '_make')

    def __init__(self, name, doc, make=None):
        self._name = name
        self.__doc__ = doc
        self._make = make

    #: since 3.10
    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
    #: end

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __hash__(self):
        return hash((self._name,))

    def __eq__(self, other):
        if not isinstance(other, _SpecialForm):
            return NotImplemented
        return self._name == other._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, parameters)


def _form(make):
    """Makes a form of a function that has its name and documentation."""
    return _SpecialForm(make.__name__.strip('_'), make.__doc__, _cached(make))


class ForwardRef(_Final, _root=True):
    """A type hint that is a string, evaluated later."""
    __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            code = compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        if not self.__forward_evaluated__ or localns is not globalns:
            if globalns is None and localns is None:
                globalns = localns = {}
            elif globalns is None:
                globalns = localns
            elif localns is None:
                localns = globalns
            value = _type_check(eval(self.__forward_code__, globalns, localns),
                                "Forward references must evaluate to types.", is_argument=self.__forward_is_argument__)
            #: since 3.9
            value = _eval_type(value, globalns, localns)
            #: end
            self.__forward_value__ = value
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return self.__forward_arg__ == other.__forward_arg__ and self.__forward_value__ == other.__forward_value__
        #: since 3.10
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__
        #: end
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        #: since 3.10
        return hash((self.__forward_arg__, self.__forward_module__))
        #: end
        return hash(self.__forward_arg__)

    #: since 3.11
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
    #: end

    def __repr__(self):
        #: since 3.11
        if self.__forward_module__ is not None:
            return f'ForwardRef({self.__forward_arg__!r}, module={self.__forward_module__!r})'
        #: end
        return f'ForwardRef({self.__forward_arg__!r})'


#: before 3.12
class TypeVar(_Final, _root=True):
    """A type variable."""
    __slots__ = ('__name__', '__bound__', '__constraints__', '__covariant__', '__contravariant__', '__dict__')

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self.__constraints__ = tuple(_type_check(t, msg) for t in constraints)
        self.__bound__ = None if bound is None else _type_check(bound, "Bound must be a type.")
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
        if module != 'typing':
            self.__module__ = module

    def __repr__(self):
        if self.__covariant__:
            return '+' + self.__name__
        if self.__contravariant__:
            return '-' + self.__name__
        return '~' + self.__name__

    def __reduce__(self):
        return self.__name__


#: end
def _dunder(name):
    return name.startswith('__') and name.endswith('__')


class _GenericAlias(_Final, _root=True):
    """A form with arguments: origin[args]. name is what it is called in typing, if that is not
    the origin's name; inst says that it can be called."""

    def __init__(self, origin, args, *, inst=True, name=None):
        if not isinstance(args, tuple):
            args = (args,)
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        #: before 3.11
        self.__args__ = tuple(... if a is _ELLIPSIS else () if a is _EMPTY else a for a in args)
        #: end
        #: since 3.11
        self.__args__ = tuple(... if a is _ELLIPSIS else a for a in args)
        #: end
        self.__parameters__ = _collect_parameters(args)
        self.__slots__ = None
        if not name:
            self.__module__ = origin.__module__

    @_cached
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        #: since 3.10
        if len(self.__parameters__) == 1 and isinstance(self.__parameters__[0], ParamSpec) and not (
                len(args) == 1 and (isinstance(args[0], (list, tuple)) or args[0] is ... or _is_parameter(args[0]))):
            args = (list(args),)
        #: end
        args = tuple(_parameter_value(a) for a in args)
        _count(self, args, self.__parameters__)
        values = _assign(self.__parameters__, args)
        return self.copy_with(tuple(_spread(self.__args__, values)))

    def copy_with(self, args):
        return _GenericAlias(self.__origin__, args, inst=self._inst, name=self._name)

    def __repr__(self):
        if self.__origin__ is Union:
            return self._union_repr()
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = self.__args__
        #: before 3.9
        if not args:
            return name + '[]'
        #: end
        #: since 3.9
        if not args:
            return name + '[()]'
        #: end
        return name + '[' + ', '.join(map(_type_repr, args)) + ']'

    def _union_repr(self):
        args = self.__args__
        #: since 3.9
        if len(args) == 2:
            if args[0] is type(None):
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is type(None):
                return f'typing.Optional[{_type_repr(args[0])}]'
        #: end
        return 'typing.Union[' + ', '.join(map(_type_repr, args)) + ']'

    #: since 3.10
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __iter__(self):
        yield Unpack[self]
    #: end

    def __eq__(self, other):
        #: since 3.10
        if self.__origin__ is Union and isinstance(other, UnionType):
            return set(self.__args__) == set(other.__args__)
        #: end
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        if self.__origin__ != other.__origin__:
            return False
        if self.__origin__ is Union:
            return frozenset(self.__args__) == frozenset(other.__args__)
        #: since 3.9
        if self.__origin__ is Literal:
            return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}
        #: end
        return self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        #: since 3.9
        if self.__origin__ is Literal:
            return hash(frozenset((type(a), a) for a in self.__args__))
        #: end
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        #: before 3.13
        except AttributeError:
            pass
        #: end
        #: since 3.13
        except Exception:
            pass
        #: end
        return result

    def __mro_entries__(self, bases):
        #: since 3.10
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        #: end
        if self._name:
            # A class that stands for a built-in one or a container's.
            res = []
            if self.__origin__ not in bases:
                res.append(self.__origin__)
            at = bases.index(self)
            if not any(isinstance(b, _GenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in bases[at + 1:]):
                res.append(Generic)
            return tuple(res)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            at = bases.index(self)
            for b in bases[at + 1:]:
                if isinstance(b, _GenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __getattr__(self, attr):
        #: since 3.10
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        #: end
        if '__origin__' in self.__dict__ and not _dunder(attr):
            return getattr(self.__origin__, attr)
        #: before 3.10
        raise AttributeError(attr)
        #: end
        #: since 3.10
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{attr}'")
        #: end

    def __setattr__(self, attr, val):
        if _dunder(attr) or attr in ('_name', '_inst'):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        #: since 3.10
        if self.__origin__ is Union:
            return any(issubclass(cls, a) for a in self.__args__)
        #: end
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        return list(set(super().__dir__() + [a for a in dir(self.__origin__) if not _dunder(a)]))


def _parameter_value(arg):
    #: since 3.10
    if isinstance(arg, (list, tuple)):
        return tuple(_type_check(a, "Parameters to generic types must be types.") for a in arg)
    if arg is ... or isinstance(arg, (ParamSpec,)):
        return arg
    #: end
    return _type_check(arg, "Parameters to generic types must be types.")


def _assign(params, args):
    """Which type variable is to be which argument."""
    values = {}
    at = 0
    for i, p in enumerate(params):
        if _is_variadic(p):
            n = max(len(args) - at - (len(params) - i - 1), 0)
            values[p] = tuple(args[at:at + n])
            at += n
        elif at < len(args):
            value = args[at]
            #: since 3.10
            if isinstance(p, ParamSpec) and isinstance(value, list):
                value = tuple(value)
            #: end
            values[p] = value
            at += 1
        #: since 3.13
        else:
            values[p] = p.__default__
        #: end
    return values


class _Marker:
    """A class that stands for something in arguments that is no type."""


_ELLIPSIS = _Marker
_EMPTY = type('_Empty', (), {})


class _SpecialAlias(_GenericAlias, _root=True):
    """A name such as List that stands for a class and can be subscripted: with nparams
    arguments, any number if that is below 0."""

    def __init__(self, origin, nparams, name, doc=''):
        self._inst = origin not in (list, set, frozenset, dict, type, tuple)
        self._name = name
        self.__origin__ = origin
        self._nparams = nparams
        #: before 3.9
        self.__args__ = self.__parameters__ = _shared_variables(name, nparams)
        self._special = True
        #: end
        self.__slots__ = None
        #: since 3.9
        self.__doc__ = doc or f'A generic version of {origin.__module__}.{origin.__qualname__}.'
        #: end

    def __setattr__(self, attr, val):
        if _dunder(attr) or attr in ('_name', '_inst', '_nparams', '_special'):
            object.__setattr__(self, attr, val)
        else:
            setattr(self.__origin__, attr, val)

    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        #: since 3.9
        if self._nparams == 0:
            raise TypeError(f"{self} is not a generic class")
        #: end
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(p, msg) for p in params)
        n, want = len(params), self._nparams
        #: since 3.13
        least = want - len(_DEFAULTS.get(self._name, ()))
        if least <= n < want:
            params += _DEFAULTS[self._name][n - least:]
            n = want
        elif n < least < want:
            raise TypeError(f"Too few {_ARGUMENTS} for {self}; actual {n}, expected at least {least}")
        #: end
        if n != want:
            word = 'many' if n > want else 'few'
            raise TypeError(f"Too {word} {_ARGUMENTS} for {self}; actual {n}, expected {want}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __eq__(self, other):
        if not isinstance(other, _SpecialAlias):
            return NotImplemented
        return self is other

    def __hash__(self):
        return hash((self.__origin__, self._name))

    def __reduce__(self):
        return self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)


class _CallableAlias(_GenericAlias, _root=True):
    """Callable[[args], result]: the arguments are flat, the result last."""

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or not isinstance(args[0], (type, list)) and _is_specification(args[0])):
            return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"

    def copy_with(self, args):
        flat = []
        for a in args:
            if isinstance(a, tuple):
                flat.extend(a)
            else:
                flat.append(a)
        return _CallableAlias(self.__origin__, tuple(flat), name=self._name, inst=False)


def _is_specification(arg):
    #: since 3.10
    return isinstance(arg, ParamSpec) or isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate
    #: end
    return False


class _CallableForm(_SpecialAlias, _root=True):
    @_cached
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return _CallableAlias(self.__origin__, (_ELLIPSIS, result), name='Callable', inst=False)
        if _is_specification(args):
            return _CallableAlias(self.__origin__, (args, result), name='Callable', inst=False)
        #: since 3.10
        if isinstance(args, tuple):
            args = list(args)
        #: end
        if not isinstance(args, list):
            #: before 3.11
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
            #: end
            #: since 3.11
            if not isinstance(args, (TypeVar, TypeVarTuple)):
                return _CallableAlias(self.__origin__, (_type_check(args, "Callable[[arg, ...], result]: each arg must be a type."), result),
                                      name='Callable', inst=False)
            args = [args]
            #: end
        msg = "Callable[[arg, ...], result]: each arg must be a type."
        args = tuple(_type_check(a, msg) for a in args)
        return _CallableAlias(self.__origin__, args + (result,), name='Callable', inst=False)


class _TupleForm(_SpecialAlias, _root=True):
    @_cached
    def __getitem__(self, params):
        if params == ():
            #: before 3.11
            return self.copy_with((_EMPTY,))
            #: end
            #: since 3.11
            return self.copy_with(())
            #: end
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) == 2 and params[1] is ...:
            p = _type_check(params[0], "Tuple[t, ...]: t must be a type.")
            return self.copy_with((p, _ELLIPSIS))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


#: before 3.11
@_form
def Any(self, parameters):
    """Special type indicating an unconstrained type."""
    raise TypeError(f"{self} is not subscriptable")


#: end
#: since 3.11
class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return "typing.Any"
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


@_form
def LiteralString(self, params):
    """Represents an arbitrary literal string."""
    raise TypeError(f"{self} is not subscriptable")


@_form
def Self(self, parameters):
    """Used to spell the type of "self" in classes."""
    raise TypeError(f"{self} is not subscriptable")


@_form
def Never(self, parameters):
    """The bottom type, a type that has no members."""
    raise TypeError(f"{self} is not subscriptable")


@_form
def Required(self, parameters):
    """Special typing construct to mark a TypedDict key as required."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.")
    return _GenericAlias(self, (item,))


@_form
def NotRequired(self, parameters):
    """Special typing construct to mark a TypedDict key as potentially missing."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.")
    return _GenericAlias(self, (item,))


class _UnpackAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return 'typing.Unpack[' + _type_repr(self.__args__[0]) + ']'


@_form
def Unpack(self, parameters):
    """Type unpack operator."""
    item = _type_check(parameters, f"{self} accepts only a single type.")
    return _UnpackAlias(self, (item,))


#: end
#: since 3.13
@_form
def ReadOnly(self, parameters):
    """A special typing construct to mark an item of a TypedDict as read-only."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.")
    return _GenericAlias(self, (item,))


@_form
def TypeIs(self, parameters):
    """Special typing construct for marking user-defined type predicate functions."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _GenericAlias(self, (item,))


#: end
#: since 3.10
@_form
def TypeAlias(self, parameters):
    """Special form for marking type aliases."""
    raise TypeError(f"{self} is not subscriptable")


@_form
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1])
    return _GenericAlias(self, parameters, name='Concatenate')


@_form
def TypeGuard(self, parameters):
    """Special typing construct for marking user-defined type predicate functions."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _GenericAlias(self, (item,))


#: end
@_form
def NoReturn(self, parameters):
    """Special type indicating functions that never return."""
    raise TypeError(f"{self} is not subscriptable")


@_form
def ClassVar(self, parameters):
    """Special type construct to mark class variables."""
    #: before 3.9
    item = _type_check(parameters, f'{self._name} accepts only single type.')
    #: end
    #: since 3.9
    item = _type_check(parameters, f'{self} accepts only single type.')
    #: end
    return _GenericAlias(self, (item,))


@_form
def Final(self, parameters):
    """Special typing construct to indicate final names to type checkers."""
    #: before 3.9
    item = _type_check(parameters, f'{self._name} accepts only single type.')
    #: end
    #: since 3.9
    item = _type_check(parameters, f'{self} accepts only single type.')
    #: end
    return _GenericAlias(self, (item,))


@_form
def Union(self, parameters):
    """Union type; Union[X, Y] means either X or Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = "Union[arg, ...]: each arg must be a type."
    return _make_union(tuple(_type_check(p, msg) for p in parameters))


def _make_union(args):
    args = _flat_union(args)
    if len(args) == 1:
        return args[0]
    return _UnionAlias(Union, args)


class _UnionAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        return _make_union(args)


@_form
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    #: before 3.9
    arg = _type_check(parameters, "Optional[t] requires a single type.")
    #: end
    #: since 3.9
    arg = _type_check(parameters, f"{self} requires a single type.")
    #: end
    return Union[arg, type(None)]


def _literal(self, parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    #: since 3.9
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        if isinstance(p, _GenericAlias) and p.__origin__ is Literal:
            flat.extend(p.__args__)
        else:
            flat.append(p)
    kept = []
    for p in flat:
        if not any(type(p) is type(q) and p == q for q in kept):
            kept.append(p)
    parameters = tuple(kept)
    #: end
    return _LiteralAlias(self, parameters)


class _LiteralAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args):
        super().__init__(origin, args, name='Literal')
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = ()

    def __repr__(self):
        return 'typing.Literal[' + ', '.join(map(_type_repr, self.__args__)) + ']'


Literal = _SpecialForm('Literal', _literal.__doc__, _literal)



@_cached
def _class_getitem(cls, params):
    """What a generic class gives in brackets."""
    if not isinstance(params, tuple):
        params = (params,)
    if cls in (Generic, Protocol):
        #: before 3.11
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(isinstance(p, TypeVar) for p in params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables")
        #: end
        #: since 3.11
        params = tuple(_type_check(p, "Parameters to generic types must be types.") for p in params)
        if not params:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(_is_parameter(p) or isinstance(p, _UnpackAlias) for p in params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
        #: end
        if len(set(params)) != len(params):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, params)
    expected = getattr(cls, '__parameters__', ())
    #: before 3.11
    if not params:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    #: end
    #: since 3.10
    if len(expected) == 1 and isinstance(expected[0], ParamSpec) and not (
            len(params) == 1 and (isinstance(params[0], (list, tuple)) or params[0] is ... or isinstance(params[0], ParamSpec))):
        params = (list(params),)
    #: end
    params = tuple(_parameter_value(p) for p in params)
    _count(cls, params, expected)
    #: since 3.13
    if len(params) < len(expected) and not any(map(_is_variadic, expected)):
        params += tuple(p.__default__ for p in expected[len(params):])
    #: end
    return _GenericAlias(cls, params)


def _init_subclass(cls):
    """Works out the parameters of a new generic class."""
    bases = cls.__dict__.get('__orig_bases__')
    if bases is not None:
        wrong = Generic in bases
    else:
        wrong = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
    if wrong:
        raise TypeError("Cannot inherit from plain Generic")
    params = ()
    if bases is not None:
        params = _collect_parameters(bases)
        declared = None
        for base in bases:
            if hasattr(base, '__origin__') and base.__origin__ in (Generic, Protocol) and base.__parameters__:
                if base.__origin__ is Protocol and declared is None:
                    declared = base.__parameters__
                elif base.__origin__ is Generic:
                    if declared is not None:
                        raise TypeError("Cannot inherit from Generic[...] multiple types.")
                    declared = base.__parameters__
        if declared is not None:
            if not set(params) <= set(declared):
                rest = ', '.join(str(t) for t in params if t not in set(declared))
                shown = ', '.join(str(g) for g in declared)
                raise TypeError(f"Some type variables ({rest}) are not listed in Generic[{shown}]")
            params = declared
    cls.__parameters__ = tuple(params)


#: before 3.12
class Generic:
    """Abstract base class for generic types."""
    __slots__ = ()

    def __new__(cls, *args, **kwds):
        if cls in (Generic, Protocol):
            raise TypeError(f"Type {cls.__name__} cannot be instantiated; it can be used only as a base class")
        if super().__new__ is object.__new__ and cls.__init__ is not object.__init__:
            return super().__new__(cls)
        return super().__new__(cls, *args, **kwds)

    def __class_getitem__(cls, params):
        return _class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        _init_subclass(cls)


#: end
_PROTOCOL_NAMES = frozenset((
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
    '__subclasshook__', '__weakref__', '__parameters__', '__orig_bases__', '__class_getitem__', '_is_protocol',
    '_is_runtime_protocol', '_abc_impl', '__match_args__', '__static_attributes__', '__firstlineno__',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__', '__orig_class__', '_MutableMapping__marker'))


def _protocol_members(cls):
    """The names that a class has to have to be of the protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in list(base.__dict__) + list(base.__dict__.get('__annotations__', {})):
            if name not in _PROTOCOL_NAMES:
                names.add(name)
    return names


def _only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _protocol_members(cls))


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        #: since 3.12
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if getattr(cls, '_is_protocol', False) and not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        #: end
        if super().__instancecheck__(instance):
            return True
        if getattr(cls, '_is_protocol', False):
            for name in _protocol_members(cls):
                if not hasattr(instance, name):
                    return False
                if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                    return False
            return True
        return False

    #: since 3.12
    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if not _only_methods(cls):
                names = sorted(n for n in _protocol_members(cls) if not callable(getattr(cls, n, None)))
                raise TypeError("Protocols with non-method members don't support issubclass()."
                                f" Non-method members: {str(names)[1:-1]}.")
        return super().__subclasscheck__(other)
    #: end


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)

        def hook(other):
            if not cls.__dict__.get('_is_protocol', False):
                return NotImplemented
            #: before 3.12
            if not getattr(cls, '_is_runtime_protocol', False):
                if sys._getframe(1).f_globals.get('__name__') in ('abc', 'functools', 'contextlib'):
                    return NotImplemented
                raise TypeError("Instance and class checks can only be used with"
                                " @runtime_checkable protocols")
            if not _only_methods(cls):
                return NotImplemented
            #: end
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            for name in _protocol_members(cls):
                for base in other.__mro__:
                    if name in base.__dict__:
                        if base.__dict__[name] is None:
                            return NotImplemented
                        break
                    hints = getattr(base, '__annotations__', {})
                    if isinstance(hints, collections.abc.Mapping) and name in hints and getattr(other, '_is_protocol', False):
                        break
                else:
                    return NotImplemented
            return True

        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = hook
        if not cls._is_protocol:
            #: since 3.11
            if cls.__init__ is _no_init:
                cls.__init__ = _first_init(cls)
            #: end
            return
        for base in cls.__bases__:
            if not (base in (object, Generic) or base.__module__ in ('collections.abc', 'contextlib', '_collections_abc') or
                    issubclass(base, Generic) and base._is_protocol):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        #: before 3.11
        cls.__init__ = _no_init
        #: end
        #: since 3.11
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init
        #: end


def _first_init(cls):
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            return init
    return object.__init__


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    #: before 3.12
    if not issubclass(cls, Generic) or not cls._is_protocol:
    #: end
    #: since 3.12
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, '_is_protocol', False):
    #: end
        raise TypeError('@runtime_checkable can be only applied to protocol classes,'
                        ' got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


#: before 3.9
_shared = {}


def _shared_variables(name, n):
    """The type variables of a name such as List: it is generic by itself."""
    def var(spelling, *constraints, **options):
        if spelling not in _shared:
            _shared[spelling] = TypeVar(spelling.strip('?'), *constraints, **options)
        return _shared[spelling]
    T, KT, VT, T_co, VT_co = var('T'), var('KT'), var('VT'), var('T_co', covariant=True), var('VT_co', covariant=True)
    V_co, T_contra = var('V_co', covariant=True), var('T_contra', contravariant=True)
    if n < 1:
        return ()
    if name in ('Dict', 'DefaultDict', 'OrderedDict', 'ChainMap', 'MutableMapping'):
        return (KT, VT)
    if name in ('Mapping', 'ItemsView'):
        return (KT, VT_co)
    if name in ('MappingView', 'Iterable', 'Iterator', 'Container', 'Collection', 'AbstractSet', 'Sequence', 'Reversible',
                'FrozenSet', 'Awaitable', 'AsyncIterable', 'AsyncIterator', 'ContextManager', 'AsyncContextManager'):
        return (T_co,)
    if name == 'KeysView':
        return (KT,)
    if name == 'ValuesView':
        return (VT_co,)
    if name == 'Type':
        return (var('CT_co', covariant=True, bound=type),)
    if name in ('Generator', 'Coroutine'):
        return (T_co, T_contra, V_co)
    if name == 'AsyncGenerator':
        return (T_co, T_contra)
    return (T,)


T = _shared_variables('T', 0) or _shared['T']
KT, VT, T_co, V_co, VT_co, T_contra = (_shared[n] for n in ('KT', 'VT', 'T_co', 'V_co', 'VT_co', 'T_contra'))
#: end
#: since 3.9
T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
#: end
AnyStr = TypeVar('AnyStr', bytes, str)
#: since 3.13
_DEFAULTS = {'Generator': (type(None), type(None)), 'AsyncGenerator': (type(None),),
             'ContextManager': (bool | None,), 'AsyncContextManager': (bool | None,)}
#: end

Hashable = _SpecialAlias(collections.abc.Hashable, 0, 'Hashable')
Awaitable = _SpecialAlias(collections.abc.Awaitable, 1, 'Awaitable')
Coroutine = _SpecialAlias(collections.abc.Coroutine, 3, 'Coroutine')
AsyncIterable = _SpecialAlias(collections.abc.AsyncIterable, 1, 'AsyncIterable')
AsyncIterator = _SpecialAlias(collections.abc.AsyncIterator, 1, 'AsyncIterator')
Iterable = _SpecialAlias(collections.abc.Iterable, 1, 'Iterable')
Iterator = _SpecialAlias(collections.abc.Iterator, 1, 'Iterator')
Reversible = _SpecialAlias(collections.abc.Reversible, 1, 'Reversible')
Sized = _SpecialAlias(collections.abc.Sized, 0, 'Sized')
Container = _SpecialAlias(collections.abc.Container, 1, 'Container')
Collection = _SpecialAlias(collections.abc.Collection, 1, 'Collection')
Callable = _CallableForm(collections.abc.Callable, 2, 'Callable')
AbstractSet = _SpecialAlias(collections.abc.Set, 1, 'AbstractSet')
MutableSet = _SpecialAlias(collections.abc.MutableSet, 1, 'MutableSet')
Mapping = _SpecialAlias(collections.abc.Mapping, 2, 'Mapping')
MutableMapping = _SpecialAlias(collections.abc.MutableMapping, 2, 'MutableMapping')
Sequence = _SpecialAlias(collections.abc.Sequence, 1, 'Sequence')
MutableSequence = _SpecialAlias(collections.abc.MutableSequence, 1, 'MutableSequence')
ByteString = _SpecialAlias(collections.abc.ByteString, 0, 'ByteString')
Tuple = _TupleForm(tuple, -1, 'Tuple')
List = _SpecialAlias(list, 1, 'List')
Deque = _SpecialAlias(collections.deque, 1, 'Deque')
Set = _SpecialAlias(set, 1, 'Set')
FrozenSet = _SpecialAlias(frozenset, 1, 'FrozenSet')
MappingView = _SpecialAlias(collections.abc.MappingView, 1, 'MappingView')
KeysView = _SpecialAlias(collections.abc.KeysView, 1, 'KeysView')
ItemsView = _SpecialAlias(collections.abc.ItemsView, 2, 'ItemsView')
ValuesView = _SpecialAlias(collections.abc.ValuesView, 1, 'ValuesView')
#: before 3.13
ContextManager = _SpecialAlias(contextlib.AbstractContextManager, 1, 'ContextManager')
AsyncContextManager = _SpecialAlias(contextlib.AbstractAsyncContextManager, 1, 'AsyncContextManager')
#: end
#: since 3.13
ContextManager = _SpecialAlias(contextlib.AbstractContextManager, 2, 'ContextManager')
AsyncContextManager = _SpecialAlias(contextlib.AbstractAsyncContextManager, 2, 'AsyncContextManager')
#: end
Dict = _SpecialAlias(dict, 2, 'Dict')
DefaultDict = _SpecialAlias(collections.defaultdict, 2, 'DefaultDict')
OrderedDict = _SpecialAlias(collections.OrderedDict, 2, 'OrderedDict')
Counter = _SpecialAlias(collections.Counter, 1, 'Counter')
ChainMap = _SpecialAlias(collections.ChainMap, 2, 'ChainMap')
Generator = _SpecialAlias(collections.abc.Generator, 3, 'Generator')
AsyncGenerator = _SpecialAlias(collections.abc.AsyncGenerator, 2, 'AsyncGenerator')
Type = _SpecialAlias(type, 1, 'Type')


@runtime_checkable
class SupportsInt(Protocol):
    """An ABC with one abstract method __int__."""
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """An ABC with one abstract method __float__."""
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """An ABC with one abstract method __complex__."""
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """An ABC with one abstract method __bytes__."""
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """An ABC with one abstract method __index__."""
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """An ABC with one abstract method __abs__ that is covariant in its return type."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """An ABC with one abstract method __round__ that is covariant in its return type."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""
    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""
    __slots__ = ()


def __getattr__(name):
    if name in ('Pattern', 'Match'):
        import re
        made = globals()[name] = _SpecialAlias(getattr(re, name), 1, name)
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


#: since 3.9
class _AnnotatedAlias(_GenericAlias, _root=True):
    """Annotated[type, metadata...]."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return "typing.Annotated[{}, {}]".format(_type_repr(self.__origin__), ', '.join(map(repr, self.__metadata__)))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _annotated(self, params):
    """Add context-specific metadata to a type."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", is_argument=False)
    return _AnnotatedAlias(origin, tuple(params[1:]))


Annotated = _SpecialForm('Annotated', _annotated.__doc__, _annotated)


#: end
def _eval_type(t, globalns, localns):
    """Evaluates the forward references in a type."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns)
    #: since 3.9
    if isinstance(t, GenericAlias):
        args = tuple(_eval_type(ForwardRef(a) if isinstance(a, str) else a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    #: end
    #: since 3.10
    if isinstance(t, UnionType):
        args = tuple(_eval_type(a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else functools.reduce(operator.or_, args)
    #: end
    if isinstance(t, _GenericAlias) and not isinstance(t, (_SpecialAlias, _LiteralAlias)):
        args = tuple(_eval_type(a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else t.copy_with(args)
    return t


def _hint(value, owner, is_class=False):
    if value is None:
        return type(None)
    if isinstance(value, str):
        #: before 3.9
        return ForwardRef(value, is_argument=False)
        #: end
        #: since 3.9
        return ForwardRef(value, is_argument=not isinstance(owner, types.ModuleType), is_class=is_class)
        #: end
    return value


def get_type_hints(obj, globalns=None, localns=None
                   #: since 3.9
                   , include_extras=False
                   #: end
                   ):
    """Return type hints for an object."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if globalns is None:
                space = getattr(sys.modules.get(base.__module__, None), '__dict__', {})
            else:
                space = globalns
            names = dict(vars(base)) if localns is None and globalns is None else localns
            for name, value in base.__dict__.get('__annotations__', {}).items():
                #: before 3.10
                hints[name] = _eval_type(_hint(value, obj), space, localns)
                #: end
                #: since 3.10
                hints[name] = _eval_type(_hint(value, obj, True), space if names is None else {**space}, names)
                #: end
        #: since 3.9
        if not include_extras:
            hints = {k: _strip(v) for k, v in hints.items()}
        #: end
        return hints
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            while hasattr(inner, '__wrapped__'):
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    found = getattr(obj, '__annotations__', None)
    if found is None:
        if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType,
                            types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType)):
            return {}
        raise TypeError('{!r} is not a module, class, method, '
                        'or function.'.format(obj))
    #: before 3.11
    defaults = {}
    code = getattr(obj, '__code__', None)
    if code is not None:
        names = code.co_varnames[:code.co_argcount]
        values = obj.__defaults__ or ()
        defaults = dict(obj.__kwdefaults__ or {})
        defaults.update(zip(names[len(names) - len(values):], values))
    #: end
    for name, value in dict(found).items():
        value = _eval_type(_hint(value, obj), globalns, localns)
        #: before 3.11
        if name in defaults and defaults[name] is None:
            value = Optional[value]
        #: end
        hints[name] = value
    #: since 3.9
    if not include_extras:
        hints = {k: _strip(v) for k, v in hints.items()}
    #: end
    return hints


_QUALIFIERS = ()
_UNIONS = ()
#: since 3.10
_UNIONS = UnionType
#: end
#: since 3.11
_QUALIFIERS = (Required, NotRequired)
#: end
#: since 3.13
_QUALIFIERS = (Required, NotRequired, ReadOnly)
#: end


#: since 3.9
def _strip(t):
    """A type without what Annotated and its like add."""
    if isinstance(t, _AnnotatedAlias):
        return _strip(t.__origin__)
    if isinstance(t, _GenericAlias) and t.__origin__ in _QUALIFIERS:
        return _strip(t.__args__[0])
    if isinstance(t, _GenericAlias) and not isinstance(t, (_SpecialAlias, _LiteralAlias)):
        args = tuple(map(_strip, t.__args__))
        return t if args == t.__args__ else t.copy_with(args)
    if isinstance(t, GenericAlias):
        args = tuple(map(_strip, t.__args__))
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    if isinstance(t, _UNIONS):
        args = tuple(map(_strip, t.__args__))
        return t if args == t.__args__ else functools.reduce(operator.or_, args)
    return t


#: end
def get_origin(tp):
    """Get the unsubscripted version of a type."""
    #: since 3.9
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    #: end
    if isinstance(tp, _GenericAlias):
        return tp.__origin__
    #: since 3.10
    if isinstance(tp, (GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if isinstance(tp, UnionType):
        return UnionType
    #: end
    if tp is Generic:
        return Generic
    #: since 3.12
    if type(tp).__name__ == '_GenericAlias':
        return tp.__origin__
    #: end
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    #: since 3.9
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    #: end
    #: before 3.9
    if isinstance(tp, _SpecialAlias):
        return ()
    #: end
    #: since 3.9
    if isinstance(tp, _SpecialAlias):
        return ()
    #: end
    if isinstance(tp, _GenericAlias):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and args and args[0] is not ... and not (
                len(args) == 2 and _is_specification(args[0])):
            return (list(args[:-1]), args[-1])
        return args
    #: since 3.10
    if isinstance(tp, GenericAlias):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and args and args[0] is not ... and not (
                len(args) == 2 and _is_specification(args[0])):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    #: end
    #: since 3.12
    if type(tp).__name__ == '_GenericAlias':
        return tp.__args__
    #: end
    return ()


def cast(typ, val):
    """Cast a value to a type."""
    return val


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for value in list(vars(arg).values()):
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__.startswith(arg.__qualname__ + '.'):
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


#: since 3.11
_overloads = {}


#: end
def overload(func):
    """Decorator for overloaded functions/methods."""
    #: since 3.11
    inner = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((inner.__module__, inner.__qualname__), {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    #: end
    return _overload_dummy


#: since 3.11
def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, '__func__', func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn
    return decorator


#: end
#: since 3.12
def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


#: end
#: since 3.13
def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(_protocol_members(tp))


#: end
def final(f):
    """A decorator to indicate final methods and final classes."""
    #: since 3.11
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    #: end
    return f


def _make_nmtuple(name, types_, module, defaults=()):
    fields = [n for n, _ in types_]
    msg = "NamedTuple('Name', [(f0, t0), (f1, t1), ...]); each t must be a type"
    #: since 3.9
    msg = "field {} annotation must be a type"
    #: end
    hints = {n: _type_check(t, msg.format(n)) for n, t in types_}
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    #: before 3.9
    made._field_types = dict(hints)
    #: end
    made.__annotations__ = made.__new__.__annotations__ = hints
    return made


_PROHIBITED = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_make',
                         '_replace', '_asdict', '_source',
                         #: before 3.9
                         '_field_types',
                         #: end
                         })
_SPECIAL = frozenset({'__module__', '__name__', '__annotations__', '__qualname__', '__orig_bases__', '__firstlineno__',
                      '__static_attributes__'})


class NamedTupleMeta(type):
    def __new__(meta, typename, bases, ns):
        if ns.get('_root', False):
            return super().__new__(meta, typename, bases, ns)
        hints = ns.get('__annotations__', {})
        defaults = []
        names = []
        for name in hints:
            if name in ns:
                defaults.append(ns[name])
                names.append(name)
            elif defaults:
                #: before 3.9
                raise TypeError("Non-default namedtuple field {field_name} cannot follow default"
                                " field(s) {default_names}".format(field_name=name, default_names=', '.join(names)))
                #: end
                #: since 3.9
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(names) > 1 else ''} {', '.join(names)}")
                #: end
        made = _make_nmtuple(typename, hints.items(), ns['__module__'], defaults)
        #: since 3.11
        rest = tuple(b for b in bases if b is not _NamedTuple)
        if rest:
            made = type(made)(typename, (made, *rest), {'__slots__': (), '__module__': ns['__module__'],
                                                        '__annotations__': made.__annotations__,
                                                        '__orig_bases__': ns.get('__orig_bases__', ())})
        #: end
        for key in ns:
            if key in _PROHIBITED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _SPECIAL and key not in made._fields:
                setattr(made, key, ns[key])
                #: since 3.12
                set_name = getattr(type(ns[key]), '__set_name__', None)
                if set_name is not None:
                    set_name(ns[key], made, key)
                #: end
        #: since 3.12
        made.__orig_bases__ = ns.get('__orig_bases__', (NamedTuple,))
        #: end
        return made


#: before 3.9
class NamedTuple(metaclass=NamedTupleMeta):
    """Typed version of namedtuple."""
    _root = True

    def __new__(cls, typename, fields=None, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError("Either list of fields or keywords"
                            " can be provided to NamedTuple, not both")
        return _make_nmtuple(typename, fields, sys._getframe(1).f_globals.get('__name__', '__main__'))


#: end
#: since 3.9
def NamedTuple(typename, fields=None, /, **kwargs):
    """Typed version of namedtuple."""
    if fields is None and sys.version_info >= (3, 13):
        import warnings
        if kwargs:
            what = ('Creating NamedTuple classes using keyword arguments is deprecated and will be '
                    'disallowed in Python 3.15. Use the class-based or functional syntax instead.')
        else:
            example = f'`{typename} = NamedTuple({typename!r}, [])`'
            what = ("Failing to pass a value for the 'fields' parameter is deprecated and will be "
                    'disallowed in Python 3.15. To create a NamedTuple class with 0 fields using the '
                    f'functional syntax, pass an empty list, e.g. {example}.')
        warnings.warn(what, DeprecationWarning, stacklevel=2)
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, sys._getframe(1).f_globals.get('__name__', '__main__'))
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


#: end
def _qualified(value):
    """What Required or NotRequired say of the hint of a key, None if neither does."""
    required = None
    while isinstance(value, _GenericAlias) and value.__origin__ in _QUALIFIERS:
        if value.__origin__._name != 'ReadOnly':
            required = value.__origin__._name == 'Required'
        value = value.__args__[0]
    return required


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        #: since 3.9
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        #: end
        generic = (Generic,) if any(isinstance(b, type) and issubclass(b, Generic) for b in bases) else ()
        made = super().__new__(cls, name, (*generic, dict), ns)
        #: since 3.12
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        #: end
        own = ns.get('__annotations__', {})
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, is_argument=False) for n, t in own.items()}
        hints = {}
        required, optional = set(), set()
        #: before 3.9
        hints.update(own)
        #: end
        for base in bases:
            hints.update(base.__dict__.get('__annotations__', {}))
            required.update(base.__dict__.get('__required_keys__', ()))
            optional.update(base.__dict__.get('__optional_keys__', ()))
        hints.update(own)
        made.__annotations__ = hints
        #: since 3.9
        for key, value in own.items():
            said = _qualified(value)
            needed = total if said is None else said
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        #: end
        #: since 3.13
        made.__readonly_keys__ = frozenset(k for k, v in hints.items() if 'ReadOnly[' in repr(v).split('Annotated[')[0])
        made.__mutable_keys__ = frozenset(hints) - made.__readonly_keys__
        #: end
        #: before 3.9
        if not hasattr(made, '__total__'):
            made.__total__ = total
        #: end
        #: since 3.9
        made.__total__ = total
        #: end
        return made

    #: before 3.9
    def __call__(cls, *args, **kwargs):
        if cls is TypedDict:
            return _typed_dict(*args, **kwargs)
        return dict(*args, **kwargs)
    #: end
    #: since 3.9
    __call__ = dict
    #: end

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def _typed_dict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments,"
                        " but not both")
    ns = {'__annotations__': dict(fields), '__module__': sys._getframe(2).f_globals.get('__name__', '__main__')}
    #: before 3.9
    ns['__total__'] = total
    #: end
    return _TypedDictMeta(typename, (), ns, total=total)


#: before 3.9
class TypedDict(dict, metaclass=type):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""


TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (dict,), {'__module__': __name__, '__doc__': TypedDict.__doc__})
#: end
#: since 3.9
def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""
    if kwargs and sys.version_info >= (3, 13):
        raise TypeError(f'TypedDict() got an unexpected keyword argument {next(iter(kwargs))!r}')
    return _typed_dict(typename, fields, total=total, **kwargs)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': __name__})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


#: end
#: before 3.10
def NewType(name, tp):
    """NewType creates simple unique types with almost zero runtime overhead."""
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type
#: end
#: since 3.10
class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                        f"`NewType(NewName, {name})`")

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
#: end
