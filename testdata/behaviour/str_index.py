s = "hello"
print(s[0], s[-1], s[1:3], s[::-1], s[::2], s[10:], s[-100:2], s[3:1], s[:], s[slice(1, None, 2)])
for bad in ("s[5]", "s[-6]", "s['a']", "s[1.0]", "s[::0]"):
    try:
        eval(bad)
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
for stmt in ("s[0] = 'x'", "del s[0]", "s[1:2] = 'a'"):
    try:
        exec(stmt)
    except TypeError as e:
        print(e)
