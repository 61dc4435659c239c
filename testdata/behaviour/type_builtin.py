for v in (1, "a", None, ..., NotImplemented, [], len, int, type, print, (i for i in ()), lambda: 0, object(), range(1), {}.keys(), ValueError()):
    print(type(v), type(v).__name__, type(type(v)).__name__, type(v).__module__)
print(type(1) is int, isinstance(1, (str, int)), isinstance(True, int), issubclass(bool, int), issubclass(int, (str, object)), isinstance(int, type), isinstance(type, object))
for e in ("isinstance(1, 5)", "issubclass(1, int)", "issubclass(int, 5)", "type()", "type(1, 2)", "type('A', 1, {})", "type(1, (), {})", "isinstance(1, (int, 5))", "isinstance('a', (int, 5))"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, "->", x)
