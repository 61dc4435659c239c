d = {}
for k in "zebra": d[k] = d.get(k, 0) + 1
print(d, list(reversed(d)), list(d.items())[-1], next(iter(d)))
d["z"] = 0; d.pop("e"); d["e"] = 5; print(d, list(d.keys()), list(d.values()))
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, "": 3, None: 4, (): 5})
big = {i * i: i for i in range(20)}
for i in range(0, 20, 2): del big[i * i]
print(big, sorted(big, key=lambda k: -k)[:3])
