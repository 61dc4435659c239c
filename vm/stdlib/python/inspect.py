"""Get useful information from live Python objects."""

import builtins
import collections
import collections.abc
import enum
import functools
import linecache
import sys
import types

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


# What an object is.

def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, types.GetSetDescriptorType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, types.TracebackType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, types.CodeType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Return true if object can be passed to an ``await`` expression."""
    return (isinstance(object, (types.CoroutineType, collections.abc.Awaitable)) or
            isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE))


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    results = []
    names = dir(object)
    for name in names:
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
    results.sort(key=lambda pair: pair[0])
    return results


#: since 3.11
def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name, without triggering
    dynamic lookup via the descriptor protocol, __getattr__ or __getattribute__."""
    members = []
    for name in sorted(dir(object)):
        try:
            value = getattr_static(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


#: end
#: since 3.10
def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object: a function, class or module."""
    unwrap_from = None
    if isinstance(obj, type):
        annotations = obj.__dict__.get('__annotations__')
        module = sys.modules.get(obj.__module__)
        own_globals, own_locals = getattr(module, '__dict__', None), dict(vars(obj))
        unwrap_from = obj
    elif isinstance(obj, types.ModuleType):
        annotations, own_globals, own_locals = getattr(obj, '__annotations__', None), obj.__dict__, None
    elif callable(obj):
        annotations = getattr(obj, '__annotations__', None)
        own_globals, own_locals, unwrap_from = getattr(obj, '__globals__', None), None, obj
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    while unwrap_from is not None:
        if hasattr(unwrap_from, '__wrapped__'):
            unwrap_from = unwrap_from.__wrapped__
        elif isinstance(unwrap_from, functools.partial):
            unwrap_from = unwrap_from.func
        else:
            own_globals = getattr(unwrap_from, '__globals__', own_globals)
            break
    globals = own_globals if globals is None else globals
    locals = dict(own_locals or {}) if locals is None else dict(locals)
    for parameter in getattr(obj, '__type_params__', ()):
        locals.setdefault(parameter.__name__, parameter)
    return {name: eval(value, globals, locals) if isinstance(value, str) else value
            for name, value in annotations.items()}


#: end
def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    start, seen = func, {id(func)}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError('wrapper loop when unwrapping {!r}'.format(start))
        seen.add(id(func))
    return func


_absent = object()


def getattr_static(obj, attr, default=_absent):
    """Retrieve attributes without triggering dynamic lookup."""
    bases = obj.__mro__ if isclass(obj) else type(obj).__mro__
    if not isclass(obj):
        try:
            own = object.__getattribute__(obj, "__dict__")
        except AttributeError:
            own = {}
        for base in bases:
            found = base.__dict__.get(attr, _absent)
            if found is not _absent and hasattr(type(found), '__get__') and hasattr(type(found), '__set__'):
                return found
        if attr in own:
            return own[attr]
    for base in bases:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is not _absent:
        return default
    raise AttributeError(attr)


# Documentation and source.

def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    name = getattr(obj, '__name__', None)
    if ismethod(obj):
        owner = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj):
        owner = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split('.')[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        owner = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split('.')[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    else:
        return None
    for base in owner.__mro__:
        doc = getattr(getattr(base, name, None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """Get the documentation string for an object."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    margin = min(margins) if margins else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('{!r} is a built-in module'.format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        #: since 3.10
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        #: end
        raise TypeError('{!r} is a built-in class'.format(object))
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or '
                    'code object was expected, got {}'.format(type(object).__name__))


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source."""
    return getfile(object)


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    return sys.modules.get('__main__')


def _code_lines(code, last):
    """The last line that a code object or one inside it has instructions of."""
    if hasattr(code, 'co_lines'):
        for _, _, line in code.co_lines():
            if line is not None and line > last:
                last = line
    else:
        line = code.co_firstlineno
        for step in code.co_lnotab[1::2]:
            line += step - 256 if step > 127 else step
            last = max(last, line)
    for const in code.co_consts:
        if iscode(const):
            last = _code_lines(const, last)
    return last


def _blank(line):
    return not line.strip() or line.lstrip().startswith('#')


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    return _block(lines, 0)


def _block(lines, least):
    """The lines of the block that begins with the first one, at least so many."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    end = max(least, 1)
    header = True
    for n, line in enumerate(lines):
        if n < end:
            if line.lstrip().startswith(('def ', 'class ', 'async def ')) or 'lambda' in line:
                header = False
            continue
        if _blank(line):
            continue
        indent = len(line) - len(line.lstrip())
        if indent > margin or header and indent == margin or line.lstrip()[0] in ')]}' and indent == margin:
            end = n + 1
            if line.lstrip().startswith(('def ', 'class ', 'async def ')):
                header = False
            continue
        break
    return lines[:end]


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path[path.rfind('/') + 1:]
    for suffix in ('.py', '.pyc'):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def walktree(classes, children, parent):
    """Recursive helper function for getclasstree()."""
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children, roots = {}, []
    for c in classes:
        for parent in c.__bases__:
            below = children.setdefault(parent, [])
            if c not in below:
                below.append(c)
            if unique and parent in classes:
                break
        else:
            if not c.__bases__ and c not in roots:
                roots.append(c)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


Arguments = collections.namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = collections.namedtuple('ArgInfo', 'args varargs keywords locals')


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    if not iscode(co):
        raise TypeError('{!r} is not a code object'.format(co))
    names, i = co.co_varnames, co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[i]
        i += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[i]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """Format an argument spec from the 4 values returned by getargvalues."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(specs) + ')'


def findsource(object):
    """Return the entire source file and starting line number for an object."""
    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError('could not get source code' if not isclass(object) else 'source code not available')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        number = getattr(object, '__firstlineno__', None)
        if number is not None:
            return lines, number - 1
        names = object.__qualname__.replace('.<locals>', '').split('.')
        at, margin = -1, -1
        for name in names:
            for n in range(at + 1, len(lines)):
                words = lines[n].replace('(', ' ').replace(':', ' ').split()
                indent = len(lines[n]) - len(lines[n].lstrip())
                if words[1:2] == [name] and words[0] in ('class', 'def') and indent > margin:
                    at, margin = n, indent
                    break
            else:
                raise OSError('could not find class definition')
        while at > 0 and lines[at - 1].lstrip().startswith('@') and lines[at - 1].index('@') == margin:
            #: before 3.9
            break
            #: end
            at -= 1
        return lines, at
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if not iscode(object):
        raise OSError('could not find code object')
    number = object.co_firstlineno - 1
    if number >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, max(number, 0)


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    code = None
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        code = object.__code__
    elif isframe(object):
        code = object.f_code
    elif iscode(object):
        code = object
    least = 1 if code is None else _code_lines(code, number + 1) - number
    return _block(lines[number:], least), number + 1


def getsource(object):
    """Return the text of the source code for an object."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    found = []
    while number > 0 and lines[number - 1].lstrip().startswith('#'):
        number -= 1
        found.insert(0, lines[number].lstrip())
    return ''.join(found) if found else None


# Frames.

#: before 3.11
Traceback = collections.namedtuple('Traceback', 'filename lineno function code_context index')
FrameInfo = collections.namedtuple('FrameInfo', ('frame',) + Traceback._fields)
#: end
#: since 3.11
_Traceback = collections.namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = collections.namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        instance = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        instance.positions = positions
        return instance
#: end


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    lineno = frame.f_lineno if isframe(frame) else frame.tb_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError('{!r} is not a frame or traceback object'.format(frame))
    lines = linecache.getlines(frame.f_code.co_filename) if context > 0 else []
    index = None
    if lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        lines = lines[start:start + context]
        index = lineno - 1 - start
    return Traceback(frame.f_code.co_filename, lineno, frame.f_code.co_name, lines or None, index)


def getlineno(frame):
    """Get the line number from a frame object."""
    return frame.f_lineno


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe(1)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    return getinnerframes(sys.exc_info()[2], context)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'


def _state(running, frame, code):
    if running:
        return 'RUNNING'
    if frame is None:
        return 'CLOSED'
    #: before 3.11
    if frame.f_lasti == -1:
        return 'CREATED'
    #: end
    #: since 3.11
    import dis
    if frame.f_lasti < next(i.offset for i in dis.get_instructions(code) if i.opname == 'RESUME'):
        return 'CREATED'
    #: end
    return 'SUSPENDED'


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return 'GEN_' + _state(generator.gi_running, generator.gi_frame, generator.gi_code)


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return 'CORO_' + _state(coroutine.cr_running, coroutine.cr_frame, coroutine.cr_code)


ClosureVars = collections.namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("{!r} is not a Python function".format(func))
    code = func.__code__
    nonlocals = {} if func.__closure__ is None else {
        name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    found_globals, found_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in func.__globals__:
            found_globals[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            found_builtins[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found_globals, found_builtins, unbound)


# Signatures.

class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')[self]


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    #: since 3.9
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    #: end
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """Represents a parameter in a function signature."""
    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if not name.isidentifier() and not (name[0] == '.' and name[1:].isdigit()):
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name, self._default, self._annotation = name, default, annotation

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_absent, kind=_absent, annotation=_absent, default=_absent):
        """Creates a customized copy of the Parameter."""
        return type(self)(self._name if name is _absent else name, self._kind if kind is _absent else kind,
                          default=self._default if default is _absent else default,
                          annotation=self._annotation if annotation is _absent else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation)}'
        if self._default is not _empty:
            text += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self._kind, '') + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default and
                self._annotation == other._annotation)


class BoundArguments:
    """Result of Signature.bind() call."""
    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, p in self._signature.parameters.items():
            if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, p in self._signature.parameters.items():
            if not started:
                if p.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if p.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        full = []
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                full.append((name, self.arguments[name]))
            elif p.default is not _empty:
                full.append((name, p.default))
            elif p.kind is _VAR_POSITIONAL:
                full.append((name, ()))
            elif p.kind is _VAR_KEYWORD:
                full.append((name, {}))
        #: before 3.9
        self.arguments = collections.OrderedDict(full)
        #: end
        #: since 3.9
        self.arguments = dict(full)
        #: end

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return '<{} ({})>'.format(type(self).__name__, ', '.join(f'{a}={v!r}' for a, v in self.arguments.items()))


class Signature:
    """A Signature object represents the overall signature of a function."""
    __slots__ = ('_return_annotation', '_parameters')
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = collections.OrderedDict()
        top, defaults = _POSITIONAL_ONLY, False
        for p in parameters or ():
            if p.kind < top:
                raise ValueError(f'wrong parameter order: {top.description} parameter before {p.kind.description} parameter')
            if p.kind > top:
                #: before 3.10
                defaults = False
                #: end
                top = p.kind
            if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if p.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError('non-default argument follows default argument')
            if p.name in params:
                raise ValueError('duplicate parameter name: {!r}'.format(p.name))
            params[p.name] = p
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True
                      #: since 3.10
                      , globals=None, locals=None, eval_str=False
                      #: end
                      ):
        """Constructs Signature for the given callable object."""
        return _signature(obj, follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_absent, return_annotation=_absent):
        """Creates a customized copy of the Signature."""
        return type(self)(self.parameters.values() if parameters is _absent else parameters,
                          return_annotation=self._return_annotation if return_annotation is _absent else return_annotation)

    def __hash__(self):
        return hash((tuple(self.parameters.values()), self.return_annotation))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented

        def basis(s):
            return ([p for p in s.parameters.values() if p.kind != _KEYWORD_ONLY],
                    {n: p for n, p in s.parameters.items() if p.kind == _KEYWORD_ONLY}, s.return_annotation)
        return basis(self) == basis(other)

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        #: before 3.9
        arguments = collections.OrderedDict()
        #: end
        params = list(self.parameters.values())
        kwargs = dict(kwargs)
        at = 0
        spread = False
        wrong = []
        for i, value in enumerate(args):
            if at < len(params) and params[at].kind == _VAR_POSITIONAL:
                arguments[params[at].name] = tuple(args[i:])
                at += 1
                spread = True
                break
            if at >= len(params) or params[at].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            p = params[at]
            if p.name in kwargs and p.kind != _POSITIONAL_ONLY:
                raise TypeError('multiple values for argument {arg!r}'.format(arg=p.name))
            arguments[p.name] = value
            at += 1
        rest = None
        for p in params[at:]:
            if p.kind == _VAR_KEYWORD:
                rest = p
                continue
            if p.kind == _VAR_POSITIONAL:
                continue
            if p.kind == _POSITIONAL_ONLY and p.name in kwargs and not any(q.kind == _VAR_KEYWORD for q in params):
                #: before 3.13
                raise TypeError('{arg!r} parameter is positional only, but was passed as a keyword'.format(arg=p.name))
                #: end
                wrong.append(p.name)
                continue
            if p.kind != _POSITIONAL_ONLY and p.name in kwargs:
                arguments[p.name] = kwargs.pop(p.name)
            elif not partial and p.default is _empty:
                #: since 3.13
                if p.kind == _KEYWORD_ONLY and p is params[at] and not spread:
                    raise TypeError(f'missing a required keyword-only argument: {p.name!r}')
                #: end
                raise TypeError('missing a required argument: {arg!r}'.format(arg=p.name))
        if wrong:
            raise TypeError('got some positional-only arguments passed as keyword arguments: ' + ', '.join(map(repr, wrong)))
        if kwargs:
            if rest is not None:
                arguments[rest.name] = kwargs
            else:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(arg=next(iter(kwargs))))
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed args and kwargs to the parameters."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object, some arguments of which may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        result = []
        slash, star = False, True
        for p in self.parameters.values():
            if p.kind == _POSITIONAL_ONLY:
                slash = True
            elif slash:
                result.append('/')
                slash = False
            if p.kind == _VAR_POSITIONAL:
                star = False
            elif p.kind == _KEYWORD_ONLY and star:
                result.append('*')
                star = False
            result.append(str(p))
        if slash:
            result.append('/')
        text = '({})'.format(', '.join(result))
        if self.return_annotation is not _empty:
            text += ' -> {}'.format(formatannotation(self.return_annotation))
        return text
    #: since 3.13

    def format(self, *, max_width=None):
        """Create a string representation of the Signature object."""
        text = str(self)
        if max_width is not None and len(text) > max_width:
            parts = text[1:text.rindex(')')].split(', ')
            text = '(\n    ' + ',\n    '.join(parts) + '\n)' + text[text.rindex(')') + 1:]
        return text
    #: end


def _of_function(func):
    code = func.__code__
    n, only = code.co_argcount, getattr(code, 'co_posonlyargcount', 0)
    names = code.co_varnames
    defaults = func.__defaults__ or ()
    hints = func.__annotations__
    params = []
    for i, name in enumerate(names[:n]):
        d = i - (n - len(defaults))
        params.append(Parameter(name, _POSITIONAL_ONLY if i < only else _POSITIONAL_OR_KEYWORD,
                                default=defaults[d] if d >= 0 else _empty, annotation=hints.get(name, _empty)))
    at = n + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[at], _VAR_POSITIONAL, annotation=hints.get(names[at], _empty)))
        at += 1
    for name in names[n:n + code.co_kwonlyargcount]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=(func.__kwdefaults__ or {}).get(name, _empty),
                                annotation=hints.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(Parameter(names[at], _VAR_KEYWORD, annotation=hints.get(names[at], _empty)))
    return Signature(params, return_annotation=hints.get('return', _empty))


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind != _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(partial, sig):
    params = []
    left = len(partial.args)
    by_name = False
    for p in sig.parameters.values():
        if left and p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            left -= 1
            continue
        if p.name in partial.keywords and p.kind != _VAR_KEYWORD:
            p = p.replace(default=partial.keywords[p.name], kind=_KEYWORD_ONLY)
            by_name = True
        elif by_name and p.kind == _POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=_KEYWORD_ONLY)
        elif by_name and p.kind == _VAR_POSITIONAL:
            continue
        params.append(p)
    return sig.replace(parameters=params)


def _signature(obj, follow=True):
    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _signature(obj)
    given = getattr(obj, '__signature__', None)
    if isinstance(given, Signature):
        return given
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(obj, _signature(obj.func, follow))
    if isclass(obj):
        call = type(obj).__dict__.get('__call__') if type(obj) is not type else None
        if isfunction(call):
            return _without_first(_signature(call, follow))
        for base in obj.__mro__[:-1]:
            for name in ('__new__', '__init__'):
                found = base.__dict__.get(name)
                if isinstance(found, staticmethod):
                    found = found.__func__
                if isfunction(found):
                    return _without_first(_signature(found, follow))
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__ and obj.__module__ != 'builtins':
            return Signature([])
        raise ValueError('no signature found for builtin type {!r}'.format(obj))
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_signature(call, follow))
    if isbuiltin(obj) or ismethoddescriptor(obj):
        raise ValueError("no signature found for builtin {!r}".format(obj))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def signature(obj, *, follow_wrapped=True
              #: since 3.10
              , globals=None, locals=None, eval_str=False
              #: end
              ):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped)


FullArgSpec = collections.namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _of_function(func.__func__ if ismethod(func) else func) if isfunction(func) or ismethod(func) else _signature(func, False)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    args, varargs, varkw, defaults, kwonly, kwdefaults, hints = [], None, None, (), [], {}, {}
    if sig.return_annotation is not _empty:
        hints['return'] = sig.return_annotation
    for name, p in sig.parameters.items():
        if p.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if p.default is not _empty:
                defaults += (p.default,)
        elif p.kind == _VAR_POSITIONAL:
            varargs = name
        elif p.kind == _KEYWORD_ONLY:
            kwonly.append(name)
            if p.default is not _empty:
                kwdefaults[name] = p.default
        else:
            varkw = name
        if p.annotation is not _empty:
            hints[name] = p.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, hints)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    sig = _signature(func)
    if ismethod(func):
        sig = _signature(func.__func__)
        positional = (func.__self__,) + positional
    bound = sig.bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)
