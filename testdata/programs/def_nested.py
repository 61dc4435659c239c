def outer(x):
    def middle(y):
        def inner(z):
            return x + y + z
        return inner
    return middle

print(outer(1)(2)(3))
def power_of(n):
    def power(x):
        result = 1
        for _ in range(n):
            result *= x
        return result
    return power
cube = power_of(3)
print(cube(2), cube(5), cube.__name__, cube.__qualname__)
def fact(n):
    def go(n, acc):
        return acc if n < 2 else go(n - 1, acc * n)
    return go(n, 1)
print(fact(20))
