data = [1, 5, 3, 8]
print([y for x in data if (y := x * 2) > 5], y, (n := 10) + n)
it = iter(data)
while (v := next(it, None)) is not None: print(v, end=" ")
print()
if (m := len(data)) > 3: print("long", m)
print(any((hit := x) > 4 for x in data), hit, f"{(w := 3)} {w}")
