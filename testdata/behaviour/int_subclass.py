class Money(int):
    def __repr__(self):
        return "Money(%d)" % self
    def __add__(self, other):
        return Money(int(self) + int(other))
m = Money(5)
print(m, m + 3, 3 + m, type(m * 2), repr(m), str(m), f"{m}", f"{m:>4}", m == 5, hash(m) == hash(5))
print(isinstance(m, int), int(m), type(int(m)), {m: 1}[5], [0, 1, 2, 3, 4, 5][m])
