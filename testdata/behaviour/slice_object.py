s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), s == slice(1, 10, 2), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100).indices(3))
print("abcdefghij"[s], [0, 1, 2, 3][slice(1, 3)], s < slice(2), slice(1) != slice(2), slice("a", None, [1]))
for e in ("slice()", "slice(1, 2, 3, 4)", "s.indices(-1)", "s.indices('a')", "slice(0, 1, 0).indices(3)", "[1][slice('a')]", "slice(1, 2, 3).foo"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
class G:
    def __getitem__(self, k): return k
print(G()[1:2], G()[::], G()[1:2, 3], G()[..., :], G()[1,], G()["a":"b":"c"])
