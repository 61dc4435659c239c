a = [3, 1, 2]
a.append(5); print(a)
a.extend([9, 7]); print(a)
a.insert(1, 100); a.insert(-1, 200); a.insert(99, 300); print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(5); print(a)
print(a.index(2), a.count(1), 100 in a)
a.sort(); print(a)
a.sort(reverse=True); print(a)
a.reverse(); print(a)
b = a.copy(); b.clear(); print(a, b)
words = ["pear", "fig", "apple", "kiwi"]
words.sort(key=len); print(words)
print(sorted(words), sorted(words, key=lambda w: w[-1], reverse=True), list(reversed(words)))
print([1, 2] + [3], [0] * 4, [1, [2, [3]]], [1, 2] == [1, 2], [1, 2] < [1, 3], [] < [0])
nested = [[0] * 2] * 2
nested[0][0] = 1
print(nested, nested[0] is nested[1])
a = [1]
a.append(a)
print(a, len(a), a[1] is a)
print(list("abc"), list(range(3)), list({"k": 1}), list((1, 2)), [None] * 2)
for bad in (lambda: [].pop(), lambda: [1].index(2), lambda: [1].remove(3), lambda: sorted([1, "a"])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
