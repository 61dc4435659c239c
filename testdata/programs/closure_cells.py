def make():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    return fs

print([f() for f in make()])
print([f() for f in [lambda: i for i in range(3)]])
def pair():
    value = None
    def get():
        return value
    def put(v):
        nonlocal value
        value = v
    return get, put
get, put = pair()
put("stored")
print(get(), get.__closure__[0].cell_contents, put.__closure__[0] is get.__closure__[0])
print(get.__code__.co_freevars, pair.__code__.co_cellvars)
def args_in_cells(a, b, *c, d=1, **e):
    return lambda: (a, b, c, d, e)
print(args_in_cells(1, 2, 3, d=4, f=5)())
def average():
    values = []
    def add(v):
        values.append(v)
        return sum(values) / len(values)
    return add
avg = average()
print(avg(10), avg(20), avg(33))
