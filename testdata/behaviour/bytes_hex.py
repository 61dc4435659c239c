print(b"\x01\xff".hex(), bytes.fromhex("01 fF"), bytes.fromhex(""), b"abcd".hex(":"), b"abcdef".hex("-", 2), b"abcde".hex("_", -2))
for s in ("0", "zz", "0 1", "é"):
    try:
        print(bytes.fromhex(s))
    except ValueError as e:
        print(e)
