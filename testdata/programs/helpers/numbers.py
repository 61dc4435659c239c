__all__ = ["twice", "CONSTANT"]
from . import NAME
CONSTANT = 7 * 6

def twice(x):
    return 2 * x

def triple(x):
    return 3 * x

def _hidden():
    return "hidden in " + NAME
