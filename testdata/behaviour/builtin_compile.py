c = compile("x = 1; y = x + 1", "name.py", "exec"); ns = {}; exec(c, ns); print(ns["y"], c.co_names, c.co_consts[0], type(c).__name__, c.co_firstlineno)
e = compile("a * 2", "<e>", "eval"); print(eval(e, {"a": 21}), eval(e, {"a": "s"}))
f = compile("def f(a, *b, c=1, **d):\n    'doc'\n    z = a\n    return z", "f", "exec"); ns = {}; exec(f, ns); k = ns["f"].__code__
print(k.co_name, k.co_argcount, k.co_kwonlyargcount, k.co_varnames, k.co_flags & 12, k.co_firstlineno, k.co_nlocals)
