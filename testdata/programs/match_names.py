# since 3.10
# match, case and _ are only words elsewhere; patterns bind names before a guard runs.
match = {"case": 1}
case = [1, 2]
print(match, case, match["case"])
match["case"] = 2
print(match)


def noisy(value, answer):
    print("guard", value)
    return answer


match [1, 2]:
    case [a, b] if noisy((a, b), False):
        print("never")
    case [a, c] if noisy((a, c), True):
        print("second", a, c)
print("a, b and c stay bound:", a, b, c)

match (match, case):
    case ({"case": n}, [*_, last]):
        print(n, last)


def local(x):
    match x:
        case {"name": name}:
            pass
    return name


print(local({"name": "Ada"}))
try:
    local({})
except UnboundLocalError as e:
    print(e)


def closure(x):
    match x:
        case [head, *tail]:
            return lambda: (head, tail)


print(closure("ab".split() + [1, 2])())
print([y for x in [[1, 2], [3], []] for y in [len(x)] if y])
type = 3
type += 1
print(type)
