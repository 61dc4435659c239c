n = 10
n += 5; print(n)
n -= 3; print(n)
n *= 2; print(n)
n //= 5; print(n)
n **= 3; print(n)
n %= 50; print(n)
n <<= 4; print(n)
n >>= 2; print(n)
n |= 3; print(n)
n &= 7; print(n)
n ^= 5; print(n)
f = 9.0
f /= 4; print(f)
s = "ab"
s += "cd"; s *= 2; print(s)
a = b = [1]
a += [2]; print(a, b, a is b)
a = a + [3]; print(a, b, a is b)
t = u = (1,)
t += (2,); print(t, u)
d = {"k": [0]}
d["k"][0] += 7; d["k"] += "xy"; print(d)
class Box:
    v = 1
box = Box()
box.v += 4; print(box.v, Box.v)
st = {1, 2}
st |= {3}; st &= {2, 3, 4}; st -= {2}; st ^= {9}; print(sorted(st))
