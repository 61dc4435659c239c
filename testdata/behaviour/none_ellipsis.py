print(None, repr(None), bool(None), ..., Ellipsis is ..., NotImplemented, None == 0, None is None, type(None)(), type(...)(), None == None, hash(None) == hash(None), [None] == [None])
for e in ("None + 1", "None < None", "None()", "None.x", "None[0]", "len(None)", "for_ in None", "iter(None)", "int(None)", "-None", "... + 1", "type(None)(1)", "None.x.y"):
    try:
        print(eval(e.replace("for_ in", "1 in").replace("None()", "(lambda v: v())(None)").replace("None[0]", "(lambda v: v[0])(None)")))
    except Exception as x:
        print(e, "->", type(x).__name__, x)
for s in ("None = 1", "def f(None): pass", "True = 2", "x.None = 1", "del None", "__debug__ = 1"):
    try:
        exec(s)
    except SyntaxError as x:
        print(s, "->", "SyntaxError")
