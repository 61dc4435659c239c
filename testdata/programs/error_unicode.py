print("\xff".encode("latin-1"), b"\xff".decode("latin-1"))
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
b"abc\xff".decode("utf-8")
