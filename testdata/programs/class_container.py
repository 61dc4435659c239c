class Stack:
    def __init__(self, items=()):
        self.items = list(items)
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, v):
        self.items[i] = v
    def __delitem__(self, i):
        del self.items[i]
    def __contains__(self, v):
        print("contains?", v)
        return v in self.items
    def __iter__(self):
        return iter(self.items[::-1])
    def __call__(self, *more):
        self.items.extend(more)
        return self

s = Stack([1, 2, 3])
print(len(s), s[0], s[-1], s[1:], 2 in s, 9 not in s, list(s))
s[0] = 10
del s[1]
s(7, 8)
print([v for v in s], bool(Stack()), bool(s))
a, *rest = s
print(a, rest)
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(4)), max(Countdown(3)), 2 in Countdown(5))
class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * i
print(list(Old()), 9 in Old())
