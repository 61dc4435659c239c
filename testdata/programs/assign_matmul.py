class Matrix:
    def __init__(self, rows):
        self.rows = rows
    def __matmul__(self, other):
        cols = list(zip(*other.rows))
        return Matrix([[sum(x * y for x, y in zip(r, c)) for c in cols] for r in self.rows])
    def __repr__(self):
        return "Matrix(%r)" % (self.rows,)

m = Matrix([[1, 2], [3, 4]])
k = Matrix([[0, 1], [1, 0]])
print(m @ k)
m @= m
print(m)
