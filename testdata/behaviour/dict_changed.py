# Dicts and sets that change while they are walked over.


def attempt(what, function):
    try:
        print(what, function())
    except (RuntimeError, KeyError, ValueError) as e:
        print(what, type(e).__name__, e)


for view in 'keys', 'values', 'items':
    def same_size(d={0: 0}):
        for i in getattr(d, view)():
            del d[0]
            d[0] = 0

    def grows():
        d = {0: 0}
        for i in getattr(d, view)():
            d[len(d)] = 1

    def shrinks():
        d = dict.fromkeys(range(5))
        for i in getattr(d, view)():
            d.popitem()

    def other_value():
        d = dict.fromkeys(range(5))
        for n, i in enumerate(getattr(d, view)()):
            d[n] = n
        return d

    for f in same_size, grows, shrinks, other_value:
        attempt(view + ' ' + f.__name__, f)


def backwards():
    d = dict.fromkeys(range(5))
    for k in reversed(d):
        d[k + 10] = 1


attempt('reversed', backwards)


def in_set():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)


attempt('set', in_set)
