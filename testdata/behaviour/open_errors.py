try:
    open("missing.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.strerror, e.filename, isinstance(e, OSError), isinstance(e, IOError))
try:
    open("no/such/dir.txt", "w")
except OSError as e:
    print(type(e).__name__, e)
f = open("data_c.txt", "w")
for s in ("f.read()", "f.readline()", "f.write(5)", "f.write(b'x')", "list(f)", "f.nope", "f.seek(-1)", "f.seek(1, 1)"):
    try:
        print(eval(s))
    except Exception as e:
        print(s, type(e).__name__, e)
f.close(); f.close()
for s in ("f.write('x')", "f.read()", "next(f)", "with f: pass", "f.flush()", "f.tell()"):
    try:
        exec(s)
    except ValueError as e:
        print(s, e)
with open("data_c.txt") as f:
    for s in ("f.write('x')", "f.writelines(['a'])", "f.read('a')"):
        try:
            eval(s)
        except Exception as e:
            print(s, type(e).__name__, e)
for a in ((None,), ([],), ("a\0b",)):
    try:
        open(*a)
    except Exception as e:
        print(type(e).__name__, e)
