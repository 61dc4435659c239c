# since 3.13
# locals() in a function is a new dict each time (PEP 667).
def f(x):
    first = locals()
    y = 2
    second = locals()
    first["x"] = "changed"
    del x
    return first, second, locals().keys() - {"first", "second"}, first is second


print(f(1))


def cells(a):
    def inner():
        nonlocal a
        a += 1
        return a, sorted(locals())
    return inner(), locals()["a"]


print(cells(1))


def run():
    z = 1
    exec("z = 5; w = 6")
    return z, "w" in locals(), eval("z + 1")


print(run())


class C:
    here = sorted(k for k in locals() if not k.startswith("__"))
    n = 1
    locals()["m"] = 2


print(C.here, C.n, C.m, [sorted(locals()) for k in range(1)][0][-1])
