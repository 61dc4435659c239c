with open("data_g.txt", "w") as f:
    print("a", 1, None, sep="-", end="!\n", file=f)
    print(*range(3), file=f, flush=True)
    print(file=f)
print(open("data_g.txt").read(), end="")
words = {}
with open("data_g.txt") as f:
    for n, line in enumerate(f, 1): words[n] = line.strip().split()
print(words)
with open("data_g.txt") as src, open("data_h.txt", "w") as dst:
    for line in src: dst.write(line.upper())
print(open("data_h.txt").readlines())
