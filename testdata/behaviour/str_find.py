s = "abracadabra"
for sub in ("abra", "a", "z", "", "abracadabrax"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.find(sub, 3), s.rfind(sub, 0, 5), s.count(sub, 2, 8))
for f in (s.index, s.rindex):
    try:
        f("z")
    except ValueError as e:
        print(e)
print(s.find("a", -1), s.find("", 20), s.find("", 11), s.find("a", None, None))
