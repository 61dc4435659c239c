# since 3.11
# Notes that are added to an exception are printed below it.
def load(name):
    try:
        return int(name)
    except ValueError as e:
        e.add_note(f"while loading {name!r}")
        raise


try:
    load("x")
except ValueError as e:
    print(e.__notes__)
    e.add_note("seen once")
    try:
        e.add_note(5)
    except TypeError as wrong:
        print(wrong)
    print(e.__notes__, e.args)
load("y\nz")
