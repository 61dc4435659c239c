import asyncio
async def say(n, d):
    await asyncio.sleep(d)
    print(n)
    return n
async def main():
    print('start')
    r = await asyncio.gather(say("a", 0.4), say("b", 0.1), say('c', 0))
    print(r)
    t = asyncio.create_task(say('t', 0.01), name='mine')
    print(t.get_name(), t.done(), asyncio.current_task() is not None)
    print(await t, t.done(), t.result(), t.exception(), t.cancelled())
    try:
        await asyncio.wait_for(say('never', 10), 0.01)
    except asyncio.TimeoutError as e:
        print('timeout', repr(e))
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print('cancelled', repr(e), t.cancelled())
    async def fail(): raise ValueError('x')
    try: await asyncio.gather(fail(), say('g', 0))
    except ValueError as e: print(repr(e))
    print(await asyncio.gather(fail(), say('h', 0), return_exceptions=True))
    done, pending = await asyncio.wait([asyncio.create_task(say(i, i / 5)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for p in pending: await p
    for c in asyncio.as_completed([say("x", 0.4), say("y", 0.05)]):
        print('completed', await c)
    print(await asyncio.shield(say('s', 0)))
    return 42
print(asyncio.run(main()))
async def queues():
    q = asyncio.Queue(maxsize=2)
    async def producer():
        for i in range(5):
            await q.put(i)
            print('put', i, q.qsize())
        await q.put(None)
    async def consumer():
        while True:
            x = await q.get()
            if x is None: break
            print('got', x)
            q.task_done()
    await asyncio.gather(producer(), consumer())
    print(q.empty(), q.full(), q, q.maxsize)
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    q.put_nowait(1); q.put_nowait(2)
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: print(repr(e))
    p = asyncio.PriorityQueue()
    for i in (3, 1, 2): p.put_nowait(i)
    print([p.get_nowait() for _ in range(3)])
    l = asyncio.LifoQueue()
    for i in (3, 1, 2): await l.put(i)
    print([await l.get() for _ in range(3)])
asyncio.run(queues())
async def locks():
    lock = asyncio.Lock()
    async def worker(n):
        async with lock:
            print('in', n); await asyncio.sleep(0.001); print('out', n)
    await asyncio.gather(*(worker(i) for i in range(3)))
    try: lock.release()
    except RuntimeError as e: print(e)
    ev = asyncio.Event()
    async def waiter():
        print('waiting'); await ev.wait(); print('set')
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0); print(ev.is_set()); ev.set(); await t
    sem = asyncio.Semaphore(2)
    async def w(n):
        async with sem:
            print('sem', n); await asyncio.sleep(0.1 * (n + 1)); print('end', n)
    await asyncio.gather(*(w(i) for i in range(4)))
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    c = asyncio.Condition()
    async def cw(n):
        async with c:
            await c.wait(); print('notified', n)
    ts = [asyncio.create_task(cw(i)) for i in range(2)]
    await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.gather(*ts)
asyncio.run(locks())
def show(f):
    try: print(f())
    except Exception as e: print(type(e), e)
show(lambda: asyncio.run(3))
show(lambda: asyncio.get_running_loop())
show(lambda: asyncio.iscoroutinefunction(main))
show(lambda: asyncio.iscoroutinefunction(show))
async def nested():
    c = say('n', 0)
    try: asyncio.run(c)
    except RuntimeError as e: print(e); c.close()
asyncio.run(nested())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(say('loop', 0)), loop.is_running(), loop.is_closed())
loop.call_later(0.01, lambda: (print('later'), loop.stop()))
loop.call_soon(print, 'soon')
loop.run_forever()
fut = loop.create_future()
print(fut.done(), fut)
loop.call_soon(fut.set_result, 5)
print(loop.run_until_complete(fut), fut)
show(lambda: fut.set_result(1))
show(lambda: loop.create_future().result())
loop.close()
print(loop.is_closed())
show(lambda: loop.call_soon(print))
async def agen():
    for i in range(3):
        yield i
        await asyncio.sleep(0)
async def consume():
    async for x in agen(): print(x)
    print([x async for x in agen()], asyncio.get_running_loop() is asyncio.get_event_loop())
    try:
        async with asyncio.Lock() as l: print(l)
    finally: pass
asyncio.run(consume())
async def cancel_me():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('cleanup'); raise
    finally: print('finally')
async def leave():
    asyncio.create_task(cancel_me())
    await asyncio.sleep(0)
asyncio.run(leave())
async def boom():
    raise KeyError('k')
asyncio.run(boom())
