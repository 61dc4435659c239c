def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
async def agen(n):
    for i in range(n): yield i
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
class ACM:
    async def __aenter__(self): print("aenter"); return 5
    async def __aexit__(self, *a): print("aexit", a[0]); return True
async def main():
    print([x async for x in agen(3)], {x async for x in AIter(2)}, [x * 2 async for x in agen(4) if x % 2])
    async for x in AIter(2): print(x)
    else: print("else")
    async with ACM() as v:
        print(v); raise ValueError
    return "end"
print(run(main()))
