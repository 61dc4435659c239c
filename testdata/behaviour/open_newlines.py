with open("data_e.txt", "wb") as f: f.write(b"a\r\nb\rc\nd")
for nl in (None, "", "\n", "\r", "\r\n"):
    with open("data_e.txt", newline=nl) as f: print(repr(nl), list(f))
with open("data_e.txt") as f: print(repr(f.read()), repr(f.seek(0)), repr(f.read(3)), repr(f.readline()))
with open("data_e.txt", "w", newline="\r\n") as f: f.write("x\ny\n")
with open("data_e.txt", "rb") as f: print(f.read())
try:
    open("data_e.txt", newline="x")
except ValueError as e:
    print("ValueError")
