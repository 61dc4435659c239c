for n in (15, 25, 35, -15, 12345, 99999):
    print(n, round(n), round(n, -1), round(n, -2), round(n, 2), round(n, -10))
print(type(round(5, 0)), type(round(5)), (5).__round__(-1))
