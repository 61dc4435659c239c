for n, l, order in ((1, 2, "big"), (1, 2, "little"), (65535, 2, "big"), (0, 0, "big")):
    print(n.to_bytes(l, order), int.from_bytes(n.to_bytes(l, order), order))
print((-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True))
for call in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'middle')", "int.from_bytes([1, 2], 'big')"):
    try:
        print(eval(call))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
