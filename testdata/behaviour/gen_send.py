def avg():
    total = n = 0
    value = None
    while True:
        x = yield value
        total += x; n += 1
        value = total / n
g = avg(); next(g); print(g.send(10), g.send(20), g.send(0)); g.close()
try:
    g.send(1)
except StopIteration:
    print("closed")
try:
    avg().send(5)
except TypeError as e:
    print(e)
