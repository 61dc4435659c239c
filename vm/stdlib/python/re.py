import _sre
import enum

Pattern = _sre.Pattern
Match = _sre.Match


class RegexFlag(enum.IntFlag):
    #: since 3.11
    NOFLAG = 0
    #: end
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    #: before 3.13
    TEMPLATE = T = 1
    #: end
    DEBUG = 128

    def __repr__(self):
        names = []
        value = int(self)
        #: before 3.11
        negative = value < 0
        if negative:
            value = ~value
        #: end
        #: since 3.11
        negative = False
        #: end
        for flag in (1, 2, 4, 8, 16, 32, 64, 128, 256):
            if value & flag and flag in RegexFlag._value2member_map_:
                value &= ~flag
                names.append('re.' + RegexFlag._value2member_map_[flag]._name_)
        #: since 3.11
        if not names and not value:
            return 're.NOFLAG'
        #: end
        if value:
            names.append(hex(value))
        text = '|'.join(names)
        if negative:
            text = '~(%s)' % text if len(names) > 1 else '~' + text
        return text

    __str__ = object.__str__
    #: since 3.11
    __format__ = object.__format__
    #: end


globals().update(RegexFlag.__members__)


#: before 3.13
class error(Exception):
#: end
#: since 3.13
class PatternError(Exception):
#: end
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = '%s at position %d' % (msg, pos)
            newline = '\n' if isinstance(pattern, str) else b'\n'
            before = pattern[:pos]
            self.lineno = before.count(newline) + 1
            self.colno = pos - before.rfind(newline)
            if newline in pattern:
                msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
        super().__init__(msg)


#: since 3.13
error = PatternError
#: end
_sre.use(error)


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _sre.compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _sre.compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _sre.compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl."""
    return _sre.compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """Return a 2-tuple containing (new_string, number)."""
    return _sre.compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings."""
    return _sre.compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string."""
    return _sre.compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object."""
    return _sre.compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _sre.compile(pattern, flags)


def template(pattern, flags=0):
    "Compile a template pattern, returning a Pattern object"
    return _sre.compile(pattern, flags | 1)


def purge():
    "Clear the regular expression caches"
    _sre.purge()


_special = {ord(c): '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """
    Escape special characters in a string.
    """
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, 'latin1').translate(_special).encode('latin1')


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._phrases = [(_sre.compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        place = 0
        while True:
            for phrase, action in self._phrases:
                m = phrase.match(string, place)
                if m is not None:
                    break
            else:
                break
            if m.end() == place:
                break
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            place = m.end()
        return result, string[place:]


#: before 3.13
__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split',
    'findall', 'finditer', 'compile', 'purge', 'template', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U',
    'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
    'UNICODE',
]
#: end
#: since 3.13
__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split',
    'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U',
    'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'VERBOSE',
    'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]
#: end
