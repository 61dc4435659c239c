def level3():
    raise ValueError("deep")
def level2():
    try:
        level3()
    except ValueError:
        print("passing on")
        raise
def level1():
    try:
        level2()
    except ValueError as e:
        raise RuntimeError("wrapped") from e
try:
    level1()
except RuntimeError as e:
    print(e, "|", e.__cause__, "|", e.__cause__.__traceback__ is not None)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["x"]
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
try:
    raise TypeError("a") from None
except TypeError as e:
    print(e.__suppress_context__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 5
except TypeError as e:
    print(e)
