# since 3.12
# Sets that comparing their elements empties.


class Clears:
    """Equal to everything; comparing it empties the sets."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        left.clear()
        right.clear()
        return self.n % 2 == 0


operations = {
    'and': lambda: left & right, 'or': lambda: left | right, 'sub': lambda: left - right, 'xor': lambda: left ^ right,
    'eq': lambda: left == right, 'le': lambda: left <= right, 'gt': lambda: left > right,
    'isdisjoint': lambda: left.isdisjoint(right), 'update': lambda: left.update(right),
    'intersection_update': lambda: left.intersection_update(right),
    'difference_update': lambda: left.difference_update(right),
    'symmetric_difference_update': lambda: left.symmetric_difference_update(right),
    'in': lambda: Clears(1) in left, 'add': lambda: left.add(Clears(1)), 'discard': lambda: left.discard(Clears(1)),
}
for name, function in operations.items():
    for n in 0, 1:
        left, right = set(), set()
        left.add(Clears(n))
        right.add(Clears(n + 2))
        try:
            result = function()
            print(name, n, result if isinstance(result, (bool, type(None))) else type(result).__name__)
        except RuntimeError as e:
            print(name, n, e)
