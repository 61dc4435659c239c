import itertools
from itertools import *

print(itertools, itertools.__doc__.split()[0])
take = lambda n, it: list(islice(it, n))
print(take(5, count()), take(5, count(10, -3)), take(4, count(0.5, 0.25)), count(3), count(1, 2), count(step=5), count(1.5))
print(take(3, count(2**63 - 2)), take(2, count(1j)))
c = cycle("AB")
print(take(7, c), list(cycle([])))
print(list(repeat(7, 3)), repeat("x", 2), repeat([]), repeat(1, -4), take(2, repeat(None)), list(repeat(object=1, times=2)))
print(list(map(pow, range(5), repeat(2))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([3, 1, 4, 1], max)), list(accumulate([1, 2], initial=100)), list(accumulate([], initial=5)), list(accumulate([])))
print(list(accumulate([2, 3, 4], lambda a, b: a * b, initial=1)))
print(list(chain("ab", [1, 2], (x for x in "z"))), list(chain()), list(chain.from_iterable(["AB", "CD"])))
print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(compress(data=[1, 2], selectors=[0, 1])))
print(list(dropwhile(lambda x: x < 5, [1, 4, 6, 4, 1])), list(takewhile(lambda x: x < 5, [1, 4, 6, 4, 1])))
print(list(filterfalse(lambda x: x % 2, range(10))), list(filterfalse(None, [0, 1, "", "a", []])))
print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)), list(islice("ABCDEFG", 0, None, 2)), list(islice("ABC", None)), list(islice("ABCDEFG", 1, 6, 3)))
it = iter(range(10))
print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), next(it))
print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), tee("ab", 0), [list(x) for x in tee("ab", 3)])
print(list(zip_longest("ABCD", "xy", fillvalue="-")), list(zip_longest([1], [2, 3])), list(zip_longest()))
for k, g in groupby("AAAABBBCCDAABBB"):
    print(k, "".join(g), end=" ")
print()
print([(k, list(g)) for k, g in groupby(sorted(["apple", "avocado", "bean", "cherry", "corn"]), key=lambda w: w[0])])
groups = groupby([1, 1, 2, 2])
k1, g1 = next(groups)
k2, g2 = next(groups)
print(k1, list(g1), k2, list(g2), list(groups))
print(list(product("AB", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("ab", [])), list(product("ab", repeat=0)))
print(list(permutations("ABC")), list(permutations(range(3), 2)), list(permutations("ab", 3)), list(permutations([])), list(permutations("abc", 0)))
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations([1], 2)), list(combinations("ab", 0)))
print(list(combinations_with_replacement("ABC", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement([], 0)))
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 5))), len(list(product(range(4), repeat=4))))
for name in "pairwise", "batched":
    print(name, hasattr(itertools, name))
if hasattr(itertools, "pairwise"):
    print(list(pairwise("ABCD")), list(pairwise([1])), list(pairwise([])))
if hasattr(itertools, "batched"):
    print(list(batched("ABCDEFG", 3)), list(batched([], 2)))


class Mine(count):
    def __next__(self):
        return super().__next__() * 2


print(take(3, Mine(1)), isinstance(Mine(), count), type(chain()).__name__, type(groupby([])), iter(c) is c)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: count("a"))
attempt(lambda: islice([], -1))
attempt(lambda: islice([], 1, -2))
attempt(lambda: islice([], -1, 2))
attempt(lambda: islice([], 1, 2, 0))
attempt(lambda: islice([1]))
attempt(lambda: repeat())
attempt(lambda: repeat(1, "x"))
attempt(lambda: list(chain(1)))
attempt(lambda: list(chain.from_iterable([1])))
attempt(lambda: permutations("ab", -1))
attempt(lambda: permutations("ab", "x"))
attempt(lambda: combinations("ab", -1))
attempt(lambda: combinations("ab"))
attempt(lambda: product("ab", repeat=-1))
attempt(lambda: product("ab", times=1) and 1)
attempt(lambda: product(1))
attempt(lambda: zip_longest("a", x=1))
attempt(lambda: tee([], -1))
attempt(lambda: cycle(5))
attempt(lambda: cycle())
attempt(lambda: cycle([], x=1))
attempt(lambda: list(starmap(pow, [1])))
attempt(lambda: list(accumulate([1, "a"])))
attempt(lambda: groupby())
attempt(lambda: list(takewhile(1, [1])))
attempt(lambda: dropwhile(1))
attempt(lambda: next(repeat(1, 0)))
attempt(lambda: itertools.izip)
next(count(), 1)
print(sum(islice((x * x for x in count(1)), 10)))


def grouper(iterable, n, fillvalue=None):
    args = [iter(iterable)] * n
    return zip_longest(*args, fillvalue=fillvalue)


def roundrobin(*iterables):
    num_active = len(iterables)
    nexts = cycle(iter(it).__next__ for it in iterables)
    while num_active:
        try:
            for next in nexts:
                yield next()
        except StopIteration:
            num_active -= 1
            nexts = cycle(islice(nexts, num_active))


def powerset(iterable):
    s = list(iterable)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))


print(list(grouper("ABCDEFG", 3, "x")), list(roundrobin("ABC", "D", "EF")), list(powerset([1, 2, 3])))
