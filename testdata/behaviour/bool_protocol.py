class Truth:
    def __init__(self, v):
        self.v = v
    def __bool__(self):
        return self.v
class Sized:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
print(bool(Truth(True)), bool(Truth(False)), bool(Sized(0)), bool(Sized(2)), not Sized(0))
for bad in (Truth(1), Truth(None), Sized(-1), Sized("a")):
    try:
        bool(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
