def f(a: int, b: "str" = 1) -> bool:
    """Doc of f."""
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__annotations__, f.__dict__, f.__code__.co_name, f.__closure__, f.__kwdefaults__)
f.tag = 5; f.__name__ = "g"; f.__doc__ = None
print(f.tag, f.__name__, f.__doc__, f.__dict__, callable(f), type(f).__name__)
for s in ("f.__name__ = 1", "f.__code__ = 1", "f.__defaults__ = 1", "f.__dict__ = 1", "del f.__name__", "f.__closure__ = ()", "f.__kwdefaults__ = 1", "f.missing"):
    try:
        exec(s)
    except Exception as e:
        print(s, "->", type(e).__name__, e)
print((lambda: 0).__name__, (lambda: 0).__qualname__)
