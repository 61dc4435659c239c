import sys as _sys
from types import MappingProxyType as _MappingProxyType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']
#: since 3.10
__all__.append('KW_ONLY')
#: end


class FrozenInstanceError(AttributeError):
    pass


class _Default:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()

#: since 3.10


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
#: end

# What kind a field is.
_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = _Default('_FIELD'), _Default('_FIELD_CLASSVAR'), _Default('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_no_metadata = _MappingProxyType({})


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    #: before 3.10
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', '_field_type')
    #: end
    #: since 3.10
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')
    #: end

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only=MISSING):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else _MappingProxyType(metadata)
        #: since 3.10
        self.kw_only = kw_only
        #: end
        self._field_type = None

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)!r}' for name in (
            'name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
            #: since 3.10
            'kw_only',
            #: end
        )]
        return f"Field({','.join(parts)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)


class _DataclassParams:
    def __init__(self, **params):
        self.__dict__.update(params)

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


#: before 3.10
def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata)
#: end
#: since 3.10
def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)
#: end


_busy = set()  # what __repr__ is showing


def _recursive_repr(method):
    def wrapper(self):
        key = id(self)
        if key in _busy:
            return '...'
        _busy.add(key)
        try:
            return method(self)
        finally:
            _busy.discard(key)
    wrapper.__wrapped__ = method
    return wrapper


def _make(name, args, body, names, globals, returns=MISSING):
    """Makes a function of its text; names are what it may use beside the globals of the class's
    module."""
    result = ''
    if returns is not MISSING:
        names['_return_type'] = returns
        result = '->_return_type'
    lines = '\n'.join(f'  {line}' for line in body)
    text = f" def {name}({','.join(args)}){result}:\n{lines}"
    made = {}
    exec(f"def __create_fn__({', '.join(names)}):\n{text}\n return {name}", globals, made)
    return made['__create_fn__'](**names)


def _named(cls, function, name):
    #: since 3.10
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    #: end
    return function


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    if callable(value) and hasattr(value, '__qualname__'):
        _named(cls, value, name)
    setattr(cls, name, value)
    return False


def _is_kind(annotation, cls, names, test):
    """Reports whether an annotation, perhaps as text, is ClassVar or the like: test says it of
    an object; names are what it is called."""
    if not isinstance(annotation, str):
        return test(annotation)
    head = annotation.split('[')[0].strip()
    module, _, last = head.rpartition('.')
    if last not in names:
        return False
    namespace = _sys.modules.get(cls.__module__).__dict__ if cls.__module__ in _sys.modules else {}
    if module:
        namespace = getattr(namespace.get(module), '__dict__', {})
    found = namespace.get(last)
    return found is not None and test(found)


def _is_classvar(annotation):
    typing = _sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar
                                   or getattr(annotation, '__origin__', None) is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _collect(cls, name, annotation, kw_only):
    """The Field of an annotated name of a class."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        f = field(default=default)
    f.name, f.type = name, annotation
    f._field_type = _FIELD
    if _is_kind(annotation, cls, ('ClassVar',), _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _is_kind(annotation, cls, ('InitVar',), _is_initvar):
        f._field_type = _FIELD_INITVAR
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    #: since 3.10
    if f._field_type is not _FIELD_CLASSVAR:
        if f.kw_only is MISSING:
            f.kw_only = kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    #: end
    #: before 3.11
    if f._field_type is _FIELD and isinstance(f.default, (list, dict, set)):
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    #: end
    #: since 3.11
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    #: end
    return f


def _init_function(cls, fields, frozen, has_post_init, globals):
    positional = [f for f in fields if f.init and not getattr(f, 'kw_only', False)]
    keyword = [f for f in fields if f.init and getattr(f, 'kw_only', False)]
    with_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            with_default = f
        elif with_default is not None:
            #: before 3.12
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
            #: end
            #: since 3.12
            raise TypeError(f'non-default argument {f.name!r} follows default argument {with_default.name!r}')
            #: end
    names = {f'_type_{f.name}': f.type for f in fields}
    names.update({'MISSING': MISSING, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY, '_dc_object_setattr': object.__setattr__})
    me = '__dataclass_self__' if any(f.name == 'self' for f in fields) else 'self'

    def parameter(f):
        if f.default is not MISSING:
            default = f'=_dflt_{f.name}'
        elif f.default_factory is not MISSING:
            default = '=_HAS_DEFAULT_FACTORY'
        else:
            default = ''
        return f'{f.name}:_type_{f.name}{default}'

    def assign(name, value):
        if frozen:
            return f'_dc_object_setattr({me},{name!r},{value})'
        return f'{me}.{name}={value}'

    body = []
    for f in fields:
        default = f'_dflt_{f.name}'
        value = None
        if f.default_factory is not MISSING:
            names[default] = f.default_factory
            if f.init:
                value = f'{default}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}'
            else:
                value = f'{default}()'
        elif f.init:
            if f.default is not MISSING:
                names[default] = f.default
            value = f.name
        if value is not None and f._field_type is _FIELD:
            body.append(assign(f.name, value))
    if has_post_init:
        given = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{me}.__post_init__({given})')
    args = [me] + [parameter(f) for f in positional]
    if keyword:
        args += ['*'] + [parameter(f) for f in keyword]
    return _make('__init__', args, body or ['pass'], names, globals, None)


def _repr_function(fields):
    names = [f.name for f in fields]

    def __repr__(self):
        parts = [f'{name}={getattr(self, name)!r}' for name in names]
        return f"{self.__class__.__qualname__}({', '.join(parts)})"
    return _recursive_repr(__repr__)


def _values_text(me, fields):
    return '(' + ''.join(f'{me}.{f.name},' for f in fields) + ')'


def _compare_function(name, operator, fields, globals):
    return _make(name, ('self', 'other'),
                 ['if other.__class__ is self.__class__:',
                  f" return {_values_text('self', fields)}{operator}{_values_text('other', fields)}",
                  'return NotImplemented'], {}, globals)


def _frozen_functions(cls, fields, globals):
    names = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    known = '(' + ''.join(f'{f.name!r},' for f in fields) + ')'
    condition = f'type(self) is cls or name in {known}' if fields else 'type(self) is cls'
    return (_make('__setattr__', ('self', 'name', 'value'),
                  [f'if {condition}:', " raise FrozenInstanceError(f'cannot assign to field {name!r}')",
                   'super(cls, self).__setattr__(name, value)'], dict(names), globals),
            _make('__delattr__', ('self', 'name'),
                  [f'if {condition}:', " raise FrozenInstanceError(f'cannot delete field {name!r}')",
                   'super(cls, self).__delattr__(name)'], dict(names), globals))


def _signature_text(cls, fields):
    """The signature of __init__, as the class's docstring has it."""
    def shown(annotation):
        if isinstance(annotation, type):
            return annotation.__name__ if annotation.__module__ == 'builtins' else f'{annotation.__module__}.{annotation.__qualname__}'
        return repr(annotation) if isinstance(annotation, str) else repr(annotation).replace('typing.', '')

    def part(f):
        text = f'{f.name}: {shown(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text

    positional = [part(f) for f in fields if f.init and not getattr(f, 'kw_only', False)]
    keyword = [part(f) for f in fields if f.init and getattr(f, 'kw_only', False)]
    if keyword:
        positional += ['*'] + keyword
    return f"{cls.__name__}({', '.join(positional)})"


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    fields = {}
    globals = _sys.modules[cls.__module__].__dict__ if cls.__module__ in _sys.modules else {}
    #: before 3.12
    params = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen)
    #: end
    #: since 3.12
    params = dict(init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                  match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
    #: end
    setattr(cls, _PARAMS, _DataclassParams(**params))
    any_frozen = False
    all_frozen = None
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is None:
            continue
        has_bases = True
        for f in base_fields.values():
            fields[f.name] = f
        frozen_base = getattr(base, _PARAMS).frozen
        all_frozen = frozen_base if all_frozen is None else all_frozen and frozen_base
        any_frozen = any_frozen or frozen_base
    annotations = cls.__dict__.get('__annotations__', {})
    own = []
    #: since 3.10
    seen_kw_only = False
    default_kw_only = kw_only
    #: end
    for name, annotation in annotations.items():
        #: since 3.10
        if annotation is KW_ONLY or isinstance(annotation, str) and annotation.rpartition('.')[2] == 'KW_ONLY':
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = kw_only = True
            continue
        #: end
        own.append(_collect(cls, name, annotation, kw_only))
    #: since 3.10
    kw_only = default_kw_only
    #: end
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_hash = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    usable = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    real = [f for f in fields.values() if f._field_type is _FIELD]
    #: since 3.13
    # Functions are given to the class when all of them are made; these are not.
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if eq and not frozen and not unsafe_hash and not has_hash:
        cls.__hash__ = None
    #: end
    if init:
        _set_new(cls, '__init__', _init_function(cls, usable, frozen, hasattr(cls, '__post_init__'), globals))
    if repr:
        shown = _repr_function([f for f in real if f.repr])
        shown.__name__ = '__repr__'
        shown.__qualname__ = '__create_fn__.<locals>.__repr__'
        shown.__module__ = globals.get('__name__', cls.__module__)
        _set_new(cls, '__repr__', shown)
    compared = [f for f in real if f.compare]
    if eq:
        #: before 3.13
        _set_new(cls, '__eq__', _compare_function('__eq__', '==', compared, globals))
        #: end
        #: since 3.13
        _set_new(cls, '__eq__', _make('__eq__', ('self', 'other'), [
            'if self is other:', ' return True',
            'if other.__class__ is self.__class__:',
            ' return ' + (' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'),
            'return NotImplemented'], {}, globals))
        #: end
    if order:
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if _set_new(cls, name, _compare_function(name, operator, compared, globals)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if frozen:
        for function in _frozen_functions(cls, real, globals):
            if _set_new(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    if unsafe_hash:
        if has_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        hashed = True
    elif eq and frozen:
        hashed = not has_hash
    else:
        hashed = False
        if eq and not has_hash:
            cls.__hash__ = None
    if hashed:
        keys = [f for f in real if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _named(cls, _make('__hash__', ('self',), [f"return hash({_values_text('self', keys)})"], {}, globals), '__hash__')
    if not getattr(cls, '__doc__'):
        cls.__doc__ = _signature_text(cls, usable)
    #: since 3.10
    if match_args:
        _set_new(cls, '__match_args__', tuple(f.name for f in usable if f.init and not f.kw_only))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot, real)
    #: end
    return cls


#: since 3.10
def _with_slots(cls, frozen, weakref_slot, fields):
    """The same class again, with __slots__."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    body = dict(cls.__dict__)
    body['__slots__'] = tuple(f.name for f in fields if f.name not in inherited)
    if weakref_slot and '__weakref__' not in inherited:
        body['__slots__'] += ('__weakref__',)
    for f in fields:
        body.pop(f.name, None)
    body.pop('__dict__', None)
    body.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    if qualname is not None:
        made.__qualname__ = qualname
    # Functions that use super() without arguments, and those made here, know the old class.
    for value in made.__dict__.values():
        function = getattr(value, '__func__', value)
        function = getattr(function, '__wrapped__', function)
        for cell in getattr(function, '__closure__', None) or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = made
            except ValueError:
                pass
    if frozen:
        if '__getstate__' not in body:
            made.__getstate__ = lambda self: [getattr(self, f.name) for f in globals()['fields'](self)]
        if '__setstate__' not in body:
            def __setstate__(self, state):
                for f, value in zip(globals()['fields'](self), state):
                    object.__setattr__(self, f.name, value)
            made.__setstate__ = __setstate__
    return made


#: end
#: before 3.10
def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False):
    """Returns the same class as was passed in, with dunder methods added based on the fields
    defined in the class."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen)
    return wrap if cls is None else wrap(cls)
#: end
#: since 3.10
def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False
              #: end
              #: since 3.11
              , weakref_slot=False
              #: end
              #: since 3.10
              ):
    """Add dunder methods based on the fields defined in the class."""
    more = [match_args, kw_only, slots]
    #: end
    #: since 3.11
    more.append(weakref_slot)
    #: end
    #: since 3.10

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, *more)
    return wrap if cls is None else wrap(cls)
#: end


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field
    values."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _plain(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _plain(obj, tuple_factory, False)


def _plain(obj, factory, named):
    if _is_instance(obj):
        if named:
            return factory([(f.name, _plain(getattr(obj, f.name), factory, named)) for f in fields(obj)])
        return factory([_plain(getattr(obj, f.name), factory, named) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_plain(v, factory, named) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(v, factory, named) for v in obj])
    if isinstance(obj, dict):
        pairs = [(_plain(k, factory, named), _plain(v, factory, named)) for k, v in obj.items()]
        #: since 3.12
        if hasattr(type(obj), 'default_factory'):
            result = type(obj)(obj.default_factory)
            result.update(pairs)
            return result
        #: end
        return type(obj)(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False
                   #: since 3.10
                   , match_args=True, kw_only=False, slots=False
                   #: end
                   #: since 3.11
                   , weakref_slot=False
                   #: end
                   #: since 3.12
                   , module=None
                   #: end
                   ):
    """Return a new dynamically created dataclass."""
    from types import new_class
    from keyword import iskeyword
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    body['__annotations__'] = annotations
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    #: since 3.12
    if module is None:
        module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    cls.__module__ = module
    #: end
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen
                     #: since 3.10
                     , match_args=match_args, kw_only=kw_only, slots=slots
                     #: end
                     #: since 3.11
                     , weakref_slot=weakref_slot
                     #: end
                     )


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                #: before 3.13
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
                #: end
                #: since 3.13
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
                #: end
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                #: before 3.13
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
                #: end
                #: since 3.13
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
                #: end
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
