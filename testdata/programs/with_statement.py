class Ctx:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow

with Ctx("a") as a:
    print("in", a.name)
with Ctx("b"), Ctx("c") as c:
    print("both", c.name)
with Ctx("d", True):
    raise ValueError("swallowed")
try:
    with Ctx("e"):
        1 / 0
except ZeroDivisionError as e:
    print("out", e)
def f():
    with Ctx("f"):
        return "from with"
print(f())
def loop():
    for i in range(3):
        with Ctx(i):
            if i == 0:
                continue
            break
    return i
print(loop())
with Ctx("tuple") as Ctx.last:
    print(Ctx.last.name)
