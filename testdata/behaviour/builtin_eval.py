x = 5
print(eval("x + 1"), eval("x", {"x": 9}), eval("x + y", {"x": 1}, {"y": 2}), eval(" 1 + 1 "), eval(compile("2 * 3", "<s>", "eval")), eval("[i for i in range(3)]"), eval(b"1 + 2"))
for e in ("eval('1 +')", "eval('x = 1')", "eval(5)", "eval('y')", "eval('x', 5)", "eval('x', {}, 5)", "eval('')"):
    try:
        print(eval(e))
    except Exception as err:
        print(e, type(err).__name__)
def f():
    z = 3
    return eval("z * 2")
print(f())
