def queens(n, row=0, columns=(), up=(), down=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, columns + (c,), up + (row + c,), down + (row - c,))
               for c in range(n) if c not in columns and row + c not in up and row - c not in down)


def matrix(n):
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    b = [list(row) for row in zip(*a)]
    return sum(sum(x * y for x, y in zip(row, column)) for row in a for column in b)


def work(n):
    values = [(i * 7919) % 10007 for i in range(n)]
    values.sort()
    values.sort(key=lambda v: -v % 101)
    stack = []
    for v in values:
        stack.append(v)
        if len(stack) > 50:
            stack.pop()
            stack.pop()
    evens = [v for v in values if v % 2 == 0]
    evens.reverse()
    total = 0
    for i, v in enumerate(evens):
        total += i ^ v
    return total + sum(evens[::3]) + len(stack) + max(values) + values.index(5000)


print(queens(7), matrix(90), work(250000))
