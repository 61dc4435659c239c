def classify(n):
    result = []
    while n > 0:
        n -= 1
        if n % 2 == 0:
            result.append("even"); result.append(n + 1); result.append(n + 2); result.append(n + 3)
            result.append(n * 1); result.append(n * 2); result.append(n * 3); result.append(n * 4)
            result.append(n - 1); result.append(n - 2); result.append(n - 3); result.append(n - 4)
            result.append([n, n, n]); result.append((n, n)); result.append({n: n}); result.append({n})
        elif n % 3 == 0:
            result.append("three"); result.append(n + 1); result.append(n + 2); result.append(n + 3)
            result.append(n * 1); result.append(n * 2); result.append(n * 3); result.append(n * 4)
            result.append(n - 1); result.append(n - 2); result.append(n - 3); result.append(n - 4)
            result.append([n, n, n]); result.append((n, n)); result.append({n: n}); result.append({n})
            if n > 3:
                continue
        else:
            result.append("other")
            if n > 10:
                break
    else:
        result.append("done")
    return result
for k in (0, 3, 6, 12):
    print(k, classify(k))
