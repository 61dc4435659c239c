text = "the quick brown fox jumps over the lazy dog the end"
freq = {}
for w in text.split(): freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda t: (-t[1], t[0]))[:3], " ".join(w.capitalize() for w in text.split()), text[::-1][:10])
def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.isalpha() else c for c in s)
print(caesar(text, 3), caesar(caesar(text, 3), -3) == text, "".join(sorted(set(text))).strip())
def palin(s): s = [c.lower() for c in s if c.isalnum()]; return s == s[::-1]
print(palin("A man, a plan, a canal: Panama"), palin("no"), {c: text.count(c) for c in "aeiou"})
