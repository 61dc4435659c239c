class Pause:
    def __init__(self, tag):
        self.tag = tag
    def __await__(self):
        got = yield self.tag
        return got

async def child(n):
    a = await Pause("child %d" % n)
    return n + a

async def parent():
    total = 0
    for n in range(3):
        total += await child(n)
    return total

c = parent()
value = None
try:
    while True:
        asked = c.send(value)
        print("asked for", asked)
        value = 10
except StopIteration as stop:
    print("result", stop.value)
async def agen():
    for i in range(3):
        yield i
async def use():
    out = [x async for x in agen() if x]
    async for x in agen():
        out.append(x * 10)
    return out
try:
    use().send(None)
except StopIteration as stop:
    print(stop.value)
