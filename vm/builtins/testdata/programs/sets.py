# Sets that grow and shrink: their order shows where every element lies in the table.
state = 12345


def rnd(n):
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state // 7 % n


for round_ in range(30):
    s = set()
    span = [10, 50, 300, 5000][round_ % 4]
    for i in range(150):
        x = rnd(span)
        if round_ % 3 == 1:
            x = str(x)
        if round_ % 3 == 2:
            x = x * 2 ** 20
        op = rnd(10)
        if op < 5:
            s.add(x)
        elif op < 8:
            s.discard(x)
        elif op == 8 and s:
            s.pop()
        else:
            t = {x, x * 2}
            s ^= t
        if i % 30 == 29:
            print(round_, list(s))
    t = set(list(s)[::2])
    print(s - t, s & t, s | t, s ^ t, t <= s, t.isdisjoint(s - t))
    s -= t
    print(s)
    s.intersection_update(list(t) + list(s)[:5])
    print(s, frozenset(s) == s)
    s.clear()
    s.update('hello world', range(5))
    print(s)


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        print('eq', self.n, other.n)
        return self.n == other.n

    def __repr__(self):
        return 'Same(%d)' % self.n


s = {Same(1), Same(4), Same(7), Same(1)}
print(s, Same(4) in s, Same(10) in s)
s.discard(Same(4))
s.add(Same(10))
print(s)
d = {Same(1): 'a', Same(4): 'b'}
d[Same(4)] = 'c'
print(d)
try:
    for x in s:
        s.add(Same(99))
except RuntimeError as e:
    print(e)
