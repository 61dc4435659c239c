class Lock:
    async def __aenter__(self):
        print("acquire")
        return "lock"
    async def __aexit__(self, kind, value, tb):
        print("release", kind and kind.__name__)
        return True
async def main(fail):
    async with Lock() as lock:
        print("have", lock)
        if fail:
            raise ValueError("inside")
    return "done"
for fail in (False, True):
    try:
        main(fail).send(None)
    except StopIteration as stop:
        print(stop.value)
