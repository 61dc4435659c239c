with open("data_d.bin", "wb") as f: print(f.write(b"\x00\xff\n\r\nabc"), f.tell(), f)
with open("data_d.bin", "rb") as f:
    print(f.read(2), f.tell(), f.readline(), f.seek(-3, 2), f.read(), f.read(), f.seek(0), list(f))
with open("data_d.bin", "r+b") as f:
    f.seek(1); f.write(b"Z"); f.seek(0); print(f.read(3), f.seek(2, 1), f.read(1), f.truncate(4))
with open("data_d.bin", "rb") as f: print(f.read())
f = open("data_d.bin", "rb")
for s in ("f.write(b'x')", "f.encoding"):
    try:
        eval(s)
    except Exception as e:
        print(type(e).__name__, e)
f.close()
for s in ("f.read()", "f.readline()", "f.seek(0)", "next(f)"):
    try:
        eval(s)
    except ValueError as e:
        print(e)
try:
    open("data_d.bin", "wb").write("text")
except TypeError as e:
    print(e)
for k in ({"encoding": "utf8"}, {"errors": "strict"}, {"newline": ""}):
    try:
        open("data_d.bin", "rb", **k)
    except ValueError as e:
        print(e)
