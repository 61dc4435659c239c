# since 3.11
# Groups are trees: split, subgroup, derive, and loops with handlers.
tree = ExceptionGroup("top", [
    ValueError(1),
    ExceptionGroup("left", [TypeError(2), ValueError(3)]),
    ExceptionGroup("right", [ExceptionGroup("deep", [OSError(4)])]),
])
match_, rest = tree.split(ValueError)
print(repr(match_))
print(repr(rest))
print(tree.subgroup(lambda e: isinstance(e, (OSError, TypeError))))
print(tree.split(KeyError)[0])


def leaves(e, depth=0):
    if isinstance(e, BaseExceptionGroup):
        for part in e.exceptions:
            yield from leaves(part, depth + 1)
    else:
        yield depth, e


print([(d, type(e).__name__, e.args) for d, e in leaves(tree)])


class Mine(ExceptionGroup):
    def derive(self, parts):
        return Mine(self.message + "!", parts)


try:
    for n in range(3):
        try:
            raise Mine("mine", [KeyError(n), IndexError(n)])
        except* KeyError as e:
            print(n, repr(e))
            if n < 2:
                raise
        print("not reached")
except* IndexError as e:
    print("outside", type(e).__name__, repr(e))
except* KeyError as e:
    print("keys", repr(e))

for wrong in [lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()])]:
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
