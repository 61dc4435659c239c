b = b"hello world"
print(b, b[0], b[-1], b[:5], b[::2], len(b), list(b"abc"))
print(b.split(), b.upper(), b.find(b"o"), b.replace(b"o", b"0"), b.count(b"l"), b.startswith(b"he"))
print(b.decode(), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), b"\xc3\xa9".decode("utf-8"))
print(b.hex(), bytes.fromhex("48 69"), b"a" + b"b", b"ab" * 2, b"a" in b, 104 in b, b"a" < b"b")
ba = bytearray(b"abc")
ba[0] = 120
ba.append(33)
ba.extend(b"??")
print(ba, bytes(ba), len(ba), ba.pop(), ba[1:3])
print(b"%d-%s" % (5, b"x"), b",".join([b"1", b"2"]), b" x ".strip(), b"abc".isalpha())
print(b == "hello world", b"abc" == bytearray(b"abc"))
