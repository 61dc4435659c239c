good = ["0", " 12 ", "-7", "+7", "1_000", "0x1f", "0b101", "0o17", "\t9\n"]
for s in good:
    try:
        print(repr(s), int(s), end=" ")
    except ValueError as e:
        print(e, end=" ")
    try:
        print(int(s, 0))
    except ValueError as e:
        print(e)
for s, b in [("ff", 16), ("zz", 36), ("102", 3), ("777", 8), ("12", 2), ("1", 1), ("1", 37), ("0x1F", 16), ("1__0", 10), ("_1", 10), ("", 10)]:
    try:
        print(s, b, int(s, b))
    except ValueError as e:
        print(e)
