def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("bad") from e
def g():
    try:
        {}["k"]
    except KeyError:
        raise TypeError("during")
for h in (f, g):
    try:
        h()
    except Exception as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: raise ValueError(1)
    finally: raise KeyError(2)
except KeyError as e:
    print(repr(e.__context__))
