for s in ("ab", "-7", "+12", ""):
    print([s.center(7, "*"), s.center(6), s.ljust(5, "."), s.rjust(5, "."), s.zfill(5)])
try:
    "a".center(5, "ab")
except TypeError as e:
    print(e)
print("abc".center(2), "abc".ljust(-1), "abc".zfill(0), "a".center(4, "-"), "ab".center(5, "-"))
