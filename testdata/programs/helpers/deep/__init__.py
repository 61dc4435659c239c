from .. import numbers
DEPTH = 2
