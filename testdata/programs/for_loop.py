for i in range(5):
    print(i, end=" ")
print()
for c in "héllo":
    print(c, end="|")
print()
for k in {"b": 1, "a": 2}:
    print(k)
for x in []:
    print("never")
else:
    print("empty else")
for i in range(10):
    if i % 2:
        continue
    if i == 6:
        break
    print("even", i)
else:
    print("no break")
print("after", i)
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
    else:
        print("full", i)
for i in range(2):
    for i in "ab":
        pass
    print(i)
box = [None]
for box[0] in range(4):
    pass
print(box)
