print(2**10, (-2)**3, -2**2, 2**-1, 0**0, 7**77)
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 3, 5), pow(2, 0, 1))
for args in ((2, -1, 4), (2, 3, 0), (2.0, 3, 5), ("a", 2)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print((-8) ** (1 / 3) if False else round((8) ** (1 / 3), 10))
