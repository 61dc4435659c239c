"""Cache lines from Python source files."""

import _traceback

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
#: before 3.13
__all__.remove("lazycache")
#: end

# Of each file the size, the time of its last change, the lines and the full name.
cache = {}


def clearcache():
    """Clear the cache entirely."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Get a line for a Python source file from the cache."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ''


def getlines(filename, module_globals=None):
    """Get the lines for a Python source file from the cache."""
    if filename in cache:
        return cache[filename][2]
    return updatecache(filename, module_globals)


def checkcache(filename=None):
    """Discard cache entries that are out of date."""


def updatecache(filename, module_globals=None):
    """Update a cache entry and return its list of lines."""
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    lines = _traceback.lines(filename)
    if lines:
        cache[filename] = (sum(map(len, lines)), None, lines, filename)
    return lines


def lazycache(filename, module_globals):
    """Seed the cache for filename with module_globals: there is nothing that it could be from."""
    return False
