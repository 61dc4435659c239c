def append(x, to=[]):
    to.append(x)
    return to
print(append(1), append(2), append(3, []), append.__defaults__)
def k(*, a=1, b=2): return a, b
print(k.__kwdefaults__, k(b=5)); k.__kwdefaults__["a"] = 10; print(k())
def f(a, b=1): return a, b
f.__defaults__ = (5, 6); print(f()); f.__defaults__ = None
try:
    f()
except TypeError as e:
    print(e)
n = 1
def late(x=n): return x
n = 2; print(late(), late.__code__.co_varnames, late.__code__.co_argcount)
