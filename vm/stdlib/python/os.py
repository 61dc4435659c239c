"""OS routines: a program sees the files of its own folder, an empty environment, and no processes."""

import abc
import sys
import stat as st
from _collections_abc import MutableMapping
import posix
from posix import (listdir, mkdir, chmod, readlink, truncate, chdir, remove, unlink, rmdir, rename, replace, getcwd, urandom, strerror,
                   getpid, getppid, cpu_count, _exit, system, popen, fork, execv, kill, symlink, link)

name = 'posix'
linesep = '\n'
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    kind = type(path)
    method = getattr(kind, '__fspath__', None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + kind.__name__)
    text = method(path)
    if isinstance(text, (str, bytes)):
        return text
    raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(kind.__name__, type(text).__name__))


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""
    #: since 3.13
    __slots__ = ()
    #: end

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if '__fspath__' in base.__dict__:
                    return NotImplemented if base.__dict__['__fspath__'] is None else True
        return NotImplemented


def fsencode(filename):
    """Encode filename to the filesystem encoding."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename from the filesystem encoding."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        try:
            del self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({' + ', '.join('{!r}: {!r}'.format(key, value) for key, value in self._data.items()) + '})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]
    #: since 3.9

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, dict) and not isinstance(other, _Environ):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new
    #: end


environ = _Environ({})


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(name, value):
    """Change or add an environment variable."""


def unsetenv(name):
    """Delete an environment variable."""


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return fsencode(getcwd())


def getlogin():
    """Return the actual login name."""
    raise OSError(25, 'Inappropriate ioctl for device')


def get_terminal_size(fd=1):
    """Return the size of the terminal window as (columns, lines)."""
    raise OSError(25, 'Inappropriate ioctl for device')


class stat_result(tuple):
    """stat_result: Result from stat, fstat, or lstat."""
    __module__ = 'os'
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3
    _names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime', 'st_ctime')

    def __new__(cls, numbers):
        self = super().__new__(cls, numbers[:10])
        rest = tuple(numbers[10:])
        if rest:
            self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns, self.st_blksize, self.st_blocks, self.st_rdev = rest
            self.st_atime, self.st_mtime, self.st_ctime = rest[0] / 1e9, rest[1] / 1e9, rest[2] / 1e9
        return self

    def __repr__(self):
        return 'os.stat_result(' + ', '.join('{}={!r}'.format(*pair) for pair in zip(self._names, self)) + ')'

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    return stat_result(posix._stat(path, bool(follow_symlinks)))


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links."""
    return stat_result(posix._stat(path, False))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Use the real uid/gid to test for access to a path."""
    try:
        found = posix._stat(path)
    except OSError:
        return False
    return not mode & X_OK or st.S_ISDIR(found[0]) or found[0] & 0o111 != 0


class DirEntry:
    __module__ = 'posix'

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return '<DirEntry {!r}>'.format(self.name)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def _is(self, test, follow):
        try:
            return test(posix._stat(self.path, bool(follow))[0])
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(st.S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(st.S_ISREG, follow_symlinks)

    def is_symlink(self):
        return self._is(st.S_ISLNK, False)
    #: since 3.12

    def is_junction(self):
        return False
    #: end


class _ScandirIterator:
    def __init__(self, path):
        self._entries = iter([DirEntry(path, name) for name in listdir(path)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    return _ScandirIterator('.' if path is None else path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in dirs]
    if topdown:
        yield top, dirs, files
    for name in dirs:
        new = path.join(top, name)
        if followlinks or not path.islink(new):
            yield from walk(new, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


import posixpath as path
sys.modules['os.path'] = path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull
