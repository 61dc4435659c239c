class A: x = 1
a = A()
print(getattr(a, "x"), getattr(a, "y", None), hasattr(a, "x"), hasattr(a, "y")); setattr(a, "y z", 5); print(getattr(a, "y z"), vars(a)); delattr(a, "y z"); print(a.__dict__)
for e in ("getattr(a, 'q')", "setattr(a, 1, 2)", "delattr(a, 'q')", "vars(5)", "setattr(5, 'a', 1)", "getattr(a)"):
    try:
        print(eval(e))
    except Exception as x:
        print(e, type(x).__name__)
