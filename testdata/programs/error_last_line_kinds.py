class Empty(Exception): pass
class Long(Exception):
    def __str__(self): return "two\nlines"
for e in (Empty(), Empty(""), Empty("x"), Empty(1, 2), Long()):
    try:
        raise e
    except Exception as caught:
        print(repr(caught), str(caught))
raise Long
