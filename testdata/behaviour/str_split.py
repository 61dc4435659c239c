print("a b  c".split(), "a b  c".split(" "), "  x  ".split(), "".split(), "".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1))
print("a--b--c".split("--"), " a b c ".split(None, 1), " a b c ".rsplit(None, 1), "abc".split("abc"), "x".split(maxsplit=0))
print("one\ntwo\r\nthree\rfour\x0bfive".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
for bad in ("'a'.split('')", "'a'.partition('')", "'a'.split(1)", "'a'.rsplit('', 1)"):
    try:
        eval(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
