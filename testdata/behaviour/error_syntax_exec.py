try:
    exec("a b")
except SyntaxError as e:
    print(type(e).__name__, e.lineno, e.filename)
eval("1 +")
