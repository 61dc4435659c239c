data = [1, 2, 3, 0, 4]
it = iter(lambda: data.pop(0), 0)
print(list(it), data, next(it, "end"), type(it).__name__)
try:
    iter(5, 0)
except TypeError as e:
    print(e)
i = iter([1]); next(i)
for _ in range(2):
    try:
        next(i)
    except StopIteration as e:
        print("stop", e.args, e.value)
