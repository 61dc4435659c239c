with open("data_a.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.write("three"), f.name, f.mode, f.closed, f.writable(), f.readable())
print(f.closed)
with open("data_a.txt") as f:
    print(repr(f.read()), repr(f.read()), f)
with open("data_a.txt") as f:
    print([l for l in f], f.readline() == "")
with open("data_a.txt") as f:
    print(repr(f.readline()), f.readlines(), f.seek(0), f.read(5), f.tell(), f.read(1), f.readline(2))
f = open("data_a.txt"); print(next(f), f.mode, f.encoding, f.errors); f.close()
