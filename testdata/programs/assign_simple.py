a = 1
b = c = [a]
c.append(2)
print(a, b, c, b is c)
a, b = b, a
print(a, b)
x = y = z = 0
print(x, y, z)
(p) = 5
[q] = [6]
(r,) = (7,)
print(p, q, r)
a: int = 10
bare: str
print(a, __annotations__)
_ = 1; __ = 2; print(_ + __)
