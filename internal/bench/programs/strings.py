def rot13(text):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + 13) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


def build(n):
    s = ""
    for i in range(n):
        s += "x" if i % 3 else "yz"
    return s


text = "the quick brown fox jumps over the lazy dog, again and again; " * 300
total = 0
for _ in range(10):
    total += len(rot13(text))
for _ in range(60):
    words = text.split()
    total += len(" ".join(w.capitalize() for w in words))
    total += text.count("again") + text.find("lazy", 900) + len(text.replace("fox", "wolf").upper())
    total += sum(1 for w in words if w.startswith("b") or w.endswith("x"))
palindromes = sum(1 for i in range(150000) if str(i) == str(i)[::-1])
print(total, palindromes, len(build(300000)), hash(text) != 0)
