class closing:
    def __init__(self, gen):
        self.gen = gen
    def __enter__(self):
        return next(self.gen)
    def __exit__(self, kind, value, tb):
        if kind is None:
            next(self.gen, None)
            return False
        try:
            self.gen.throw(value)
        except StopIteration:
            return True

def section(name):
    print("<%s>" % name)
    try:
        yield name.upper()
    except KeyError:
        print("ignored key error")
    print("</%s>" % name)

with closing(section("a")) as s:
    print(s)
with closing(section("b")):
    raise KeyError("k")
