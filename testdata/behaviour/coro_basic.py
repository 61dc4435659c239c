async def add(a, b): return a + b
async def main():
    x = await add(1, 2)
    return x * 10
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
print(run(main()), type(main).__name__)
c = main(); print(type(c).__name__, c.cr_code.co_name); c.close()
class Aw:
    def __await__(self):
        r = yield "pause"
        return r
async def w(): return await Aw()
c = w(); print(c.send(None))
try:
    c.send("resumed")
except StopIteration as e:
    print(e.value)
async def bad(): await 5
try:
    run(bad())
except TypeError as e:
    print(e)
