a = [3, 1, 2]
a.append(4); a.extend((5, 6)); a.extend("ab"); a.insert(0, 0); a.insert(-1, "m"); a.insert(100, "end")
print(a, len(a), a.pop(), a.pop(0), a.index(2), a.count(1), a.copy() == a, a.copy() is a)
a.remove("m"); a.reverse(); print(a); a.clear(); print(a)
b = [3, 1, 2]; print(b.sort(), b, b.sort(reverse=True), b)
for e in ("[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1].index(1, 1)", "[1].extend(5)", "[1].insert('a', 1)", "[1].append()", "[1].append(1, 2)", "[1].pop('a')", "list(5)", "list(1, 2)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__)
