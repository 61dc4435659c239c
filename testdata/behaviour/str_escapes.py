print("tab\there", 'quote\'s', "back\\slash", "\x41\u00e9\U0001F600", "\101\0".encode(), r"raw\n", "line\
continued", "\N{BULLET}")
for s in ("\n", "'", '"', "'\"", "\\", "\x7f", "\x80", "é", "\u200b", "\U0001F600", "\ud800", "a\tb", "\r"):
    print(ascii(s), repr(s) if s != "\ud800" else "lone")
print("a" "b" 'c', """triple "quoted" text""", len("\ud83d\ude00"), len("😀"))
