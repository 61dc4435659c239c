try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(type(e).__name__, e.name)
try:
    import helpers.nothing
except ModuleNotFoundError as e:
    print(e)
try:
    import helpers.raises
except KeyError as e:
    print("key", e)
try:
    import math.pi
except ImportError as e:
    print(e)
