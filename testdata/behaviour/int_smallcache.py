a = 256
b = 256
print(a is b, -5 is -5, (lambda: 7)() is (lambda: 7)())
x = int("1000")
y = int("1000")
print(x == y, x is y, int("100") is int("100"))
