for k in ("x", 1, (1, "a"), None, "it's", b"b"):
    try:
        {}[k]
    except KeyError as e:
        print(repr(e), str(e), e.args)
del {}["gone"]
