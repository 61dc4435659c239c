print(b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"a\xffb".decode("ascii", "ignore"), ascii(b"a\xffb".decode("utf-8", "replace")), b"\xff".decode("utf-8", "backslashreplace"), ascii(b"\xff".decode("utf-8", "surrogateescape")))
for raw in (b"\xff", b"a\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf8"):
    try:
        raw.decode()
    except UnicodeDecodeError as e:
        print(e, e.start, e.end, e.object)
