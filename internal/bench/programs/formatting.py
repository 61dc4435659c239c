def percent(n):
    size = 0
    for i in range(n):
        size += len("%d: %s, %5.2f|%-8s|%x" % (i, "name", i / 7, "ab", i))
    return size


def method(n):
    size = 0
    for i in range(n):
        size += len("{}: {:>8} {:.3f} {name!r}".format(i, "text", i * 0.5, name="n"))
    return size


def literal(n):
    size = 0
    for i in range(n):
        x = i * 0.25
        size += len(f"{i}: {i:05d} {x:8.3f} {'v'!r:>6} {x}")
    return size


print(percent(120000), method(120000), literal(120000))
