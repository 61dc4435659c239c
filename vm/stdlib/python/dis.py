"""Disassembler of Python byte code into mnemonics."""

import _dis
import collections
import sys
import types

__all__ = ["dis", "disassemble", "distb", "disco", "get_instructions", "Instruction", "Bytecode", "cmp_op", "opname", "opmap",
           "HAVE_ARGUMENT", "EXTENDED_ARG", "findlinestarts", "code_info", "show_code",
           "stack_effect"]

opmap = _dis.opmap
cmp_op = _dis.cmp_op
HAVE_ARGUMENT = _dis.have_argument
EXTENDED_ARG = opmap['EXTENDED_ARG']
opname = ['<%d>' % n for n in range(256)]
for _name, _number in opmap.items():
    opname[_number] = _name
del _name, _number
COMPILER_FLAG_NAMES = {1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED',
                       32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE',
                       512: 'ASYNC_GENERATOR'}

#: before 3.13
_FIELDS = "opname opcode arg argval argrepr offset starts_line is_jump_target"
#: end
#: since 3.13
_FIELDS = "opname opcode arg argval argrepr offset start_offset starts_line line_number label positions cache_info"
#: end
Instruction = collections.namedtuple("Instruction", _FIELDS)
#: since 3.13
Instruction.is_jump_target = property(lambda self: self.label is not None)
Instruction.jump_target = property(
    lambda self: self.argval if 'JUMP' in self.opname or self.opname in ('FOR_ITER', 'SEND') else None)
#: end


def _code_of(x):
    """The code object of anything that has one."""
    for name in ('__func__', '__code__', 'gi_code', 'ag_code', 'cr_code'):
        if name == '__func__':
            x = getattr(x, name, x)
        elif hasattr(x, name):
            return getattr(x, name)
    if isinstance(x, str):
        try:
            return compile(x, '<disassembly>', 'eval')
        except SyntaxError:
            return compile(x, '<disassembly>', 'exec')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Compute the stack effect of the opcode."""
    if jump not in (None, True, False):
        raise ValueError('stack_effect: jump must be False, True or None')
    if opname[opcode].startswith('<') if 0 <= opcode < len(opname) else True:
        raise ValueError('invalid opcode or oparg')
    #: before 3.13
    if opcode >= HAVE_ARGUMENT and oparg is None:
        raise ValueError('stack_effect: opcode requires oparg but oparg was not specified')
    if opcode < HAVE_ARGUMENT and oparg is not None:
        raise ValueError('stack_effect: opcode does not permit oparg but oparg was specified')
    #: end
    return _dis.effect(opcode, oparg or 0, jump)


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    else:
        names.append(hex(flags))
    return ', '.join(names)


def code_info(x):
    """Formatted details of methods, functions, or code."""
    code = _code_of(x)
    lines = [f"{'Name:':<18} {code.co_name}",
             f"{'Filename:':<18} {code.co_filename}",
             f"{'Argument count:':<18} {code.co_argcount}",
             f"{'Positional-only arguments:':<18} {code.co_posonlyargcount}",
             f"{'Kw-only arguments:':<18} {code.co_kwonlyargcount}",
             f"{'Number of locals:':<18} {code.co_nlocals}",
             f"{'Stack size:':<18} {code.co_stacksize}",
             f"{'Flags:':<18} {pretty_flags(code.co_flags)}"]
    for title, values, shown in (('Constants', code.co_consts, repr), ('Names', code.co_names, str),
                                 ('Variable names', code.co_varnames, str),
                                 ('Free variables', code.co_freevars, str),
                                 ('Cell variables', code.co_cellvars, str)):
        if values:
            lines.append(title + ':')
            lines += ['%4d: %s' % (i, shown(value)) for i, value in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*."""
    print(code_info(co), file=file)


def _print(code, lasti, flat, file, show_caches=False, show_offsets=False):
    print(_dis.text(code, lasti, flat, show_caches, show_offsets), end='', file=file)


def dis(x=None, *, file=None, depth=None
        #: since 3.11
        , show_caches=False, adaptive=False
        #: end
        #: since 3.13
        , show_offsets=False
        #: end
        ):
    """Disassemble classes, methods, functions, and other compiled objects."""
    options = {}
    #: since 3.11
    options['show_caches'] = show_caches
    #: end
    #: since 3.13
    options['show_offsets'] = show_offsets
    #: end
    if x is None:
        distb(file=file)
        return
    if isinstance(x, (str, types.FunctionType, types.MethodType, types.CodeType)):
        if isinstance(x, str):
            x = compile(x, '<dis>', 'exec')
        _print(_code_of(x), -1, depth is not None and depth <= 0, file, **options)
        return
    for name in ('gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            _print(getattr(x, name), -1, depth is not None and depth <= 0, file, **options)
            return
    if hasattr(x, '__dict__'):
        for name, value in sorted(x.__dict__.items()):
            inner = getattr(value, '__func__', value)
            if isinstance(inner, (types.FunctionType, types.CodeType, type, types.MethodType)):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(inner, file=file, depth=depth, **options)
                except TypeError as msg:
                    print("Sorry:", msg, file=file)
                print(file=file)
        return
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def disassemble(co, lasti=-1, *, file=None
                #: since 3.11
                , show_caches=False, adaptive=False
                #: end
                ):
    """Disassemble a code object."""
    _print(co, lasti, True, file)


disco = disassemble


def distb(tb=None, *, file=None):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        tb = sys.exc_info()[2] or getattr(sys, 'last_traceback', None)
        if tb is None:
            raise RuntimeError("no last traceback to disassemble")
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


def get_instructions(x, *, first_line=None
                     #: since 3.11
                     , show_caches=None, adaptive=False
                     #: end
                     ):
    """Iterator for the opcodes in methods, functions or code."""
    co = _code_of(x)
    move = 0 if first_line is None else first_line - co.co_firstlineno
    return _instructions(co, move)


def _instructions(co, move):
    #: since 3.13
    import _traceback
    line = None
    start = None
    #: end
    for name, number, arg, value, text, offset, starts, target, label in _dis.instructions(co):
        first = starts is not None
        starts = starts + move if starts else None
        #: before 3.13
        yield Instruction(name, number, arg, value, text, offset, starts, target)
        #: end
        #: since 3.13
        place = Positions(*_traceback.position(co, offset))
        line = None if place.lineno is None else place.lineno + move
        if start is None:
            start = offset
        yield Instruction(name, number, arg, value, text, offset, start, first, line, label if target else None, place, None)
        if name != 'EXTENDED_ARG':
            start = None
        #: end


#: since 3.11
Positions = collections.namedtuple('Positions', 'lineno end_lineno col_offset end_col_offset', defaults=(None,) * 4)
#: end


def findlinestarts(code):
    """Find the offsets in a byte code which are start of lines in the source."""
    for name, number, arg, value, text, offset, starts, target, label in _dis.instructions(code):
        if starts is not None:
            yield offset, starts or None


class Bytecode:
    """The bytecode operations of a piece of code."""

    def __init__(self, x, *, first_line=None, current_offset=None
                 #: since 3.11
                 , show_caches=False, adaptive=False
                 #: end
                 #: since 3.13
                 , show_offsets=False
                 #: end
                 ):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self._original_object = x
        self.current_offset = current_offset

    def __iter__(self):
        return _instructions(self.codeobj, self.first_line - self.codeobj.co_firstlineno)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb):
        """Construct a Bytecode from the given traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        offset = -1 if self.current_offset is None else self.current_offset
        return _dis.text(self.codeobj, offset, True, False, False)
