def g():
    try:
        while True:
            try:
                v = yield
                print("got", v)
            except ValueError as e:
                print("caught", e)
                yield "after throw"
    finally:
        print("cleanup")

a = g()
next(a)
a.send(1)
print(a.throw(ValueError("oops")))
next(a)
a.close()
try:
    next(a)
except StopIteration:
    print("stopped")
b = g()
b.close()
c = g()
next(c)
try:
    c.throw(KeyError, "k")
except KeyError as e:
    print("out", e)
def bad():
    yield 1
    raise StopIteration("inside")
try:
    list(bad())
except RuntimeError as e:
    print(e)
