def numbers(n):
    for i in range(n): yield i
def squares(s): return (x * x for x in s)
def evens(s): return filter(lambda x: x % 2 == 0, s)
print(list(evens(squares(numbers(10)))), sum(squares(numbers(5))))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it): return [x for _, x in zip(range(n), it)]
def primes():
    seen = []
    n = 2
    while True:
        if all(n % p for p in seen): seen.append(n); yield n
        n += 1
print(take(12, fib()), take(10, primes()))
