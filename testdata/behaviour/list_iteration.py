a = [1, 2, 3]
for i, x in enumerate(a, start=10): print(i, x, end="; ")
print()
for x in a:
    if x == 2: a.append(99) if len(a) < 5 else None
    print(x, end=" ")
print(a)
it = iter(a); next(it); print(list(it), next(it, "done"), it.__length_hint__())
r = reversed(a); print(next(r), r.__length_hint__(), list(r))
b = [1, 2, 3, 4]
for x in b: b.remove(x)
print(b)
