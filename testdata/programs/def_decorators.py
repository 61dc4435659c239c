def trace(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("result", result)
        return result
    return wrapper

def repeat(times):
    print("repeat", times)
    def decorate(f):
        def wrapper(*args):
            return [f(*args) for _ in range(times)]
        return wrapper
    return decorate

@trace
def add(a, b=1):
    return a + b

@repeat(3)
@trace
def hi(name):
    return "hi " + name

add(1)
add(2, b=5)
print(hi("Ada"))
registry = []
@registry.append
def hidden():
    return 42
print(hidden, registry[0]())
