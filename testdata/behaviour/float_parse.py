for s in ("1.5", " 2 ", "-1e3", "1_0.5", ".5", "5.", "inf", "-Infinity", "nan", "1e400", "1e-400", "0x1", "", "1.2.3", "e5", "1__0"):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
for bad in (None, []):
    try:
        float(bad)
    except TypeError as e:
        print(e)
