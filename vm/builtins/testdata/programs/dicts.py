# Dicts that change while they are walked over, and what a program sees of their order.
d = {0: None}
n = 0
try:
    for i in d:
        n += 1
        del d[i]
        d[i + 1] = None
        if n > 50:
            break
except RuntimeError as e:
    print(e)
print(n, d)
for method in ('keys', 'values', 'items'):
    d = {k: k for k in range(5)}
    seen = []
    try:
        for x in getattr(d, method)():
            seen.append(x)
            if len(seen) == 2:
                d['new'] = 1
    except RuntimeError as e:
        print(method, seen, e)
d = {k: k for k in range(6)}
seen = []
try:
    for k in d:
        seen.append(k)
        del d[k]
        d[k + 100] = 0
        if len(seen) > 40:
            break
except RuntimeError as e:
    print(seen, e)
print(seen, d)
d = dict.fromkeys('abcdef', 0)
for k in list(d):
    if k in 'ace':
        del d[k]
d['a'] = 1
print(d, list(reversed(d)), list(reversed(d.items())), d.popitem(), d)
print(list(d.keys() & {'b', 'a'}), d.keys() | {'z'} == {'b', 'd', 'f', 'z'}, d.keys() - 'b', d.items() >= {('b', 0)})
it = iter(d)
print(next(it), it.__length_hint__())
d['x'] = 5
try:
    next(it)
except RuntimeError as e:
    print(e)
try:
    next(it)
except RuntimeError as e:
    print(e)


class D(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]


m = D(a=1)
print(m['b'], m, m.get('c'), 'c' in m)
a = [1]
a.append(a)
b = {'self': a}
b['b'] = b
print(a, b, (a, b))
s = [b]
b['s'] = s
print(s)
import sys
print([sys.getsizeof(x) for x in ({}, {1: 1}, dict.fromkeys(range(6)), dict.fromkeys(range(100)), [], [1], (), (1,), set(), set(range(50)), '', 'abc', 'é', '日', b'', b'ab', 0, 1, 2 ** 30, 2 ** 100, 1.5, True, None, 1j)])
print({1: 'int', 1.0: 'float', True: 'bool'}, {**{'a': 1}, 'a': 2})
d = {}
d['k'] = d.setdefault('k', []) or 'v'
print(d, d.pop('k'), d, d.pop('k', 'gone'))
try:
    d.pop('k')
except KeyError as e:
    print(repr(e), e)
try:
    dict([(1, 2), (3,)])
except ValueError as e:
    print(e)
try:
    dict([1])
except TypeError as e:
    print(e)
try:
    {[]: 1}
except TypeError as e:
    print(e)
