text = "né€😀\n"
for enc in ("utf-8", "utf-16-le", "latin-1", "ascii"):
    try:
        with open("data_f.txt", "w", encoding=enc) as f: f.write(text)
        with open("data_f.txt", encoding=enc) as f: print(enc, ascii(f.read()), f.encoding)
    except UnicodeEncodeError as e:
        print(enc, e)
with open("data_f.txt", "w", encoding="ascii", errors="replace") as f: f.write(text)
with open("data_f.txt", "rb") as f: print(f.read())
with open("data_f.txt", "wb") as f: f.write(b"ok \xff\n")
try:
    open("data_f.txt", encoding="utf-8").read()
except UnicodeDecodeError as e:
    print(e)
print(ascii(open("data_f.txt", encoding="utf-8", errors="replace").read()), open("data_f.txt", errors="ignore", encoding="utf-8").read())
