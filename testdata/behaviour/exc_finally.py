def f(x):
    try:
        if x == 0: return "try"
        if x == 1: raise ValueError
        if x == 2: 1 / 0
        return "end"
    except ValueError: return "except"
    else: print("else")
    finally: print("finally", x)
for i in (0, 1, 3): print(f(i))
try:
    f(2)
except ZeroDivisionError: print("zde")
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally: print("fin", i)
    else: print("no")
g()
def h():
    try: return 1
    finally: print("last")
print(h())
