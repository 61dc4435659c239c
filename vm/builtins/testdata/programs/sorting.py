# Sorting compares as CPython does: the same pairs in the same order.
class N:
    count = 0
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        N.count += 1
        N.log.append((self.n, other.n))
        return self.n < other.n


def digest(log):
    h = 0
    for a, b in log:
        h = (h * 31 + a * 7 + b) % 1000003
    return h


state = 7


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state // 11 % n


for size in (0, 1, 2, 3, 10, 63, 64, 65, 100, 300, 1000):
    for kind in range(5):
        if kind == 0:
            items = [rnd(1000) for _ in range(size)]
        elif kind == 1:
            items = list(range(size))
        elif kind == 2:
            items = list(range(size))[::-1]
        elif kind == 3:
            items = [i // 3 % 7 for i in range(size)]
        else:
            items = list(range(size // 2)) + list(range(size - size // 2)) + [rnd(9) for _ in range(3)]
        N.count, N.log = 0, []
        objects = [N(x) for x in items]
        objects.sort(reverse=kind % 2 == 1)
        print(size, kind, N.count, digest(N.log), digest([(o.n, 1) for o in objects]))
words = 'the quick brown fox jumps over the lazy dog The END'.split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
print(sorted([3, 1.5, True, 2]), sorted([(2, 'b'), (1, 'z'), (2, 'a')]))
for bad in ([1, 'a'], [None, 1], [1j, 2j], [{}, {}]):
    try:
        sorted(bad)
    except TypeError as e:
        print(e)
l = [3, 2, 1]
try:
    l.sort(key=lambda x: l.append(x) or x)
except ValueError as e:
    print(e, l)
try:
    l.sort(key=lambda x: 1 / 0)
except ZeroDivisionError as e:
    print(e, l)
print(max('abc', 'abd', key=lambda s: s[-1]), min([3, 1, 2]), max([1, 1.0, True]), min(5, 3, key=lambda x: -x))
print(list(map(lambda x, y: x + y, [1, 2, 3], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(zip('ab', range(5))))
print([*enumerate('ab', 3)], list(reversed(range(3))), sum([[1], [2]], []), any([]), all([]))
