tests = ["1 + 'a'", "'a' + 1", "[] + ()", "'a' * 'b'", "-'a'", "~1.5", "1 < 'a'", "None + 1", "{} < {}", "[1][1.0]", "5[0]", "'abc'['x']", "iter(5)", "1 in 5", "len(3)", "{[]: 1}", "not_callable()", "(1, 2).x", "None.x", "x.y = 1", "[].nope", "1 @ 2", "1 << 2.0", "'%d' % 'x'", "'%s %s' % 1", "int('x')", "a, b = 1", "(1)[0]"]
not_callable = 3
for t in tests:
    try:
        exec(t)
    except Exception as e:
        print(t, "->", type(e).__name__, e)
None()
