text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
counts = {}
for line in text.splitlines():
    for word in line.lower().replace(",", " ").split():
        counts[word] = counts.get(word, 0) + 1
width = max(map(len, counts))
for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:<{width}} {n:>3} {'#' * n}")
print(sum(counts.values()), len(counts))
