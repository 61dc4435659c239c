class Stack(list):
    def push(self, x): self.append(x)
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return Stack(r) if isinstance(i, slice) else r
    def __repr__(self): return "Stack" + super().__repr__()
s = Stack([1, 2]); s.push(3)
print(s, s[0], s[1:], type(s[1:]), s + [4], type(s + [4]), s == [1, 2, 3], len(s), 2 in s, list(s), sorted(s, reverse=True))
s.note = "x"; print(s.__dict__, isinstance(s, list), Stack.__mro__)
