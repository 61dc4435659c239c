class Num:
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
print([10, 20, 30][Num(1)], "abc"[Num(-1)], hex(Num(255)), list(range(Num(3))))
print(int(Num(7)), bin(Num(5)), chr(Num(65)), [1, 2, 3, 4][Num(1):Num(3)], "ab" * Num(2))
class Bad:
    def __index__(self):
        return "x"
try:
    [1][Bad()]
except TypeError as e:
    print(e)
try:
    [1, 2]["a"]
except TypeError as e:
    print(e)
