class Dog:
    kind = "canine"
    def __init__(self, name): self.name, self.tricks = name, []
    def add(self, t): self.tricks.append(t); return self
    def __repr__(self): return f"Dog({self.name!r})"
a, b = Dog("Rex"), Dog("Fido")
a.add("sit").add("roll"); print(a, b.tricks, a.tricks, a.kind, Dog.kind, a.__dict__, a.__class__.__name__, Dog.__dict__["kind"])
a.kind = "wolf"; print(a.kind, b.kind); Dog.kind = "dog"; print(a.kind, b.kind); del a.kind; print(a.kind)
print(hasattr(a, "x"), getattr(a, "x", "none"), setattr(a, "x", 1), a.x, delattr(a, "x"), hasattr(a, "x"), isinstance(a, Dog), type(a) is Dog)
for e in ("a.missing", "Dog()", "Dog(1, 2)", "Dog.missing", "a()", "a[0]", "a + 1", "len(a)", "a < b", "iter(a)", "a.add()", "del_(a)", "int(a)", "Dog.add()", "hash(a) == hash(a)", "a == b"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
