def f(a, b, *, c=1):
    return a

for call in (lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, d=4), lambda: f(1, a=2), lambda: 5(), lambda: f(1, 2, **{"c": 1, "x": 2}), lambda: len(), lambda: len(1), lambda: int([]), lambda: "".join([1])):
    try:
        call()
    except TypeError as e:
        print(e)
f(1, 2, 3, 4, c=5)
