s = "abcdefghij"
print(s[0], s[-1], s[2:5], s[:3], s[7:], s[::2], s[::-1], s[8:2:-2])
a = list(range(10))
a[2:5] = [20, 30]
print(a)
a[::3] = ["x", "y", "z"]
print(a)
del a[1], a[-1]
print(a)
del a[1:4]
print(a)
a[1:1] = [7, 8, 9]
print(a, a[slice(0, 2)], a[100:], a[-100:2])
m = {(1, 2): "pair"}
print(m[1, 2])
grid = [[1, 2, 3], [4, 5, 6]]
grid[1][2] += 10
print(grid, grid[1][-1], [row[0] for row in grid])
print(slice(1, 10, 2), slice(None).indices(5), slice(10, 0, -3).indices(8))
