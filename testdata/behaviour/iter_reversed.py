class R:
    def __len__(self): return 3
    def __getitem__(self, i): print("get", i); return i
print(list(reversed(R())))
class Q:
    def __reversed__(self): return iter("abc")
print(list(reversed(Q())), list(reversed("hi")), list(reversed((1, 2))), list(reversed({1: 2, 3: 4})), list(reversed(b"ab")))
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
try:
    reversed(N())
except TypeError as e:
    print(e)
