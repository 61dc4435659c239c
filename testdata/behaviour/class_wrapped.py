# What staticmethod and classmethod take over from the function, and __dict__ as an attribute.
import types


def function(a: int) -> str:
    """Words."""


function.extra = 1
for make in classmethod, staticmethod:
    w = make(function)
    print(sorted(vars(w)), getattr(w, '__wrapped__', None) is function, w.__func__ is function)
    print(w.__doc__ == 'Words.', getattr(w, '__name__', None), getattr(w, 'extra', None))
    for change in (lambda: setattr(w, '__wrapped__', 5), lambda: setattr(w, '__func__', 5)):
        try:
            change()
            print('changed')
        except AttributeError as e:
            print(e)
    try:
        del w.__dict__
    except TypeError as e:
        print(e)


class C:
    @staticmethod
    def s():
        return 's'

    @classmethod
    def c(cls):
        return cls.__name__


print(C.s(), C.c(), C().s(), C().c())
c = C()
c.x = 1
del c.__dict__
print(vars(c))
c.__dict__ = {'y': 2}
print(c.y)
for value in 5, None, []:
    try:
        c.__dict__ = value
    except TypeError as e:
        print(e)
for o in function, Exception():
    try:
        del o.__dict__
    except TypeError as e:
        print(e)


class Named:
    def __set_name__(self, owner, name):
        raise LookupError(name)


try:
    class Owner:
        field = Named()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__), getattr(e, '__notes__', None))

proxy = types.MappingProxyType({1: 2})
try:
    print(proxy | {3: 4}, {3: 4} | proxy, type(proxy | proxy))
except TypeError as e:
    print(e)
