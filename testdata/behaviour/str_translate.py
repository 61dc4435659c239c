table = str.maketrans("abc", "xyz", "d")
print("abcdabcd".translate(table), str.maketrans({"a": "1", 98: None, "c": 100}), "abc".translate({97: "AA", 98: None, 99: 120}))
print("hello".translate({ord("l"): "L", ord("o"): None}), "x".translate({}))
for bad in ('str.maketrans("ab", "c")', 'str.maketrans("a")', 'str.maketrans({"ab": 1})', '"a".translate({97: -1})', '"a".translate({97: 1.5})'):
    try:
        eval(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
