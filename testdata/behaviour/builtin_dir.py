class A:
    def m(self): pass
    x = 1
a = A(); a.y = 2
print([n for n in dir(a) if n[0] != "_"], [n for n in dir(A) if n[0] != "_"], "append" in dir([]), "__len__" in dir(""))
def f():
    p = 1; q = 2
    return dir(), sorted(locals()), sorted(vars())
print(f())
