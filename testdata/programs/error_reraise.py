def f():
    raise IndexError("original")
try:
    f()
except IndexError:
    print("seen")
    raise
