# since 3.11
# Stars in subscripts, in return and yield, in for and in calls.
class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s, more = Show(), [1, 2]
print(s[*more], s[0, *more, 3:4], s[*more, *more], s[()])
s[*more] = 5
s[*more, 0] += (9,) if False else (1,)
del s[*more]


def both():
    return 0, *more


def gives():
    yield *more, 3


for x in *more, *both():
    print(x, end=" ")
print(both(), list(gives()))


def args(*a: *tuple[int, ...]):
    return a


print(args(1, *more), args.__annotations__)
a, *b = *more, *"xy"
print(a, b, [*b, *more], {*more, *more}, {**{"k": 1}, **{"k": 2}})
