values = [1, 1.0, 1 + 0j, True]
for a in values:
    print([a == b for b in values], hash(a), a != 2, a == "1")
print({1: "one"}[1 + 0j], 1j in [1j], [1j, 2].index(2 + 0j), (1j).__eq__(1j), (1j).__lt__(2))
