def constants():
    a = 24 * 60 * 60
    b = "-" * 20
    c = (1, 2) * 3
    d = 2 ** 100
    e = "x" * 5000
    f = (1 + 2j) * 2
    g = 1 / 3
    h = "abc"[::-1]
    i = not None
    j = -(-5)
    k = 1 << 200
    l = 10 % 3, -7 // 2
    return a, b, c, d, len(e), f, g, h, i, j, k, l
print(constants())
def dead():
    if 0:
        print("dead")
    while 0:
        print("dead")
    if 1:
        print("alive")
    else:
        print("dead")
    while 1:
        break
    return "x" if 1 else "y"
    print("after return")
print(dead())
def tuples(x):
    if x in [1, 2, 3]:
        return "list"
    if x in {"a", "b"}:
        return "set"
    for y in [4, 5]:
        if x == y:
            return "loop"
    a, b = x, x
    a, b, c = b, a, x
    return a, b, c
print(tuples(2), tuples("a"), tuples(5), tuples(9))
def jumps(a, b, c):
    while a:
        if b:
            if c:
                continue
            else:
                break
        a -= 1
    return not (a and b) or c, a if not b else c
print(jumps(3, 0, 1), jumps(3, 1, 0))
def divide():
    try:
        return 1 // 0
    except ZeroDivisionError:
        return "kept for run time"
print(divide())
