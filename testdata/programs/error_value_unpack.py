def swap(pair):
    a, b = pair
    return b, a
print(swap((1, 2)))
for bad in ([1], [1, 2, 3], ""):
    try:
        swap(bad)
    except ValueError as e:
        print(e)
a, *b, c = [1]
