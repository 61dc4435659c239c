import pprint, asyncio, sys
for x in (b'ab'*60, bytearray(b'\x00\x01abc'*30), [b'x'*100], {'k': b'y'*90, 'z': bytearray(b'w'*80)}, b'', b'abcd', b'abcde', (b'\xff'*40,)):
    pprint.pprint(x); print(pprint.pformat(x, width=30))
async def main():
    if hasattr(asyncio, 'to_thread'):
        r = await asyncio.gather(asyncio.to_thread(sum, [1, 2]), asyncio.to_thread(lambda a, b=1: a * b, 3, b=4))
        try: await asyncio.to_thread(lambda: 1 / 0)
        except ZeroDivisionError as e: r.append(str(e))
    else: r = [3, 12, 'division by zero']
    return r
print(asyncio.run(main()))
