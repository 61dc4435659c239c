import asyncio, sys
if sys.version_info < (3, 11):
    print(hasattr(asyncio, "TaskGroup"), hasattr(asyncio, "timeout"), hasattr(asyncio, "Runner"))
    sys.exit()
async def f(n, d=0):
    await asyncio.sleep(d); print(n); return n
async def bad():
    await asyncio.sleep(0.01); raise ValueError('bad')
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(f(1, 0.02)); b = tg.create_task(f(2))
    print(a.result(), b.result(), tg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad()); t = tg.create_task(f(3, 10))
    except ExceptionGroup as e:
        print(repr(e), e.exceptions, t.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError as e: print('timeout', repr(e))
    async with asyncio.timeout(None) as t: print(t)
    async with asyncio.timeout(1) as t: await f(5)
    print(t.expired(), t)
    b = asyncio.Barrier(2)
    async def w(n):
        async with b as pos: print(n, pos)
    await asyncio.gather(w(1), w(2))
    try: await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except TimeoutError as e: print(repr(e))
    t = asyncio.current_task(); print(t.cancelling(), t.get_name())
with asyncio.Runner() as r:
    r.run(main())
    print(r.run(f(7)))
