s = {3, 1, 2}
s.add(4); s.add(1); s.discard(9); s.discard(3); s.remove(4)
print(s, len(s), 1 in s, set(), {1, 1.0, True}, set("hello") == set("ehlo"), frozenset([1, 2]), set(range(3)), bool(set()))
s.update([5], "a", {6: 7}); print(sorted(s, key=str)); s.clear(); print(s)
for e in ("{1}.remove(2)", "set().pop()", "{[]}", "set(5)", "{1} + {2}", "{1} | [2]", "hash({1})", "{1} < [1]", "{1}.foo", "set(1, 2)", "{1}.add()", "{1}.union(5)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
