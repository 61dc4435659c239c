"""Common operations on Posix pathnames: what can be done with the text of a path alone."""

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix", "commonpath",
           "expandvars", "normpath", "abspath", "relpath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull"]

curdir, pardir, extsep, sep, pathsep = '.', '..', '.', '/', ':'
defpath, altsep, devnull = '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _kind(path, text):
    """A text of ours in the type that a path has."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s):
    """Normalize case of pathname.  Has no effect under Posix"""
    return os.fspath(s)


def isabs(s):
    """Test whether a path is absolute"""
    s = os.fspath(s)
    return s.startswith(_kind(s, '/'))


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    path = os.fspath(a)
    slash = _kind(path, '/')
    try:
        for b in map(os.fspath, p):
            if b.startswith(slash):
                path = b
            elif not path or path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError):
        for x in (a, *p):
            if not isinstance(x, (str, bytes)) and not hasattr(type(x), '__fspath__'):
                raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(x).__name__!r}") from None
        raise TypeError("Can't mix strings and bytes in path components") from None
    return path


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is everything after the final slash."""
    p = os.fspath(p)
    slash = _kind(p, '/')
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Split the extension from a pathname."""
    p = os.fspath(p)
    start = p.rfind(_kind(p, '/')) + 1
    dot = p.rfind(_kind(p, '.'))
    if dot >= start and p[start:dot].strip(_kind(p, '.')):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always empty."""
    p = os.fspath(p)
    return p[:0], p


def basename(p):
    """Returns the final component of a pathname"""
    return split(p)[1]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component"""
    if not m:
        return ''
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = _kind(paths[0], '/'), _kind(paths[0], '.')
    absolute = {p[:1] == slash for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    common = commonprefix(parts)
    return (slash if True in absolute else slash[:0]) + slash.join(common)


def expanduser(path):
    """Expand ~ and ~user constructions: there are no users here, and so nothing is known."""
    return os.fspath(path)


def expandvars(path):
    """Expand shell variables of form $var and ${var}: unknown variables are left unchanged."""
    return os.fspath(path)


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = os.fspath(path)
    slash, dot, dots = _kind(path, '/'), _kind(path, '.'), _kind(path, '..')
    if not path:
        return dot
    start = len(path) - len(path.lstrip(slash))
    # Two slashes at the beginning are something else; three are one (POSIX).
    root = slash * (2 if start == 2 else 1 if start else 0)
    parts = []
    for c in path.split(slash):
        if not c or c == dot:
            continue
        if c != dots or not root and not parts or parts and parts[-1] == dots:
            parts.append(c)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """Return an absolute path."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(_kind(path, os.getcwd()), path)
    return normpath(path)


def relpath(path, start=None):
    """Return a relative version of a path"""
    if not path:
        raise ValueError("no path specified")
    path = os.fspath(path)
    slash, dots = _kind(path, '/'), _kind(path, '..')
    start = _kind(path, '.') if start is None else os.fspath(start)
    a = [x for x in abspath(start).split(slash) if x and x != _kind(path, '.')]
    b = [x for x in abspath(path).split(slash) if x and x != _kind(path, '.')]
    i = len(commonprefix([a, b]))
    parts = [dots] * (len(a) - i) + b[i:]
    return slash.join(parts) if parts else _kind(path, '.')
#: since 3.12


def splitroot(p):
    """Split a pathname into drive, root and tail."""
    p = os.fspath(p)
    slash = _kind(p, '/')
    if p[:1] != slash:
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]
#: end


# At the end, since os wants the names of this module.
import os
