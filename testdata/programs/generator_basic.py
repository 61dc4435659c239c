def count(n):
    print("start")
    i = 0
    while i < n:
        yield i
        i += 1
    print("end")

for v in count(3):
    print("got", v)
g = count(1)
print(next(g))
print(next(g, "default"))
print(list(count(0)))
def echo():
    received = None
    while True:
        received = yield received
        if received is None:
            return "finished"
e = echo()
next(e)
print(e.send("a"), e.send("b"))
try:
    e.send(None)
except StopIteration as stop:
    print("value", stop.value)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(12)])
def bare():
    yield
print(list(bare()))
