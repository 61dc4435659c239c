print(b"%d %s %b %r %a %c %x %5.1f" % (1, b"s", b"b", "r", "a", 65, 255, 2.55), b"%(a)s" % {b"a": b"v"}, b"%5d|%-5d|" % (1, 2))
for f, a in ((b"%s", "a"), (b"%d", b"1"), (b"%d %d", (1,)), (b"%c", 256), (b"%b", 1)):
    try:
        print(f % a)
    except Exception as e:
        print(type(e).__name__, e)
