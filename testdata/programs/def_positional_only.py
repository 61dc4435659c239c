# Parameters that can't be named, that must be, and what calls say of them.
def f(a, b=2, /, c=3, *, d, e=5, **rest):
    return a, b, c, d, e, rest


def show(*args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print("TypeError:", e)


show(1, d=4)
show(1, 20, 30, d=40, e=50)
show(1, c=30, d=40, a=10, b=20)
show(1, 2, 3, 4, d=5)
show(1)
show(a=1, d=2)
show()
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_posonlyargcount)


def g(x, /, **kw):
    return x, kw


print(g(1, x=2))
h = lambda p, /, q=1, *, r=2: (p, q, r)
print(h(0), h(0, r=5, q=6))


class C:
    def method(self, /, self_=None, **kw):
        return self_, kw


print(C().method(self=1), C().method(2))
