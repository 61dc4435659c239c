def attempt(f):
    try:
        return "ok", f()
    except ZeroDivisionError:
        return "zero"
    except (KeyError, IndexError) as e:
        return "lookup", repr(e)
    except ValueError as e:
        message = str(e)
        return "value", message
    except Exception as e:
        return "other", type(e).__name__

for f in (lambda: 1, lambda: 1 / 0, lambda: {}["k"], lambda: [][1], lambda: int("x"), lambda: None.x, lambda: undefined):
    print(attempt(f))
try:
    pass
except:
    print("never")
else:
    print("else")
try:
    raise ValueError
except:
    print("bare")
def name_is_gone():
    e = "before"
    try:
        raise KeyError(1)
    except KeyError as e:
        print("in", e)
    try:
        return e
    except UnboundLocalError as x:
        return str(x)
print(name_is_gone())
