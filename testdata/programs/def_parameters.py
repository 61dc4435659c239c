def positional(a, b, c=3):
    return a, b, c

def both(a, /, b, *, c, d=4):
    return a, b, c, d

def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs

def only_star(*, x):
    return x

print(positional(1, 2), positional(1, c=9, b=8), positional(*[1, 2, 5]))
print(both(1, 2, c=3), both(1, b=2, c=3, d=0))
print(everything(1, d=4))
print(everything(1, 2, 3, 4, 5, d=6, e=7, f=8, g=9))
print(everything(1, d=0, a=1, b=2))
print(only_star(x=1))
print(positional.__defaults__, both.__kwdefaults__, everything.__defaults__)
def count(*args):
    return len(args)
print(count(), count(1), count(*range(20)), count(None, *()))
def kw(**k):
    return k
print(kw(), kw(a=1, b=2), kw(**{"c": 3}))
