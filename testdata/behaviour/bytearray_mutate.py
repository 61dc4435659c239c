b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b.extend([103])
b += b"h"
b[0] = 65
b[1:3] = b"BBB"
del b[-1]
b.insert(1, 45)
print(b, b.pop(), b.pop(0), b, len(b))
b.remove(66)
b.reverse()
print(b, b.copy() is b, b * 2, b == b"gfedBB-", bytes(b))
b.clear()
print(b, bool(b))
for e in ("b.pop()", "b.append(256)", "b.append('a')", "b.remove(1)", "hash(b)", "b[0]", "b.extend([1, 'a'])"):
    try:
        eval(e)
    except Exception as x:
        print(type(x).__name__, x)
