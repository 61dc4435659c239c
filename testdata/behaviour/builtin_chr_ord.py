print(chr(65), ord("a"), chr(0x20ac), ord("😀"), ord(b"x"), [chr(c) for c in range(97, 102)], ascii(chr(0x10ffff)))
for e in ("chr(-1)", "chr(0x110000)", "chr('a')", "ord('ab')", "ord('')", "ord(5)", "chr(1.5)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__)
