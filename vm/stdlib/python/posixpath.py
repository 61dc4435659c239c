"""Common operations on Posix pathnames."""

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix", "commonpath",
           "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "realpath", "relpath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
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
    """Expand ~ and ~user constructions.  If user or $HOME is unknown, do nothing."""
    path = os.fspath(path)
    tilde, slash = _kind(path, '~'), _kind(path, '/')
    if not path.startswith(tilde) or path[1:2] not in (path[:0], slash) or 'HOME' not in os.environ:
        return path
    home = _kind(path, os.environ['HOME']).rstrip(slash)
    return (home + path[1:]) or slash


def expandvars(path):
    """Expand shell variables of form $var and ${var}.  Unknown variables are left unchanged."""
    path = os.fspath(path)
    dollar = _kind(path, '$')
    if dollar not in path:
        return path
    import re
    pattern = _kind(path, r'\$(\w+|\{[^}]*\})')

    def value(match):
        name = match.group(1)
        if name.startswith(_kind(path, '{')):
            name = name[1:-1]
        name = os.fsdecode(name)
        return _kind(path, os.environ[name]) if name in os.environ else match.group(0)
    return re.sub(pattern, value, path, flags=re.ASCII)


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



def _found(path, follow=True):
    """The mode of a file, 0 if there is none."""
    try:
        return os.stat(path, follow_symlinks=follow).st_mode
    except (OSError, ValueError):
        return 0


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links"""
    return _found(path) != 0


def lexists(path):
    """Test whether a path exists.  Returns True for broken symbolic links"""
    return _found(path, False) != 0


def isfile(path):
    """Test whether a path is a regular file"""
    return _found(path) & 0o170000 == 0o100000


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    return _found(s) & 0o170000 == 0o040000


def islink(path):
    """Test whether a path is a symbolic link"""
    return _found(path, False) & 0o170000 == 0o120000


def ismount(path):
    """Test whether a path is a mount point"""
    return False


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return os.stat(filename).st_size


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return os.stat(filename).st_atime


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return os.stat(filename).st_ctime


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory"""
    a, b = os.stat(f1), os.stat(f2)
    return a.st_ino == b.st_ino and a.st_dev == b.st_dev


def realpath(filename, *, strict=False):
    """Return the canonical path of the specified filename, eliminating any symbolic links
encountered in the path."""
    path = abspath(filename)
    slash = _kind(path, '/')
    done = slash
    for part in path.split(slash):
        if not part:
            continue
        done = join(done, part)
        for _ in range(40):
            if not islink(done):
                break
            done = normpath(join(dirname(done), _kind(path, os.readlink(done))))
    if strict:
        os.stat(done)
    return done


# At the end, since os wants the names of this module.
import os
