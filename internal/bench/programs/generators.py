def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for x in source:
        yield x * x


def odd(source):
    for x in source:
        if x % 2:
            yield x


def walk(tree):
    if tree:
        yield from walk(tree[0])
        yield tree[1]
        yield from walk(tree[2])


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return (build(low, middle), middle, build(middle + 1, high))


def averager():
    total, count, average = 0, 0, 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


total = sum(odd(squares(numbers(700000))))
tree = build(0, 20000)
for _ in range(4):
    total += sum(walk(tree))
running = averager()
next(running)
for i in range(300000):
    total += running.send(i)
total += sum(i for i in range(600000) if i & 1)
print(total)
