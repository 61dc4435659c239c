b = bytearray(range(10))
b[::2] = b"\xff" * 5
print(b)
del b[1:9:3]
print(b, b[2:4], type(b[2:4]), b[::-1])
b[2:2] = b"new"
b[:1] = []
b[-1:] = (1, 2, 3)
print(b)
for s in ("b[::2] = b'x'", "b[0:1] = 5", "b[0:1] = 'a'", "b[0] = 300"):
    try:
        exec(s)
        print(b)
    except Exception as x:
        print(type(x).__name__, x)
