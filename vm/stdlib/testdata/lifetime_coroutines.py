class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def f(self): print("f", self.n); return self

async def c(): print('running'); return 1
x = c(); print(type(x).__name__); x.close(); print('closed')
async def d():
    a = A('local')
    try: await W()
    finally: print('finally')
class W:
    def __await__(self): yield 'w'
y = d(); print(y.send(None)); del y; print('gone')
async def e():
    try:
        yield 1
    finally: print('agen')
z = e()
try: z.__anext__().send(None)
except StopIteration as s: print(s.value)
z = None; print('end')
