class H:
    def __init__(s, h): s.h = h
    def __hash__(s): return s.h
print(hash(H(5)), hash(H(-1)), hash(H(2**61 - 1)), hash(H(2**64)), hash(H(True)))
for h in ("a", 1.5, None):
    try:
        hash(H(h))
    except TypeError as e:
        print(e)
class N:
    __hash__ = None
    __bool__ = None
    __len__ = None
for f in (hash, bool, len):
    try:
        f(N())
    except TypeError as e:
        print(e)
