# Lists that change while they are compared, searched or sorted.
class First:
    def __eq__(self, other):
        right.clear()
        return NotImplemented

    def __lt__(self, other):
        return NotImplemented


class Second:
    def __eq__(self, other):
        left.clear()
        return NotImplemented

    __gt__ = __lt__ = First.__lt__


for op in '__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__':
    left, right = [First()], [Second()]
    print(op, getattr(left, op)(right), left == [], right == [])
    left, right = [First(), 2], [1]
    print(op, getattr(left, op)(right), len(left), len(right))


class Eq:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        if items:
            items.pop()
        return self.answer


for method in 'index', 'count', 'remove', '__contains__':
    for answer in True, False:
        items = [Eq(answer) for _ in range(5)]
        try:
            print(method, answer, getattr(items, method)(7), len(items))
        except ValueError as e:
            print(method, answer, type(e).__name__, len(items))


def key(x):
    items.append(x)
    return x


items = [3, 1, 2]
try:
    items.sort(key=key)
except ValueError as e:
    print(e, items)
items = [1, 2, 3, 4]
for x in items:
    if x < 3:
        items.remove(x)
print(items)
items = [1, 2, 3]
items[:] = (items.append(9) or i for i in (7, 8))
print(items)
items = [1, 2, 3]
items.extend(items)
items += items[:1]
print(items)


class Bound:
    def __get__(self, obj, cls):
        return obj, cls


def method(self):
    return self


holder = Bound()
print(method.__get__(holder, 'no class')() is holder)
try:
    method.__get__(None, 'no class')
except TypeError as e:
    print(e)


class Made(BaseException):
    def __new__(cls, *args):
        return 1


for make in (lambda: Made, lambda: Made()):
    try:
        raise make()
    except TypeError as e:
        print(e)
