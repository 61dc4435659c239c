for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), OSError(2, "no", "f"), OSError("x"), StopIteration(5), SystemExit(3), ImportError("m", name="n", path="p"), UnicodeDecodeError("ascii", b"abc", 1, 2, "why"), SyntaxError("m", ("f", 1, 2, "t"))):
    print(repr(e), str(e), e.args)
e = OSError(13, "denied", "f"); print(type(e).__name__, e.errno, e.strerror, e.filename, StopIteration(5).value, SystemExit(3).code, ImportError("m", name="n").name, KeyError("x").args[0])
e = ValueError("x"); e.args = (1, 2); print(e, e.with_traceback(None) is e, e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
for s in ("e.args = 5", "e.__cause__ = 5", "e.__traceback__ = 5", "ValueError(x=1)", "UnicodeDecodeError()", "e.foo", "OSError(1, 2, 3, 4, 5, 6)"):
    try:
        exec(s)
    except Exception as x:
        print(s, type(x).__name__, x)
