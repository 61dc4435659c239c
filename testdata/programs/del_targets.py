a = 1
b = [1, 2, 3, 4, 5]
c = {"x": 1, "y": 2}
del a
del b[0], b[-1]
del c["x"]
print(b, c)
del (b[0]), [c["y"]]
print(b, c)
class P:
    pass
p = P()
p.v = 3
del p.v
print(hasattr(p, "v"))
def f():
    local = 1
    del local
    try:
        return local
    except UnboundLocalError as e:
        return str(e)
print(f())
def outer():
    cell = 5
    def inner():
        return cell
    print(inner())
    del cell
    try:
        inner()
    except NameError as e:
        print(e)
outer()
try:
    a
except NameError as e:
    print(e)
