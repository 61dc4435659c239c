def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
a, b = counter(), counter(10)
print(a(), a(5), b(), a(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
def outer():
    def inner(): return late
    late = "bound later"
    return inner
print(outer()())
def broken():
    def inner(): return never
    if False: never = 1
    return inner
try:
    broken()()
except NameError as e:
    print(e)
def local():
    print(undefined_here); undefined_here = 1
try:
    local()
except UnboundLocalError as e:
    print(type(e).__name__)
