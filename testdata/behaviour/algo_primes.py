def sieve(n):
    s = [True] * (n + 1); s[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
def factor(n):
    out, d = [], 2
    while n > 1:
        while n % d == 0: out.append(d); n //= d
        d += 1
    return out
def gcd(a, b): return a if not b else gcd(b, a % b)
print(sieve(50), factor(360), factor(97), gcd(48, 36), len(sieve(1000)))
