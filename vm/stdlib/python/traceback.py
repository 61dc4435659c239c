"""Extract, format and print information about Python stack traces."""

import _traceback
import itertools
import linecache
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']
#: since 3.13
__all__.append('print_list')
#: end

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_SHOWN = 3


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end="")


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary object of the pre-processed entries from a traceback."""
    return _extract(_places(tb), limit)


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame."""
    if f is None:
        f = sys._getframe().f_back
        f = f.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _places(tb):
    """The frames of a traceback, each with its line and the instruction."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno, tb.tb_lasti
        tb = tb.tb_next


def _extract(places, limit, lookup_lines=True, capture_locals=False):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is not None and limit < 0:
            limit = 0
    places = list(places)
    if limit is not None:
        places = places[:limit] if limit >= 0 else places[limit:]
    result = StackSummary()
    for frame, line, *where in places:
        code = frame.f_code
        f_locals = frame.f_locals if capture_locals else None
        #: before 3.11
        entry = FrameSummary(code.co_filename, line, code.co_name, lookup_line=False, locals=f_locals)
        #: end
        #: since 3.11
        place = (line, None, None, None)
        if where:
            place = _traceback.position(code, where[0])
            if place == (None, None, None, None):
                place = (line, None, None, None)
        entry = FrameSummary(code.co_filename, place[0], code.co_name, lookup_line=False, locals=f_locals,
                             end_lineno=place[1], colno=place[2], end_colno=place[3])
        #: end
        result.append(entry)
    if lookup_lines:
        for entry in result:
            entry.line
    return result


class FrameSummary:
    """Information about a single frame from a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None
                 #: since 3.11
                 , end_lineno=None, colno=None, end_colno=None, **kwargs
                 #: end
                 ):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        #: since 3.11
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self._given = line is not None
        #: end
        if lookup_line:
            self.line
        self.locals = None if locals is None else {k: _safe(v, repr) for k, v in locals.items()}

    def _key(self):
        return (self.filename, self.lineno, self.name, self.line)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return self._key() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._key()[pos]

    def __iter__(self):
        return iter(self._key())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno).strip()
        #: since 3.11
        return self._line.strip()
        #: end
        return self._line


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from a traceback or stack object."""
        return klass(_extract(frame_gen, limit, lookup_lines, capture_locals))

    @classmethod
    def from_list(klass, a_list):
        """Create a StackSummary object from a supplied list of FrameSummary objects or old-style list of tuples."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary):
        """Format the lines for a single FrameSummary."""
        f = frame_summary
        row = f'  File "{f.filename}", line {f.lineno}, in {f.name}\n'
        #: before 3.11
        if f.line:
            row += f'    {f.line}\n'
        #: end
        #: since 3.11
        if f._given or f.colno is None:
            if f.line:
                row += f'    {f.line}\n'
        else:
            row += _traceback.excerpt(f.filename, f.lineno, f.end_lineno, f.colno, f.end_colno)
        #: end
        if f.locals:
            for name, value in sorted(f.locals.items()):
                row += f'    {name} = {value}\n'
        return row

    def format(self):
        """Format the stack ready for printing."""
        result = []
        for _, same in itertools.groupby(self, lambda f: (f.filename, f.lineno, f.name)):
            same = list(same)
            for frame in same[:_SHOWN]:
                text = self.format_frame_summary(frame)
                if text is not None:
                    result.append(text)
            more = len(same) - _SHOWN
            if more > 0:
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')
        return result


def _safe(value, func=str):
    try:
        return func(value)
    except Exception:
        #: before 3.11
        return f'<unprintable {type(value).__name__} object>'
        #: end
        #: since 3.11
        if func is repr:
            return '<local repr() failed>'
        return '<exception str() failed>'
        #: end


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False
                 #: since 3.10
                 , compact=False
                 #: end
                 #: since 3.11
                 , max_group_width=15, max_group_depth=10, save_exc_type=True
                 #: end
                 , _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = _extract(_places(exc_traceback), limit, lookup_lines, capture_locals)
        self._str = _safe(exc_value)
        #: since 3.11
        self.exceptions = None
        self.__notes__ = getattr(exc_value, '__notes__', None)
        #: end
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            #: before 3.10
            self.lineno = str(exc_value.lineno)
            #: end
            #: since 3.10
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.end_offset = exc_value.end_offset
            #: end
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.msg = exc_value.msg
        self._only = self._work_out(exc_value)
                #: since 3.11
        self._groups = _traceback.whole(exc_value) if isinstance(exc_value, BaseExceptionGroup) and limit is None else None
        #: end

        def other(e):
            if e is None or id(e) in seen:
                return None
            return TracebackException(type(e), e, e.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, _seen=seen)
        self.__cause__ = other(getattr(exc_value, '__cause__', None))
        self.__suppress_context__ = getattr(exc_value, '__suppress_context__', False)
        #: before 3.10
        self.__context__ = other(getattr(exc_value, '__context__', None))
        #: end
        #: since 3.10
        shown = not compact or self.__cause__ is None and not self.__suppress_context__
        self.__context__ = other(getattr(exc_value, '__context__', None)) if shown else None
        #: end
        #: since 3.11
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [other(e) for e in exc_value.exceptions]
        #: end

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    #: since 3.13
    @property
    def exc_type_str(self):
        if self.exc_type is None:
            return None
        name = self.exc_type.__qualname__
        module = self.exc_type.__module__
        return name if module in ('__main__', 'builtins') else module + '.' + name
    #: end

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def _work_out(self, value):
        """The lines that say what the exception is."""
        if self.exc_type is None:
            return [_final(None, self._str)]
        #: since 3.11
        if value is not None:
            text = _traceback.only(value)
            return text.splitlines(True) if issubclass(self.exc_type, SyntaxError) or getattr(value, '__notes__', None) else [text]
        #: end
        name = self.exc_type.__qualname__
        if self.exc_type.__module__ not in ('__main__', 'builtins'):
            name = self.exc_type.__module__ + '.' + name
        if value is None or not issubclass(self.exc_type, SyntaxError):
            return [_final(name, self._str)]
        out = [f'  File "{self.filename or "<string>"}", line {self.lineno or "?"}\n']
        if self.text is not None:
            out.append(f'    {self.text.strip()}\n')
            if self.offset is not None:
                before = self.text.rstrip('\n')
                before = before[:min(len(before), self.offset) - 1].lstrip()
                out.append('    ' + ''.join(c if c.isspace() else ' ' for c in before) + '^\n')
        out.append(f'{name}: {self.msg or "<no detail available>"}\n')
        return out

    def format_exception_only(self
                              #: since 3.13
                              , *, show_group=False, _depth=0
                              #: end
                              ):
        """Format the exception part of the traceback."""
        yield from self._only
        #: since 3.13
        if show_group and self.exceptions:
            for e in self.exceptions:
                for line in e.format_exception_only(show_group=True):
                    yield '   ' + line
        #: end

    def format(self, *, chain=True):
        """Format the exception."""
        #: since 3.11
        if self._groups is not None:
            yield from self._groups.splitlines(True)
            return
        #: end
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield _CONTEXT
        if self.stack:
            yield 'Traceback (most recent call last):\n'
        yield from self.stack.format()
        yield from self.format_exception_only()

    #: since 3.11
    def print(self, *, file=None, chain=True):
        """Print the result of self.format(chain=chain) to 'file'."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")
    #: end


def _final(name, text):
    if not text:
        return f"{name}\n"
    return f"{name}: {text}\n"


#: before 3.10
def print_exception(etype, value, tb, limit=None, file=None, chain=True):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    if file is None:
        file = sys.stderr
    for line in TracebackException(type(value), value, tb, limit=limit).format(chain=chain):
        print(line, file=file, end="")


def format_exception(etype, value, tb, limit=None, chain=True):
    """Format a stack trace and the exception information."""
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def format_exception_only(etype, value):
    """Format the exception part of a traceback."""
    return list(TracebackException(etype, value, None).format_exception_only())


#: end
#: since 3.10
_absent = object()


def _arguments(exc, value, tb):
    if (value is _absent) != (tb is _absent):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _absent:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return value, tb


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    value, tb = _arguments(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information."""
    value, tb = _arguments(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_absent
                          #: end
                          #: since 3.13
                          , *, show_group=False, **kwargs
                          #: end
                          #: since 3.10
                          ):
    """Format the exception part of a traceback."""
    if value is _absent:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(
        #: end
        #: since 3.13
        show_group=show_group
        #: end
        #: since 3.10
    ))


#: end
def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    e = sys.exc_info()[1]
    print_exception(type(e), e, e.__traceback__ if e is not None else None, limit, file, chain)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    e = sys.exc_info()[1]
    return "".join(format_exception(type(e), e, e.__traceback__ if e is not None else None, limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, 'last_value'):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    if f is None:
        f = sys._getframe().f_back
    stack = _extract(_frames(f), None if limit is None else abs(limit) if limit >= 0 else -abs(limit))
    stack.reverse()
    return stack


def _frames(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (RuntimeError, AttributeError):
            pass
        tb = tb.tb_next
