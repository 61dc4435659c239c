class Both:
    def __repr__(self): return "<repr>"
    def __str__(self): return "<str>"
class OnlyRepr:
    def __repr__(self): return "only repr"
class Fmt(Both):
    def __format__(self, spec): return "fmt:" + (spec or "none")
b = Both()
print(b, [b], str(b), repr(b), f"{b} {b!r} {b!s}", "%s %r" % (b, b), "{} {!r}".format(b, b))
print(OnlyRepr(), str(OnlyRepr()), {1: OnlyRepr()}, (OnlyRepr(),))
print(f"{Fmt()} {Fmt():x>3}", format(Fmt(), "q"))
print(Both, [int, Both], type(b), type(Both))
class WithLen:
    def __len__(self): return 3
    def __hash__(self): return 7
    def __eq__(self, o): return True
    def __int__(self): return 11
    def __float__(self): return 2.5
    def __index__(self): return 2
w = WithLen()
print(len(w), hash(w), w == 1, int(w), float(w), [10, 20, 30][w], bool(w), hex(w))
