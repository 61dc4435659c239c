a = [1]; b = a
print(id(a) == id(b), id(a) == id([1]), hash("a") == hash("a"), hash(1) == hash(1.0), hash(None) == hash(None), hash((1, 2)) == hash((1, 2)), callable(len), callable(5), callable(lambda: 0))
for v in ([], {}, set(), bytearray(), slice(1) if False else []):
    try:
        hash(v)
    except TypeError as e:
        print(e)
print(hash("hello"), hash(b"hello"), hash(""), hash("é"), hash(3.5), hash(-1), hash(2**100))
