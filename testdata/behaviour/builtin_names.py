import builtins
print([n for n in ("abs", "all", "bin", "dict", "divmod", "eval", "exec", "format", "hash", "input", "iter", "map", "open", "print", "range", "repr", "zip", "memoryviewx") if not hasattr(builtins, n)])
print(len.__name__, len.__module__, repr(len), type(len).__name__, int.__name__, builtins.__name__, __name__, len is builtins.len)
len = 5; print(len); del len; print(len([1]))
builtins.fresh = "new name"; print(fresh)
