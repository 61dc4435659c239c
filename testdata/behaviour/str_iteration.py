for i, c in enumerate("aé😀"):
    print(i, ascii(c), ord(c))
it = iter("xyz")
print(next(it), list(it), list(it), list(reversed("abc")), [c for c in "abc" if c != "b"])
print(list(zip("ab", "cd")), dict(zip("ab", range(2))), tuple("hi"), sorted("hello"), "".join(sorted(set("hello"))))
a, *b = "hello"
print(a, b)
