def life(generations):
    cells = {(x, y) for x in range(24) for y in range(24) if (x * 7 + y * 13) % 5 < 2}
    for _ in range(generations):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx, y + dy)
                        counts[key] = counts.get(key, 0) + 1
        cells = {key for key, n in counts.items() if n == 3 or n == 2 and key in cells}
    return len(cells)


def reach(n):
    edges = {i: {(i * 2) % n, (i * 3 + 1) % n} for i in range(n)}
    seen, todo = set(), [0]
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        todo.extend(edges[node] - seen)
    return len(seen)


a, b = set(range(0, 200000, 2)), set(range(0, 200000, 3))
print(life(60), reach(60000), len(a & b), len(a | b), len(a ^ b), len(a - b))
