s = "ab"
print(s + "c", s * 3, 3 * s, s * 0, s * -1, "a" in s, "" in s, "ba" not in s, len(s), s * True)
s += "cd"
s *= 2
print(s, hash("ab") == hash("a" + "b"), "x" "y" is "xy", min(s), max(s), list(s), set("aab") == {"a", "b"})
for e in ("'a' + 1", "1 + 'a'", "'a' - 'b'", "'a' * 'b'", "1 in 'a'", "-'a'", "'a' % 1", "'a'.foo"):
    try:
        print(eval(e))
    except Exception as x:
        print(type(x).__name__, x)
