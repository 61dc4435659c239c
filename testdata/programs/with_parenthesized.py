# since 3.10
# Several context managers in parentheses.
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.swallow


with (
    Manager("a") as a,
    Manager("b"),
    Manager("c") as c,
):
    print("body", a, c)

with (Manager("alone") as name): print(name)
with Manager("chosen") if a else (Manager("tuple"), Manager("of two")) as chosen:
    print(chosen)

with (Manager("outer", swallow=True) as x, Manager("inner") as [*letters]):
    print(x, letters)
    raise ValueError("swallowed")


def leave(how):
    for n in range(3):
        with (Manager(n), Manager(-n)):
            if how == "continue":
                continue
            if how == "break":
                break
            return how


print(leave("continue"), leave("break"), leave("return"))
