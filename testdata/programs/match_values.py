# since 3.10
# Literal, value and capture patterns.
class Color:
    RED = "red"
    GREEN = "green"


def describe(x):
    match x:
        case None:
            return "nothing"
        case True | False:
            return f"a truth: {x}"
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case 2.5:
            return "two and a half"
        case 1 + 2j:
            return "complex"
        case "a" "b":
            return "the string ab"
        case b"raw":
            return "bytes"
        case Color.RED:
            return "red, by its dotted name"
        case Color.GREEN | "lime":
            return "greenish"
        case other:
            return "something else: " + repr(other)


for value in [None, True, False, 0, 0.0, -1, 2.5, 1 + 2j, "ab", b"raw", "red", "green", "lime", [1], 1]:
    print(repr(value), "->", describe(value))

match 3:
    case 1:
        print("one")
    case _:
        print("the wildcard binds nothing:", "_" in globals())
