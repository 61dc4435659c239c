def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def groups(n):
    table = {}
    for i in range(n):
        table.setdefault(i % 997, []).append(i)
    return sum(len(v) for v in table.values())


def memo(n):
    seen = {}
    for i in range(n):
        key = (i % 301, i % 7)
        if key in seen:
            seen[key] += 1
        else:
            seen[key] = 1
    return max(seen.values())


def invert(n):
    squares = {i: i * i for i in range(n)}
    back = {v: k for k, v in squares.items()}
    total = 0
    for k in squares:
        total += back[squares[k]]
    for k in list(squares):
        if k % 3 == 0:
            del squares[k]
    return total + len(squares)


words = ["w%d" % (i * i % 1009) for i in range(100000)]
counts = {}
for _ in range(4):
    counts = count(words)
unique = set()
for word in words:
    if word not in unique:
        unique.add(word)
print(len(counts), len(unique), groups(200000), memo(300000), invert(120000))
print(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5])
