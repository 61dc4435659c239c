def sieve(limit):
    marks = [True] * (limit + 1)
    marks[0] = marks[1] = False
    for n in range(2, int(limit ** 0.5) + 1):
        if marks[n]:
            marks[n * n::n] = [False] * len(marks[n * n::n])
    return [n for n, prime in enumerate(marks) if prime]

primes = sieve(200)
print(len(primes), primes[:10], primes[-3:])
