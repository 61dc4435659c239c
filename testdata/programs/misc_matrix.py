def multiply(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]

def transpose(m):
    return [list(row) for row in zip(*m)]

def determinant(m):
    if len(m) == 1:
        return m[0][0]
    total = 0
    for c in range(len(m)):
        minor = [row[:c] + row[c + 1:] for row in m[1:]]
        total += (-1) ** c * m[0][c] * determinant(minor)
    return total

m = [[2, 0, 1], [1, 3, 2], [1, 1, 4]]
print(multiply(m, m), transpose(m), determinant(m))
identity = [[int(i == j) for j in range(3)] for i in range(3)]
print(multiply(m, identity) == m)
