x = "global"
def read():
    return x
def shadow():
    x = "local"
    return x
def change():
    global x, made
    x = "changed"
    made = 1
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = x + "+inner"
        return x
    inner()
    inner()
    return x
print(read(), shadow(), x)
change()
print(x, made, read())
print(outer(), x)
class C:
    x = "class"
    y = x + "!"
    def m(self):
        return x
print(C().m(), C.y)
def counter():
    n = 0
    def up(by=1):
        nonlocal n
        n += by
        return n
    return up
c = counter()
d = counter()
print(c(), c(), c(10), d())
