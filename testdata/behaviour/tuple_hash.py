for t in ((), (1,), (1, 2), (1, 2, 3), (1.5, -1), ((), ()), (True, None is None), (2**70, -(2**61))):
    print(t, hash(t))
print(hash((1, (2, 3))), hash(("a",)) == hash(("a",)), {(1, 2): "x"}[1, 2], () is (), tuple(()) is (), tuple((1,)) is not [1])
