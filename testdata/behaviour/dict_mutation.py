d = {1: 1, 2: 2}
for change in ("d[3] = 3", "del d[1]", "d[2] = 5"):
    try:
        for k in d: exec(change)
        print(change, d)
    except RuntimeError as e:
        print(change, e)
it = iter(d); d["new"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
for k in list(d): del d[k]
print(d)
