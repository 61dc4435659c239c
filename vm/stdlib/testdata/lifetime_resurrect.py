class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

keep = []
class R:
    def __del__(self): print('R del'); keep.append(self)
r = R(); r = None; print(len(keep)); keep.clear(); print('cleared')
class G:
    def __init__(self): self.a = A('inside')
    def __del__(self): global saved; saved = self; print('G del')
G(); print('saved', saved.a.n); del saved; print('end')
class P:
    def __del__(self): print('P del'); self.child = None; print('P end')
p = P(); p.child = A('child'); del p
class Q:
    def __del__(self): print('Q'); q = A('local in del'); print('Q end')
Q()
class X:
    def __del__(self): self.other.append(1); print(self.other)
o = []; x = X(); x.other = o; y = X(); y.other = o; del x; del y
class N:
    def __init__(self, n, next=None): self.n = n; self.next = next
    def __del__(self): print('N', self.n)
n = N(1, N(2, N(3))); n = n.next; print('first'); n = None
