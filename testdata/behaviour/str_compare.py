words = ["banana", "Apple", "cherry", "apple", "", "a", "ab", "é", "z"]
print(sorted(words), sorted(words, key=str.lower), max(words), min(words))
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "10" < "9", "é" > "z", "a" == 'a')
for op in ("<", "+", "*"):
    try:
        eval("'a' %s 1.5" % op)
    except TypeError as e:
        print(e)
