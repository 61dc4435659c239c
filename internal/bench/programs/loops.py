def sieve(n):
    flags = [True] * n
    count = 0
    i = 2
    while i < n:
        if flags[i]:
            count += 1
            j = i * i
            while j < n:
                flags[j] = False
                j += i
        i += 1
    return count


def collatz(limit):
    best = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        if steps > best:
            best = steps
    return best


print(sieve(1000000), collatz(20000))
