def f(a,
      b):
    return (a +
            b /
            (a -
             a))

print("start")
result = f(
    1,
    2,
)
