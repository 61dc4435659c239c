import bisect
import heapq
from heapq import heappush, heappop, heapify


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


h = []
for x in [5, 3, 8, 1, 9, 2, 7]:
    heappush(h, x)
    print(h)
print([heappop(h) for _ in range(len(h))])
data = [5, 7, 9, 1, 3, 1, -4]
heapify(data)
print(data, heapq.heappushpop(data, 0), heapq.heapreplace(data, 100), data, heapq.heappushpop([], 1))
print(heapq.nlargest(3, [1, 8, 2, 23, 7, -4, 18]), heapq.nsmallest(3, [1, 8, 2, 23, 7, -4, 18]), heapq.nsmallest(1, []), heapq.nlargest(1, [4, 9]), heapq.nlargest(0, [1]))
people = [{"n": "a", "v": 3}, {"n": "b", "v": 1}, {"n": "c", "v": 3}]
print(heapq.nlargest(2, people, key=lambda p: p["v"]), heapq.nsmallest(2, people, key=lambda p: p["v"]))
print(list(heapq.merge([1, 3, 5], [2, 4, 6], [0])), list(heapq.merge(["dog", "horse"], ["cat", "fish", "kangaroo"], key=len)), list(heapq.merge([5, 3, 1], [6, 2], reverse=True)), list(heapq.merge()))
tasks = []
heappush(tasks, (2, "code"))
heappush(tasks, (1, "eat"))
heappush(tasks, (3, "sleep"))
while tasks:
    print(heappop(tasks))
attempt(lambda: heappop([]))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: heappush((), 1))
attempt(lambda: heapify([1, "a"]))
attempt(lambda: heapify(5))
attempt(lambda: heappush([1], "a"))

a = [1, 2, 2, 3, 5]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 4), bisect.bisect(a, 2, 0, 2), bisect.bisect_left(a, 9), bisect.bisect([], 1), bisect.bisect(a, 2, lo=3))
bisect.insort(a, 4)
bisect.insort_left(a, 2)
print(a)


def grade(score, breakpoints=[60, 70, 80, 90], grades="FDCBA"):
    return grades[bisect.bisect(breakpoints, score)]


print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])
attempt(lambda: bisect.bisect([1, 2], 1, -1))
attempt(lambda: bisect.bisect([1, "a", 2], 1))
attempt(lambda: bisect.bisect(5, 1))
attempt(lambda: bisect.bisect())
