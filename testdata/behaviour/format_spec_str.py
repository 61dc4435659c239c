for spec in ("", "5", "<5", ">5", "^5", "*^6", ".2", "5.1", "s", "05"):
    print(spec, repr(format("abc", spec)))
for spec in ("d", "+", "=5", ",", "x"):
    try:
        print(format("abc", spec))
    except ValueError as e:
        print(e)
