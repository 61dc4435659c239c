s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
class S(set):
    def add(self, x): super().add(x * 2)
t = S([1]); t.add(2); print(sorted(t), type(t | {5}), t, isinstance(t, set))
print({x % 3 for x in range(10)}, {*[1, 2], *"a"} == {1, 2, "a"}, set() == frozenset(), {1, 2} == [1, 2])
