names = "isalpha isdigit isdecimal isnumeric isalnum isspace islower isupper istitle isidentifier isprintable isascii".split()
for s in ("", "abc", "ABC", "Abc Def", "123", "²", "½", " \t", "a1", "_x", "1a", "é", "a b", "\n", "\x00"):
    print(repr(s), "".join("01"[getattr(s, n)()] for n in names))
