class A:
    """Doc."""
    x: int = 1
    y: "str"
    def f(self): pass
print(A.__doc__, A.__annotations__, A.__module__, sorted(k for k in A.__dict__ if k[:2] != "__"), type(A.__dict__).__name__, A.__name__, A.__weakref__ is not None)
a = A(); a.__dict__["q"] = 5; print(a.q, vars(a) is a.__dict__); a.__dict__ = {"r": 6}; print(a.r, hasattr(a, "q"))
for s in ("A.__dict__['z'] = 1", "a.__dict__ = 5", "A.__doc__ = 'n'", "A.__name__ = 'B'", "del A.__name__", "a.__class__.__name__ = 'Z'"):
    try:
        exec(s); print("ok", A.__name__)
    except Exception as e:
        print(type(e).__name__, s)
print(A.__doc__, repr(A), A.__subclasses__(), A.__mro__)
