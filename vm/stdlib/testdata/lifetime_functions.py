class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

def one(x): print('in', x.n)
one(A(1)); print('back')
def two(x):
    del x
    print('deleted')
y = A(2); two(y); print('back'); del y
def three(): return A(3)
three(); print('three')
def four():
    a = A('4a'); b = A('4b')
    return b
r = four(); print('four'); del r
def five(a, *args, **kw):
    print(len(args), sorted(kw))
five(A('p'), A('q'), A('r'), k=A('s')); print('five')
def six(x=A('default')): pass
del six; print('six gone')
def seven():
    a = A('7')
    raise ValueError
try: seven()
except ValueError: print('caught')
print('after')
def eight():
    a = A('8')
    try: 1 / 0
    except ZeroDivisionError as e:
        print('handling')
        del a
        print('in handler')
    print('end')
eight()
def nine(n):
    a = A(n)
    if n: nine(n - 1)
nine(3)
def ten():
    a = A('outer')
    def inner():
        return a.n
    return inner
i = ten(); print(i()); i = None; print('ten')
