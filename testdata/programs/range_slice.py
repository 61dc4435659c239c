print(range(5), list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2)), list(range(0)))
r = range(10, 100, 7)
print(len(r), r[0], r[-1], r[2:4], list(r[::-4]), 24 in r, 25 in r, r.index(31), r.count(17))
print(range(3) == range(0, 3, 1), range(0) == range(5, 1), r.start, r.stop, r.step, sum(r), max(r))
print(list(reversed(range(4))), list(range(10 ** 20, 10 ** 20 + 2)), bool(range(0)))
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, "abcdef"[s], slice(5) == slice(None, 5, None), s.indices(6))
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
for i in range(3, -1, -1):
    print(i, end=",")
print(*range(3), sep="/")
