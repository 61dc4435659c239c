import asyncio
async def g():
    yield 1
    yield 2
class A:
    def __init__(self,n): self.n=n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n==0: raise StopAsyncIteration
        self.n-=1; await asyncio.sleep(0); return self.n
async def main():
    it=aiter(g()); print(await anext(it), await anext(it,'d'), await anext(it,'d'))
    try: await anext(it)
    except StopAsyncIteration as e: print('stop',e.args)
    a=A(2)
    print(await anext(a), await anext(a,None), await anext(a,'end'), type(anext(a,1)).__name__)
    for f in (lambda: aiter(5), lambda: anext(5), lambda: aiter(), lambda: anext(g(),1,2)):
        try: f()
        except TypeError as e: print(e)
    class B:
        def __aiter__(self): return 5
    try: aiter(B())
    except TypeError as e: print(e)
asyncio.run(main())
