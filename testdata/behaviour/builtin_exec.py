ns = {}
exec("a = 1\ndef f(): return a + 1", ns); print(ns["a"], ns["f"](), "__builtins__" in ns)
loc = {}; exec("b = a", {"a": 7}, loc); print(loc, exec("pass"))
exec("c = 10"); print(c)
code = compile("for i in range(2): print('i', i)", "<c>", "exec"); exec(code); print(code.co_filename, code.co_name)
exec(compile("1 + 1\n'x'\nNone", "<s>", "single") if False else "d = 2"); print(d)
class N(dict):
    def __missing__(self, k): return k * 2
print(eval("foo + bar", {}, N()))
for s in ("exec('if')", "exec('1/0')", "exec(5)", "exec('x', 5)", "compile('x', 'f', 'bad')", "compile(5, 'f', 'exec')", "exec('return 1')", "exec('break')"):
    try:
        exec(s)
    except Exception as e:
        print(s, type(e).__name__)
