class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

a = A(1); print('made'); a = None; print('none')
a = A(2); b = a; del a; print('still'); del b; print('gone')
a = A(3); a = A(4); print('replaced'); del a
A(5); print('after 5')
A(6).f(); print('after 6')
A(7).f().f(); print('after 7')
x = A(8).n; print('x', x)
print(A(9).n)
for i in range(3):
    t = A(('loop', i))
print('after loop'); del t
for i in range(3):
    A(('temp', i))
_ = [A(('list', i)) for i in range(3)]
print('list made'); _ = None
print([A(('comp', i)).n for i in range(3)])
print(len([A(i) for i in range(2)]))
print(sum(A(i).n for i in range(3)))
(lambda v: print('lambda', v.n))(A('l'))
