class C:
    def __int__(s): return 5
    def __float__(s): return 2.5
    def __complex__(s): return 1j
    def __bytes__(s): return b"C"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return "t"
    def __floor__(s): return "f"
    def __ceil__(s): return "c"
c = C(); import math
print(int(c), float(c), complex(c), bytes(c), round(c), round(c, 2), math.trunc(c), math.floor(c), math.ceil(c), "%d" % c if False else "", "%.1f" % c)
class B:
    def __int__(s): return "x"
    def __float__(s): return 1
    def __bytes__(s): return "x"
class I:
    def __index__(s): return 7
print(int(I()), float(I()), complex(I()), [0] * 8 == [0] * (I().__index__() + 1), bytes(I()), hex(I()))
for e in ("int(B())", "float(B())", "bytes(B())", "int([])", "float({})", "complex({})", "round(B())", "math.floor('a')", "math.trunc(B())", "chr('a')"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, x)
