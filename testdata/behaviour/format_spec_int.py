for n in (42, -42, 0, 1234567):
    print([format(n, s) for s in ("d", "5d", "<5d", ">8", "^8", "=8", "+d", " d", "08d", "x", "#X", "o", "b", "c" if n == 42 else "d", ",", "_", "_x", "e", ".2f", "%", "*^12,")])
for spec in (".3d", "s", "c", "10.2", ",x", "_c", "q"):
    try:
        print(format(-42, spec))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__)
