b = b"Hello, World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.find(b"o"), b.find(111, 5), b.rfind(b"o"), b.count(b"l"), b.index(b"W"))
print(b.split(b", "), b.partition(b","), b.replace(b"l", b"L", 2), b.startswith(b"He"), b.endswith((b"x", b"d")), b" x ".strip(), b"xax".strip(b"x"))
print(b"-".join([b"a", b"b"]), b"a".center(5, b"*"), b"7".zfill(3), b"a\tb".expandtabs(4), b"a b".split(), b"1\n2".splitlines(), b"abc".translate(bytes(range(255, -1, -1)))[:1])
print(b"ab12".isalnum(), b"ab".isalpha(), b"12".isdigit(), b" ".isspace(), b"Ab".istitle(), b"\x80".isascii(), bytes.maketrans(b"a", b"b")[97])
