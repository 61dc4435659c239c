def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def scale(value, factor=3, *, offset=1):
    return value * factor + offset


def main():
    total = 0
    for i in range(200000):
        total += scale(i) + scale(i, 2) + scale(i, offset=5)
    print(fib(25), ack(2, 200), total)


main()
