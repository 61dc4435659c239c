a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b, a <= b, {3} < a, a >= {1}, a > a, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}))
print(a.union([9], (8,)), a.intersection([1, 2], {2}), a.difference([1], [2]), a.symmetric_difference([1, 9]), a.issubset(range(9)), a.issuperset([]), a.union(), a.intersection())
c = set(a); c |= {7}; c &= {1, 7, 3}; c -= {3}; c ^= {1, 2}; print(c)
c.intersection_update([2, 7]); c.difference_update([2]); c.symmetric_difference_update([1]); print(c, a.copy() is a)
print(type(frozenset([1]) | {2}), type({1} | frozenset([2])), frozenset([1]) == {1}, {frozenset([1]): 2}[frozenset([1])], frozenset([1, 2]) in {frozenset([2, 1])}, {1} in {frozenset([1])})
