"""What is known of the platform: a program is told that it runs in CPython on Linux, since that
is what this machine does as."""

import sys


def system():
    """Returns the system/OS name."""
    return 'Linux'


def python_implementation():
    """Returns a string identifying the Python implementation."""
    return 'CPython'


def python_version():
    """Returns the Python version as string 'major.minor.patchlevel'."""
    return '.'.join(python_version_tuple())


def python_version_tuple():
    """Returns the Python version as tuple (major, minor, patchlevel) of strings."""
    return tuple(map(str, sys.version_info[:3]))


def architecture(executable=None, bits='', linkage=''):
    """Returns the word size and the linkage of the executable."""
    return (bits or '64bit', linkage or 'ELF')


def machine():
    """Returns the machine type."""
    return 'x86_64'
