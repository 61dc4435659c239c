for s in ("  a b  ", "\t\nx\r\n", "xxhixx", "", "   "):
    print([s.strip(), s.lstrip(), s.rstrip(), s.strip("x"), s.lstrip("x "), s.rstrip("x ")])
print("www.example.com".strip("cmowz."), "a\u3000".strip() == "a", "abc".strip(None), "[x]".strip("[]"))
try:
    "a".strip(1)
except TypeError as e:
    print(e)
