"""Heap queue algorithm (a.k.a. priority queue).

Heaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for
all k, counting elements from 0.
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']

from _heapq import (heapify, heappop, heappush, heappushpop, heapreplace,
                    _heapify_max, _heappop_max, _heapreplace_max)


def merge(*iterables, key=None, reverse=False):
    heap = []
    if reverse:
        heapify_, pop, replace, step = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        heapify_, pop, replace, step = heapify, heappop, heapreplace, 1
    # An entry is [key, number of the iterable, value, the iterable's next]; the number makes
    # the order stable.
    for number, it in enumerate(map(iter, iterables)):
        try:
            value = it.__next__()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), number * step, value, it.__next__])
    heapify_(heap)
    while len(heap) > 1:
        entry = heap[0]
        yield entry[2]
        try:
            entry[2] = value = entry[3]()
        except StopIteration:
            pop(heap)
        else:
            entry[0] = value if key is None else key(value)
            replace(heap, entry)
    if heap:
        _, _, value, following = heap[0]
        yield value
        yield from following.__self__


def _check_count(n, iterable):
    # A count that is none cannot be compared with the number of items, where that is known.
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return
    n >= size


def nsmallest(n, iterable, key=None):
    if n == 1:
        missing = object()
        result = min(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    _check_count(n, iterable)
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    if n == 1:
        missing = object()
        result = max(iterable, default=missing, key=key)
        return [] if result is missing else [result]
    _check_count(n, iterable)
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
