print(str(), str(5), str(b"a"), str(b"a", "ascii"), str(object=1), str(b"\xc3\xa9", encoding="utf-8"), str(bytearray(b"x"), "utf8", "strict"))
class S:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print(str(S()), repr(S()), [S()], "%s %r" % (S(), S()), f"{S()} {S()!r} {S()!s}", "{} {!r}".format(S(), S()))
class Bad:
    def __str__(self):
        return 1
for e in ("str(Bad())", "str('a', 'ascii')", "str(5, 'ascii')", "str(b'\\xff', 'ascii')"):
    try:
        print(eval(e))
    except Exception as x:
        print(type(x).__name__, x)
