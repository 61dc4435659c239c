s = "hello world"
print(s.startswith("he"), s.startswith(("x", "h")), s.startswith("wor", 6), s.startswith(""), s.startswith("", 20), s.startswith(()))
print(s.endswith("ld"), s.endswith(("x", "world")), s.endswith("hello", 0, 5), s.endswith("o", 0, -7))
for bad in (1, ["h"], ("h", 1)):
    try:
        print(s.startswith(bad), end=" ")
        print(s.endswith(bad))
    except TypeError as e:
        print(e)
