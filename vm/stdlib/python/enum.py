import sys as _sys
from types import MappingProxyType as _MappingProxyType
#: before 3.11
from types import DynamicClassAttribute as _property
#: end
#: since 3.11
from types import DynamicClassAttribute
#: end

#: before 3.11
__all__ = ['EnumMeta', 'Enum', 'IntEnum', 'Flag', 'IntFlag', 'auto', 'unique']
#: end
#: since 3.11
__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum',
           'auto', 'unique', 'property', 'verify', 'member', 'nonmember',
           'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum',
           'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE']

_builtin_property = property


class property(DynamicClassAttribute):
    """An attribute of members alone: on the class the name is a member's, if there is one."""

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            member = ownerclass._member_map_.get(self.name)
            if member is not None:
                return member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is None:
            member = ownerclass._member_map_.get(self.name)
            if member is not None:
                return member
            raise AttributeError(f'{ownerclass!r} member has no attribute {self.name!r}')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


_property = property
#: end

_AUTO = object()
Enum = Flag = None  # until there is a class of that name


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""
    value = _AUTO

    #: since 3.11
    def __init__(self, value=_AUTO):
        self.value = value

    def __repr__(self):
        return 'auto(%s)' % ('_auto_null' if self.value is _AUTO else repr(self.value))
    #: end


#: since 3.11
class member(object):
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class nonmember(object):
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


#: end
def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    pattern = f'_{cls_name}__'
    return len(name) > len(pattern) and name.startswith(pattern) and (name[-1] != '_' or name[-2] != '_')


class _EnumDict(dict):
    """Keeps track of the order of members, and that none is defined twice."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = []
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None

    def __setitem__(self, key, value):
        #: since 3.11
        if self._cls_name is not None and _is_private(self._cls_name, key):
            super().__setitem__(key, value)
            return
        #: end
        if _is_sunder(key):
            if key not in ('_order_', '_create_pseudo_member_', '_generate_next_value_', '_missing_', '_ignore_'
                           #: since 3.11
                           , '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                           '_add_value_alias_', '_use_args_', '_numeric_repr_', '_inverted_', '_boundary_'
                           #: end
                           ):
                #: before 3.11
                raise ValueError('_names_ are reserved for future Enum use')
                #: end
                #: since 3.11
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
                #: end
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = getattr(value, '__func__', value)
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            #: before 3.11
            raise TypeError(f'Attempted to reuse key: {key!r}')
            #: end
            #: since 3.11
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
            #: end
        elif key in self._ignore:
            pass
        #: since 3.11
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member):
            self._member_names.append(key)
            value = value.value
            self._last_values.append(value)
        #: end
        elif not _is_descriptor(value):
            if key in self:
                #: before 3.11
                raise TypeError(f'{key!r} already defined as: {self[key]!r}')
                #: end
                #: since 3.11
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
                #: end
            if isinstance(value, auto):
                value = self._automatic(key, value)
            #: since 3.11
            elif type(value) is tuple and any(isinstance(v, auto) for v in value):
                value = tuple(self._automatic(key, v) if isinstance(v, auto) else v for v in value)
            #: end
            self._member_names.append(key)
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _automatic(self, key, value):
        if value.value is _AUTO:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
        self._auto_called = True
        return value.value

    #: since 3.13
    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    #: end
    def update(self, members, **more):
        for name, value in dict(members, **more).items():
            self[name] = value


#: since 3.13
EnumDict = _EnumDict
#: end


def _bits(value):
    """The values of the bits of a number, lowest first."""
    while value:
        low = value & -value
        yield low
        value ^= low


class EnumMeta(type):
    """Metaclass for Enum"""

    #: before 3.11
    @classmethod
    def __prepare__(metacls, cls, bases):
    #: end
    #: since 3.11
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
    #: end
        metacls._check_extension(cls, bases)
        names = _EnumDict(cls)
        _, first = metacls._base_types(cls, bases)
        if first is not None:
            names._generate_next_value = getattr(first, '_generate_next_value_')
            names['_generate_next_value_'] = first.__dict__.get('_generate_next_value_', first._generate_next_value_)
            names._generate_next_value = first._generate_next_value_
        return names

    @staticmethod
    def _check_extension(name, bases, late=False):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumMeta) and base._member_names_:
                    #: before 3.11
                    raise TypeError('Cannot extend enumerations' if late
                                    else f'{name}: cannot extend enumeration {base.__name__!r}')
                    #: end
                    #: since 3.11
                    raise TypeError(f'<enum {name!r}> cannot extend {base!r}')
                    #: end

    @staticmethod
    def _base_types(name, bases):
        """The type that members are of, beside being members, and the enumeration that they
        derive from."""
        if not bases or Enum is None:
            return object, Enum
        first = bases[-1]
        if not isinstance(first, EnumMeta):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumMeta):
                    if base._member_type_ is not object:
                        if base._member_type_ not in found:
                            found.append(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    kind = candidate or base
                    if kind not in found:
                        found.append(kind)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            #: before 3.11
            raise TypeError('%r: too many data types: %r' % (name, found))
            #: end
            #: since 3.11
            raise TypeError('too many data types for %r: %r' % (name, set(found)))
            #: end
        return (found[0] if found else object), first

    #: before 3.11
    def __new__(metacls, cls, bases, classdict):
        boundary = None
        kwds = {}
    #: end
    #: since 3.11
    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
    #: end
        #: before 3.11
        metacls._check_extension(cls, bases, True)
        #: end
        for key in classdict.get('_ignore_', []) + ['_ignore_']:
            classdict.pop(key, None)
        member_type, first = metacls._base_types(cls, bases)
        names = classdict._member_names
        values = {name: classdict[name] for name in names}
        body = {k: v for k, v in classdict.items() if k not in values}
        order = body.pop('_order_', None)
        if 'mro' in values:
            #: before 3.11
            raise ValueError('Invalid enum member name: mro')
            #: end
            #: since 3.11
            raise ValueError('invalid enum member name(s) %s' % "'mro'")
            #: end
        if body.get('__doc__') is None:
            #: before 3.13
            body.setdefault('__doc__', 'An enumeration.')
            #: end
            #: since 3.13
            body['__doc__'] = None
            #: end
        if '_generate_next_value_' in body and not isinstance(body['_generate_next_value_'], staticmethod):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        # A member's __new__ is the class's own, or that of its type; afterwards the class has
        # Enum's, which finds members.
        own_new = body.get('__new__')
        save_new = own_new is not None
        if not save_new and first is not None:
            for name in ('__new_member__', '__new__'):
                for kind in (member_type, first):
                    candidate = getattr(kind, name, None)
                    if candidate not in (None, None.__new__, object.__new__, Enum.__new__):
                        own_new = candidate
                        break
                if own_new is not None:
                    break
        use_args = own_new is not None and own_new is not object.__new__
        if own_new is None:
            own_new = object.__new__
        elif isinstance(own_new, staticmethod):
            own_new = own_new.__func__
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_member_type_'] = member_type
        body['_value2member_map_'] = {}
        body['_unhashable_values_'] = []
        #: since 3.11
        body['_boundary_'] = boundary or getattr(first, '_boundary_', None)
        body['_flag_mask_'] = body['_singles_mask_'] = body['_all_bits_'] = 0
        body['_use_args_'] = use_args
        body['_new_member_'] = own_new
        #: end
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        for name, value in values.items():
            args = value if isinstance(value, tuple) else (value,)
            if member_type is tuple:
                args = (args,)
            if not use_args:
                item = own_new(enum_class)
                if not hasattr(item, '_value_'):
                    item._value_ = value
            else:
                item = own_new(enum_class, *args)
                if not hasattr(item, '_value_'):
                    if member_type is object:
                        item._value_ = value
                    else:
                        try:
                            item._value_ = member_type(*args)
                        except Exception as exc:
                            raise TypeError('_value_ not set in __new__, unable to create it') from exc
            value = item._value_
            item._name_ = name
            item.__objclass__ = enum_class
            item.__init__(*args)
            #: since 3.11
            item._sort_order_ = len(enum_class._member_names_)
            #: end
            for canonical in enum_class._member_map_.values():
                if canonical._value_ == item._value_:
                    item = canonical
                    break
            else:
                #: before 3.11
                enum_class._member_names_.append(name)
                #: end
                #: since 3.11
                if not is_flag or not isinstance(value, int):
                    enum_class._member_names_.append(name)
                elif value and value & (value - 1) == 0:
                    enum_class._member_names_.append(name)
                    enum_class._singles_mask_ |= value
                if is_flag and isinstance(value, int):
                    enum_class._flag_mask_ |= value
                    enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1
                #: end
            #: since 3.11
            redirect = None
            for base in enum_class.__mro__[1:]:
                found = base.__dict__.get(name)
                if isinstance(found, property):
                    redirect = found
                    break
                if found is not None:
                    break
            if redirect is None:
                type.__setattr__(enum_class, name, item)
            #: end
            #: before 3.11
            if name not in _hidden_by(enum_class):
                type.__setattr__(enum_class, name, item)
            #: end
            enum_class._member_map_[name] = item
            try:
                enum_class._value2member_map_.setdefault(value, item)
            except TypeError:
                enum_class._unhashable_values_.append(value)
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name in body:
                continue
            #: before 3.11
            own = getattr(enum_class, name)
            kind = getattr(member_type, name, None)
            base = getattr(first, name, None)
            if own is not None and kind is own and own is not base:
                setattr(enum_class, name, base)
            #: end
            #: since 3.11
            own = getattr(enum_class, name)
            kind = getattr(member_type, name, None)
            base = getattr(first, name, None)
            if base is not None and kind is own and own is not base and own is not getattr(object, name):
                if name == '__repr__' or not _is_repr_enum(enum_class):
                    setattr(enum_class, name, base)
            #: end
        #: since 3.11
        if first is not None and is_flag:
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in body:
                    type.__setattr__(enum_class, name, getattr(Flag, name))
        if _is_repr_enum(enum_class) and first is not None and member_type is not object:
            for name in ('__str__', '__format__'):
                if name not in body and getattr(first, name, None) in (getattr(Enum, name), getattr(Flag or Enum, name)):
                    method = getattr(member_type, name)
                    if method is object.__str__:
                        method = member_type.__repr__
                    type.__setattr__(enum_class, name, method)
        #: end
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = own_new
            enum_class.__new__ = Enum.__new__
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            if [n for n in order if n in enum_class._member_names_ or n not in enum_class._member_map_] != enum_class._member_names_:
                #: before 3.11
                raise TypeError('member order does not match _order_')
                #: end
                #: since 3.11
                raise TypeError(f'member order does not match _order_:\n  {enum_class._member_names_!r}\n  {order!r}')
                #: end
        return enum_class

    #: since 3.11
    def __init__(cls, *args, **kwds):
        pass

    #: end
    def __bool__(self):
        return True

    def __call__(cls, value=_AUTO, names=None, *more, module=None, qualname=None, type=None, start=1
                 #: since 3.11
                 , boundary=None
                 #: end
                 ):
        if more:
            value, names = (value, names, *more), None
        if value is _AUTO:
            #: before 3.12
            raise TypeError("__call__() missing 1 required positional argument: 'value'")
            #: end
            #: since 3.12
            return cls.__new__(cls)
            #: end
        if names is None and (cls._member_map_ or type is None):
            return cls.__new__(cls, value)
        #: since 3.12
        if cls._member_map_:
            return cls.__new__(cls, (value, names, *more))
        #: end
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start)

    def __contains__(cls, value):
        #: before 3.12
        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(value).__qualname__, cls.__class__.__qualname__))
        return isinstance(value, cls) and value._name_ in cls._member_map_
        #: end
        #: since 3.12
        if isinstance(value, cls):
            return True
        if Flag is not None and issubclass(cls, Flag):
            try:
                result = cls._missing_(value)
                return isinstance(result, cls)
            except ValueError:
                pass
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_
        #: end

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            #: before 3.11
            raise AttributeError('%s: cannot delete Enum member.' % cls.__name__)
            #: end
            #: since 3.11
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
            #: end
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            #: before 3.11
            raise AttributeError('Cannot reassign members.')
            #: end
            #: since 3.11
            raise AttributeError('cannot reassign member %r' % (name,))
            #: end
        super().__setattr__(name, value)

    def __dir__(self):
        return ['__class__', '__doc__', '__members__', '__module__'] + self._member_names_

    #: before 3.11
    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    #: end
    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    #: before 3.11
    @property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)
    #: end
    #: since 3.11
    @_builtin_property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)
    #: end

    def __repr__(cls):
        #: since 3.11
        if Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        #: end
        return '<enum %r>' % cls.__name__

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        #: before 3.11
        metacls._check_extension(class_name, bases, True)
        #: end
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            given, names, last = names, [], []
            for count, name in enumerate(given):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        for item in names or ():
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            classdict[name] = value
        if module is None:
            try:
                module = _sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict)


#: before 3.11
def _hidden_by(cls):
    """The names of attributes that members have by descriptors of the class."""
    return {name for base in cls.__mro__ for name, v in base.__dict__.items() if isinstance(v, _property)}
#: end
#: since 3.11
EnumType = EnumMeta
EnumType.__name__ = EnumType.__qualname__ = 'EnumType'


def _is_repr_enum(cls):
    return ReprEnum is not None and issubclass(cls, ReprEnum)


ReprEnum = None
#: end


class Enum(metaclass=EnumMeta):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for item in cls._member_map_.values():
                if item._value_ == value:
                    return item
        #: since 3.12
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members')
        #: end
        try:
            problem = None
            result = cls._missing_(value)
        except Exception as e:
            problem, result = e, None
        if isinstance(result, cls):
            return result
        #: since 3.11
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        #: end
        #: before 3.11
        error = ValueError('%r is not a valid %s' % (value, cls.__name__))
        #: end
        #: since 3.11
        error = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        #: end
        if result is None and problem is None:
            raise error
        if problem is None:
            problem = TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, result))
        if not isinstance(problem, ValueError):
            problem.__context__ = error
        raise problem

    #: since 3.11
    def __init__(self, *args, **kwds):
        pass

    #: end
    def _generate_next_value_(name, start, count, last_values):
        #: before 3.13
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start
        #: end
        #: since 3.13
        if not last_values:
            return start
        try:
            last = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError('unable to increment %r' % (last,)) from None
        #: end

    @classmethod
    def _missing_(cls, value):
        #: before 3.11
        raise ValueError('%r is not a valid %s' % (value, cls.__name__))
        #: end
        #: since 3.11
        return None
        #: end

    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        added = [m for cls in self.__class__.__mro__ for m in cls.__dict__
                 if m[0] != '_' and m not in self._member_map_]
        return ['__class__', '__doc__', '__module__'] + added

    def __format__(self, format_spec):
        #: before 3.12
        own = type(self).__str__ not in (Enum.__str__, Flag.__str__)
        if self._member_type_ is object or own:
            return str.__format__(str(self), format_spec)
        return self._member_type_.__format__(self._value_, format_spec)
        #: end
        #: since 3.12
        return str.__format__(str(self), format_spec)
        #: end

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return (self.__class__, (self._value_,))

    #: since 3.11
    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    #: end
    @_property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @_property
    def value(self):
        """The value of the Enum member."""
        return self._value_


#: since 3.11
class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


#: end
class IntEnum(int,
              #: before 3.11
              Enum
              #: end
              #: since 3.11
              ReprEnum
              #: end
              ):
    """Enum where members are also (and must be) ints"""


#: since 3.11
class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) >= 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2]))
        value = str(*values)
        item = str.__new__(cls, value)
        item._value_ = value
        return item

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """control how out of range values are handled"""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
#: end


def _next_flag(name, start, count, last_values):
    if not count:
        return start if start is not None else 1
    #: before 3.11
    for last in reversed(last_values):
        try:
            high = last.bit_length() - 1
            break
        except Exception:
            raise TypeError('Invalid Flag value: %r' % last) from None
    return 2 ** (high + 1)
    #: end
    #: since 3.11
    last = max(last_values)
    try:
        high = last.bit_length() - 1
    except Exception:
        raise TypeError('invalid flag value %r' % last) from None
    return 2 ** (high + 1)
    #: end


#: before 3.11
def _decompose(flag, value):
    """The members whose bits make up value, and the bits that no member has."""
    left = value
    members = []
    negative = value < 0
    for item in list(flag._value2member_map_.values()) if negative is False else list(flag._member_map_.values()):
        bits = item._value_
        if isinstance(item, flag) and item._name_ is not None and bits and bits & value == bits:
            members.append(item)
            left &= ~bits
    if not negative:
        rest = left
        while rest:
            power = 2 ** (rest.bit_length() - 1)
            if power in flag._value2member_map_:
                members.append(flag._value2member_map_[power])
                left &= ~power
            rest &= ~power
    if not members and value in flag._value2member_map_:
        members.append(flag._value2member_map_[value])
    members.sort(key=lambda m: m._value_, reverse=True)
    if len(members) > 1 and members[0]._value_ == value:
        members.pop(0)
    return members, left


class Flag(Enum):
    """Support for flags"""

    _generate_next_value_ = _next_flag

    @classmethod
    def _missing_(cls, value):
        original = value
        if value < 0:
            value = ~value
        possible = cls._create_pseudo_member_(value)
        if original < 0:
            possible = ~possible
        return possible

    @classmethod
    def _create_pseudo_member_(cls, value):
        pseudo = cls._value2member_map_.get(value, None)
        if pseudo is None:
            _, extra = _decompose(cls, value)
            if extra:
                raise ValueError('%r is not a valid %s' % (value, cls.__name__))
            pseudo = object.__new__(cls)
            pseudo._name_ = None
            pseudo._value_ = value
            pseudo = cls._value2member_map_.setdefault(value, pseudo)
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __repr__(self):
        cls = self.__class__
        if self._name_ is not None:
            return '<%s.%s: %r>' % (cls.__name__, self._name_, self._value_)
        members, _ = _decompose(cls, self._value_)
        return '<%s.%s: %r>' % (cls.__name__, '|'.join([str(m._name_ or m._value_) for m in members]), self._value_)

    def __str__(self):
        cls = self.__class__
        if self._name_ is not None:
            return '%s.%s' % (cls.__name__, self._name_)
        members, _ = _decompose(cls, self._value_)
        if len(members) == 1 and members[0]._name_ is None:
            return '%s.%r' % (cls.__name__, members[0]._value_)
        return '%s.%s' % (cls.__name__, '|'.join([str(m._name_ or m._value_) for m in members]))

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        members, _ = _decompose(self.__class__, self._value_)
        inverted = self.__class__(0)
        for m in self.__class__:
            if m not in members and not (m._value_ & self._value_):
                inverted = inverted | m
        return self.__class__(inverted)


class IntFlag(int, Flag):
    """Support for integer-based Flags"""

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__name__))
        return cls._create_pseudo_member_(value)

    @classmethod
    def _create_pseudo_member_(cls, value):
        pseudo = cls._value2member_map_.get(value, None)
        if pseudo is None:
            needed = [value]
            _, extra = _decompose(cls, value)
            while extra:
                low = -extra if extra == -(2 ** ((-extra).bit_length() - 1)) else 2 ** (extra.bit_length() - 1)
                if extra < 0:
                    break
                if low not in cls._value2member_map_ and low not in needed:
                    needed.append(low)
                extra &= ~low
            for value in reversed(needed):
                pseudo = int.__new__(cls, value)
                pseudo._name_ = None
                pseudo._value_ = value
                pseudo = cls._value2member_map_.setdefault(value, pseudo)
        return pseudo

    def __or__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ | self.__class__(other)._value_)

    def __and__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ & self.__class__(other)._value_)

    def __xor__(self, other):
        if not isinstance(other, (self.__class__, int)):
            return NotImplemented
        return self.__class__(self._value_ ^ self.__class__(other)._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return self.__class__(~self._value_)
#: end
#: since 3.11
class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr
    _generate_next_value_ = staticmethod(_next_flag)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                    cls, value, _binary(value, width), _binary(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
        if value < 0:
            negative = value
            if cls._boundary_ in (EJECT, KEEP):
                value = all_bits + 1 + value
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                value = mask & value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        unknown = value & ~mask
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        pseudo._value_ = value
        names = [m._name_ for m in cls._iter_member_(value)]
        if value and names:
            pseudo._name_ = '|'.join(names)
            if unknown:
                pseudo._name_ += '|%s' % cls._numeric_repr_(unknown)
        else:
            pseudo._name_ = None
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if negative is not None:
            cls._value2member_map_[negative] = pseudo
        return pseudo

    @classmethod
    def _iter_member_(cls, value):
        singles = {m._value_: m for m in cls}
        found = [singles[bit] for bit in _bits(value & cls._flag_mask_) if bit in singles]
        order = list(singles)
        if order != sorted(order):
            found.sort(key=lambda m: m._sort_order_)
        return iter(found)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return self._iter_member_(self._value_)

    def __len__(self):
        return bin(self._value_).count('1')

    def __repr__(self):
        if self._name_ is None:
            return '<%s: %s>' % (self.__class__.__name__, self._numeric_repr_(self._value_))
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, self._numeric_repr_(self._value_))

    def __str__(self):
        if self._name_ is None:
            return '%s(%s)' % (self.__class__.__name__, self._numeric_repr_(self._value_))
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _operand(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._operand(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operand(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operand(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ value)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)


def _binary(value, width):
    sign = '1' if value < 0 else '0'
    digits = bin(value & (2 ** width - 1))[2:].rjust(width, sign)
    return '0b%s %s' % (sign, digits)


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints. (see EnumCheck)"""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                aliases = ['%s -> %s' % (n, m._name_) for n, m in enumeration.__members__.items() if n != m._name_]
                if aliases:
                    raise ValueError('aliases found in %r: %s' % (enumeration, ', '.join(aliases)))
            elif check is CONTINUOUS:
                values = set(m._value_ for m in enumeration)
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    wanted = [bit for bit in _bits(2 ** high.bit_length() - 1) if bit > low]
                else:
                    wanted = range(low + 1, high)
                missing = [i for i in wanted if i not in values]
                if missing:
                    raise ValueError('invalid %s %r: missing values %s' % (
                        'flag' if issubclass(enumeration, Flag) else 'enum', name, ', '.join(map(str, missing))))
            elif check is NAMED_FLAGS:
                known = set(m._value_ for m in enumeration)
                bad, unnamed = [], 0
                for n, m in enumeration.__members__.items():
                    extra = [bit for bit in _bits(m._value_) if bit not in known] if m._value_ > 0 else []
                    if extra:
                        bad.append(n)
                        unnamed |= sum(extra)
                if bad:
                    what = 'alias %s is missing' % bad[0] if len(bad) == 1 else 'aliases %s and %s are missing' % (', '.join(bad[:-1]), bad[-1])
                    raise ValueError('invalid Flag %r: %s combined values of 0x%x [use enum.show_flag_values(value) for details]' % (name, what, unnamed))
        return enumeration


def show_flag_values(value):
    return list(_bits(value))


def global_enum_repr(self):
    """use module.enum_name instead of class.enum_name"""
    return '%s.%s' % (self.__class__.__module__.split('.')[-1], self._name_)


def global_flag_repr(self):
    """use module.flag_name instead of class.flag_name"""
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join('%s.%s' % (module, n) for n in self._name_.split('|'))


def global_str(self):
    """use enum_name instead of class.enum_name"""
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """decorator that makes the repr() of an enum member reference its module"""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    _sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
#: end


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, item.name) for name, item in enumeration.__members__.items() if name != item.name]
    if duplicates:
        details = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration
