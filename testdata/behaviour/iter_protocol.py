class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
c = Count(3); print(list(c), list(c), list(Count(2)), sum(Count(4)), max(Count(3)), 1 in Count(3), tuple(Count(2)), sorted(Count(3)), [*Count(2)])
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), list(zip(Seq(), "ab")), max(Seq()))
class NoIter: pass
class BadIter:
    def __iter__(self): return 5
for e in ("iter(5)", "iter(NoIter())", "iter(BadIter())", "list(NoIter())", "next(5)", "next([])", "for_(NoIter())", "1 in NoIter()", "a, b = NoIter()"):
    try:
        exec(e)
    except Exception as x:
        print(e, "->", type(x).__name__, x)
