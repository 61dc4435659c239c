s = "one two one two one"
print(s.replace("one", "1"), s.replace("one", "1", 2), s.replace("", "-")[:9], s.replace("x", "y") == s, "aaa".replace("aa", "b"))
print("abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "b"), "aaa".replace("a", "", 0), "aaa".replace("a", "", -1))
print("a\tb\tc".expandtabs(), "a\tbc\td".expandtabs(4), "\t".expandtabs(0) == "", "a\nb\tc".expandtabs(3))
