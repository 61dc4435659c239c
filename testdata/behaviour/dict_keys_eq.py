class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): print("hash", self.n); return self.n % 2
    def __eq__(self, o): print("eq", self.n, o.n); return self.n == o.n
d = {}
for n in (1, 3, 2, 1): d[Key(n)] = n
print(len(d), [k.n for k in d])
k = Key(5); d[k] = 0; print(d[k], Key(3) in d)
