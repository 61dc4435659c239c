for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\tnl\n", "back\\slash", "\x00\x1f\x7f", "é€😀", "\xa0\u200b", "\ud800", ""):
    print(ascii(s), len(s), [ord(c) for c in s][:4])
print(repr("it's"), repr('"'), repr("a'\"b"), repr("é\n"), repr("\x80\u3000"))
print(r"raw\n", "a\
b", """triple
"quoted" 'text'""", "\101\x41\u0041\U00000041", "a" "b")
print(b"bytes\x00\xff'", repr(b"'\""), b"\n\t\\")
print("😀"[0], "😀" > "\uffff", sorted("zäa"))
