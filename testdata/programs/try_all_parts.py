def run(what):
    print("--", what)
    try:
        if what == "error":
            raise ValueError(what)
        elif what == "other":
            raise KeyError(what)
        elif what == "return":
            return "returned"
        print("body")
    except ValueError as e:
        print("except", e)
        if e.args[0] == "x":
            return
    else:
        print("else")
    finally:
        print("finally")
    return "after"

for w in ("fine", "error", "return"):
    print(run(w))
try:
    run("other")
except KeyError as e:
    print("out", e)
def nest(n):
    try:
        try:
            return 10 // n
        except TypeError:
            print("wrong handler")
        finally:
            print("inner finally")
    except ZeroDivisionError:
        print("outer handler")
        return -1
    finally:
        print("outer finally")
print(nest(2), nest(0))
