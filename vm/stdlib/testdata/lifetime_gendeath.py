# Generators, coroutines and iterators that nobody holds any more.
import itertools
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g(n, *more):
    a = A(n)
    try:
        for x in more: yield x
        yield a.n
    except ValueError: print("value error", n); yield A("in except")
    finally: print("finally", n)
x = g("one"); print(next(x)); x = None; print("lost")
x = g("two", 1, 2); next(x); x.close(); print("closed"); x = None
x = g("three"); next(x); print(x.throw(ValueError).n); del x; print("thrown")
def d(n):
    b = A(n + " delegating")
    yield from g(n)
    print("not reached")
x = d("four"); next(x); x = None; print("delegation")
for v in g("five", 1, 2, 3):
    if v == 2: break
print("broken")
def two():
    with_ = A("kept"); yield 1
    del with_; print("dropped"); yield 2
list(two()); print("listed")
e = (A("e%d" % i) for i in range(3)); next(e); print("next"); next(e); e = None; print("expression")
m = map(lambda v: v, g("m", 1)); next(m); del m; print("map")
c = itertools.chain(g("c1"), g("c2")); next(c); c = None; print("chain")
i = itertools.islice(g("is", 1, 2, 3), 2); print(list(i)); i = None; print("islice")
t1, t2 = itertools.tee(g("tee", 1)); next(t1); t1 = None; print("tee"); t2 = None; print("both")
s = g("self", 1); next(s); l = [s]; s = None; print("in a list"); l.clear(); print("out")
def recv():
    got = None
    while True: got = yield got and got.n
r = recv(); next(r); print(r.send(A("s1"))); print(r.send(A("s2"))); r = None; print("sent")
def never(a): yield a
n = never(A("arg")); print("not begun"); n = None; print("never")
def ret():
    yield 1
    return A("returned")
def take(): v = yield from ret(); print("got", v.n); del v; print("del v"); yield 2
print(list(take()))
async def co(a):
    try: await aw()
    finally: print("co finally", a.n)
class aw:
    def __await__(self): yield "waiting"
c = co(A("co")); print(c.send(None)); c.close(); print("closed"); c = None; print("end")
any(v == 1 for v in g("any", 1, 2)); print("any")
first, *rest = g("star", 1, 2); print(first, rest)
