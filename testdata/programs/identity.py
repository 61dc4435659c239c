a = 256
b = 256
print(a is b, a + 1 is b + 1, -5 is -5)
x = 1000
y = 1000
print(x is y)
def f():
    return 1000
print(f() is f(), f() is x)
s = "hello"
t = "hel" + "lo"
u = "".join(["hel", "lo"])
print(s is t, s == u, s is u)
e = ()
print(e is tuple(), (1, 2) is (1, 2), [] is [])
l = [1]
m = l
n = l[:]
print(m is l, n is l, n == l, None is None, True is (1 == 1))
one = 1
print(one is True, one == True, id(l) == id(m), type(one) is int)
c = chr(97)
print(c is "a", "abc"[0] is c, str(7) is "7")
