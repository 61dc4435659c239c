def a(): return
def b(): return 1, 2
def c():
    if True:
        return "c"
    return "unreachable"
def d(x):
    while x:
        return x
def e():
    for i in range(10):
        if i == 4:
            return i
def f():
    x = 1
def g():
    return (yield)
def h():
    try:
        return "try"
    finally:
        print("finally runs")
def k():
    for i in range(3):
        try:
            continue
        finally:
            print("loop finally", i)
    return [*range(3)]
print(a(), b(), c(), d(5), d(0), e(), f(), h(), k())
