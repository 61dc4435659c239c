# since 3.11
# except* handles parts of an exception group; what nobody handles goes on.
def attempt(*errors):
    try:
        raise ExceptionGroup("several", errors)
    except* ValueError as group:
        print("values:", [str(e) for e in group.exceptions])
    except* (TypeError, KeyError) as group:
        print("types or keys:", [repr(e) for e in group.exceptions])
    else:
        print("never")
    finally:
        print("finally")


attempt(ValueError("a"), TypeError("b"), ValueError("c"), KeyError("d"))
attempt(ValueError("only"))
try:
    attempt(ValueError("a"), OSError("lost"), ExceptionGroup("inner", [KeyError("k"), ZeroDivisionError("z")]))
except ExceptionGroup as e:
    print(repr(e))
    print(e.message, len(e.exceptions), [type(x).__name__ for x in e.exceptions])

try:
    try:
        raise ValueError("alone")
    except* ValueError as group:
        print(repr(group))
        raise KeyError("new") from group.exceptions[0]
except* KeyError as e:
    print(repr(e), repr(e.exceptions[0].__cause__))

try:
    pass
except* Exception:
    print("never")
else:
    print("else")
