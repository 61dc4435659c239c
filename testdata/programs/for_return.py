def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            return index
    return -1

def first_pair(xs, total):
    for x in xs:
        for y in xs:
            if x is not y and x + y == total:
                return x, y
    else:
        return None

print(find("abc", "c"), find([], 1))
print(first_pair([1, 4, 6, 9], 10), first_pair([1], 9))
def until(limit):
    n = 0
    while True:
        n += 1
        for k in range(n):
            if k * n > limit:
                return n, k
print(until(50))
