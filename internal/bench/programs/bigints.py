def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def pi(digits):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < digits:
        if 4 * q + r - t < n * t:
            out.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(map(str, out))


def modular(n):
    total, prime = 0, (1 << 127) - 1
    for i in range(1, n):
        total = (total + pow(i, prime - 2, prime)) % prime
    return total


print(fibonacci(40000) % 1000000007, factorial(3500) % (1 << 89) - 1, pi(600)[-10:], modular(1200))
print(len(str(3 ** 8999)), sum((i << 70) >> 65 & 0xffff for i in range(250000)))
