class MyErr(Exception):
    def __init__(self, code): super().__init__("code %d" % code); self.code = code
class Sub(MyErr): pass
for r in (MyErr(5), Sub(6)):
    try:
        raise r
    except Sub as e: print("sub", e.code)
    except MyErr as e: print("my", e, e.args)
for s in ("raise 5", "raise 'x'", "raise int", "raise ValueError from 5", "raise ValueError from None", "raise", "raise MyErr", "raise ValueError"):
    try:
        exec(s)
    except BaseException as e:
        print(s, "->", type(e).__name__, e, e.__cause__)
