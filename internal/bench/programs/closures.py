from functools import reduce


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step


def logged(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


@logged
def area(width, height=2):
    return width * height


add = lambda x: x + 1
double = lambda x: x * 2
run = compose(add, double, add)
step = counter()
total = 0
for i in range(120000):
    total += run(i) + step() + step(2) + area(i) + area(i, height=3)
total += sum(map(lambda x: x * 3, filter(lambda x: x % 2, range(500000))))
total += reduce(lambda a, b: a ^ b, range(300000))
print(total, sorted(range(2000), key=lambda v: v * 7919 % 2003)[:3])
