b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], len(b), list(b), b + b"!", b * 2, b"ll" in b, 104 in b, b == b"hello", b < b"help", hash(b) == hash(b"hello"))
print(bytes(3), bytes([65, 66]), bytes(b"x"), bytes("é", "utf-8"), bytes(range(3)), bytes(), repr(b"\x00\n'\""), b'\'', bytes(bytearray(b"z")))
for e in ("bytes([256])", "bytes(-1)", "bytes('a')", "bytes(['a'])", "b'a' + 'b'", "b'a'[5]", "b'a' < 'a'", "300 in b'a'", "'a' in b'a'", "bytes(1, 'ascii')", "bytes(1.5)"):
    try:
        print(eval(e))
    except Exception as x:
        print(type(x).__name__, x)
