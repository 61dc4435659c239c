def t(f):
    try:
        try: f()
        except KeyError: print("inner key")
        else: print("inner else")
        finally: print("inner fin")
    except (ValueError, IndexError) as e: print("outer", type(e).__name__)
    else: print("outer else")
t(lambda: None); t(lambda: {}[1]); t(lambda: [][1]); t(lambda: int("x"))
try:
    try: raise ValueError("a")
    except ValueError as e:
        e2 = e
        raise
except ValueError as e:
    print(e is e2)
try:
    e
except NameError as x:
    print(x)
try:
    try: 1 / 0
    except 5: pass
except TypeError as x:
    print(x)
