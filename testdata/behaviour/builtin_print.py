print(); print("a", "b", sep=""); print(1, 2, sep=", ", end=".\n"); print("x", end=""); print(); print(*[1, 2], sep="\n"); print("a", None, sep=None, end=None); print([], {}, (), set())
import sys
print("to stdout", file=sys.stdout, flush=True)
class W:
    def __init__(self): self.t = []
    def write(self, s): self.t.append(s)
w = W(); print("a", 1, sep="-", file=w); print(w.t)
for e in ("print(sep=1)", "print(end=1)", "print(foo=1)", "print(file=5)", "print('a', file=object())"):
    try:
        eval(e)
    except Exception as x:
        print(e, type(x).__name__)
