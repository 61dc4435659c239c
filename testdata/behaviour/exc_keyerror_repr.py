for k in ("x", 1, (1, 2), None, "it's"):
    try:
        {}[k]
    except KeyError as e:
        print(e, repr(e), e.args)
print(str(KeyError("a", "b")), str(KeyError()), str(LookupError("x")), str(IndexError("x")))
