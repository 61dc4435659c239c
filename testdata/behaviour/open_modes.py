with open("data_b.txt", "w") as f: f.writelines(["a\n", "b\n"])
with open("data_b.txt", "a") as f: print(f.tell(), f.write("c\n"))
with open("data_b.txt", "r+") as f:
    print(f.read(2), end=""); f.seek(0); f.write("X"); f.seek(0); print(f.read())
with open("data_b.txt", "w+") as f:
    f.write("new"); f.seek(0); print(f.read(), f.mode)
with open("data_b.txt", "rb") as f: print(f.read(), f)
try:
    open("data_b.txt", "x")
except FileExistsError as e:
    print(e, e.errno, e.filename)
for m in ("q", "rw", "", "rr", "rbt", "b", "r+b+", "wa"):
    try:
        open("data_b.txt", m)
    except ValueError as e:
        print(m, e)
