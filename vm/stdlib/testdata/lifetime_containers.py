class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

l = [A(1), A(2), A(3)]
l.pop(); print('popped')
l.pop(0); print('popped 0')
l.append(A(4)); l[0] = A(5); print('set')
l.extend([A(6), A(7)]); del l[1:3]; print('slice')
l.insert(0, A(8)); l.remove(l[0]); print('removed')
l.clear(); print('clear')
d = {'a': A('a'), 'b': A('b')}
d['a'] = A('a2'); print('replaced')
del d['b']; print('deleted')
d.pop('a'); print('popped')
d['x'] = A('x'); d.popitem(); print('popitem')
d.update(y=A('y'), z=A('z')); d.clear(); print('clear')
d.setdefault('k', A('k')); d.setdefault('k', A('unused')); print('setdefault'); d = None
s = {A('s')}; s.pop(); print('set pop')
s = {A('t')}; s.clear(); print('set clear')
t = (A(1), [A(2), {3: A(3)}]); t = None
a, b = A('u'), A('v'); a, b = b, a; print('swapped'); a = None; b = None
x, *y = A(1), A(2), A(3); print('star'); del x; y = 0
l = [A(i) for i in range(5)]
while l: l.pop()
l = [A(i) for i in range(4)]; l[1:3] = []; print('cut'); l = l + [A('+')]; print('plus'); l *= 0; print('times')
l = [A(3), A(1), A(2)]; l.sort(key=lambda v: v.n); print([v.n for v in l]); l.reverse(); del l[0]; print('first gone'); l = None
