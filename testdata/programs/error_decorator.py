def check(f):
    def wrapper(*args):
        if not args:
            raise TypeError("no arguments")
        return f(*args)
    return wrapper
@check
def first(x):
    return x[0]
print(first("abc"))
print(first([]))
