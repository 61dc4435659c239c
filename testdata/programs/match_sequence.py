# since 3.10
# Sequence patterns, of fixed and of open length.
def shape(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return f"one: {a}"
        case (a, b):
            return f"two: {a}, {b}"
        case [first, *_, last] if first == last:
            return f"begins and ends with {first}"
        case [1, *rest]:
            return f"one and then {rest}"
        case [*start, "end"]:
            return f"{start} up to the end"
        case [first, [second, *inner], *rest]:
            return f"{first}, inside {second} and {inner}, after it {rest}"
        case [_, _, *more]:
            return f"{len(more)} more"
    return "no sequence"


for value in [[], [1], (1, 2), [7, 8, 7], [1, 2, 3], ["x", "y", "end"], [4, [5, 6, 7], 8, 9],
              range(4), "text", b"bytes", {1, 2}, {"a": 1}, 5, [2, 3, 4]]:
    print(value, "->", shape(value))

match 1, 2, 3:
    case a, b, *c:
        print(a, b, c)
