s = {3, 1, 2}
s.add(4); s.add(1); s.discard(9); s.discard(2)
print(s, len(s), 3 in s, 2 in s)
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, a <= b, {3} < b, a.isdisjoint({9}), a.issuperset({1}))
print(a.union([7], (8,)), a.intersection([1, 2, 9]), a.difference([1]), a.symmetric_difference([1, 10]))
a.update([10, 11]); a.intersection_update({1, 2, 10}); print(a)
a.remove(10); a.difference_update({1}); print(a, a.pop(), a)
print(set(), set("a"), {(1, 2)}, frozenset([1, 2]) == {1, 2}, hash(frozenset([1])) == hash(frozenset([1])))
print({"apple", "pear", "fig"}, {"b", "a", "c", "d"}, set("hello"))
f = frozenset("abc")
print(sorted(f), {f: "ok"}[frozenset("cba")], len({1, 1.0, True}))
print(sorted(set([3, 1, 3, 2, 1])), sum({1, 2, 2}))
try:
    {1}.remove(5)
except KeyError as e:
    print(repr(e))
try:
    {[]}
except TypeError as e:
    print(e)
