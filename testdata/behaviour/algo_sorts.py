def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    m = len(a) // 2; l, r, o = merge(a[:m]), merge(a[m:]), []
    while l and r: o.append((l if l[0] <= r[0] else r).pop(0))
    return o + l + r
data = [5, 2, 9, 1, 5, 6, -3, 0]
print(bubble(data), quick(data), merge(data), bubble(data) == sorted(data))
