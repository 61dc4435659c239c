class A:
    x = 1
    def __init__(self): self.y = 2
a = A(); del a.y; print(a.__dict__); del A.x
for s in ("a.y", "a.x", "del a.y", "del A.x", "del a.x"):
    try:
        exec(s)
    except AttributeError as e:
        print(s, "AttributeError")
v = w = 1; del v
try:
    v
except NameError as e:
    print(e)
l = [1, 2, 3]; del l[0], l[0]; print(l); d = {"k": {"j": 1}}; del d["k"]["j"]; print(d); (x, y) = 1, 2; del (x, y)
def f():
    z = 1; del z
    return z
try:
    f()
except UnboundLocalError as e:
    print("unbound")
