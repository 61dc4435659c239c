from ..numbers import CONSTANT
from . import DEPTH

def where():
    return __name__, __package__, CONSTANT, DEPTH
