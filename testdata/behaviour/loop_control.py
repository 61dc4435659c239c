for i in range(5):
    if i == 1: continue
    if i == 4: break
    print(i)
else: print("not here")
while i > 0:
    i -= 2
else: print("while else", i)
for i in []: pass
else: print("empty else", i)
out = [(i, j) for i in range(3) for j in range(i)]; print(out)
n, steps = 27, 0
while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
print(steps)
for c in "ab":
    for d in "xy":
        if d == "y": break
        print(c + d)
