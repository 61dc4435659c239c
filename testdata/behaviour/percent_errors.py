tests = [("%d", "a"), ("%d %d", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", 1), ("%c", 300000000), ("%c", "ab"), ("%(a)s", 1), ("%(a)s", {}), ("%x", 1.5), ("%f", "1"), ("abc", 1), ("%*d", ("a", 1)), ("%c", 1.5), ("%(a", {"a": 1})]
for f, a in tests:
    try:
        print(f % a)
    except Exception as e:
        print(repr(f), type(e).__name__, e)
print("abc" % {}, "abc" % [], "%%" % ())
