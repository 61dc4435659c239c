class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

import sys
z = A('z'); y = A('y'); x = A('x')
print('exit'); sys.exit(0)
