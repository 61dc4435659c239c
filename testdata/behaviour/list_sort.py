data = ["pear", "fig", "apple", "kiwi"]
print(sorted(data), sorted(data, key=len), sorted(data, key=len, reverse=True), sorted(data, reverse=True))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: (-p[0], p[1])))
class R:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __repr__(self): return str(self.v)
print(sorted([R(1), R(3), R(2)]), max([R(1), R(3)], key=lambda r: r.v))
try:
    sorted([1, "a", 2])
except TypeError as e:
    print(e)
a = [1, 2, 3]
try:
    a.sort(key=lambda x: a.append(x))
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
