# since 3.13
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
except* ValueError as e: print("v", e.exceptions)
except* (TypeError, KeyError) as e: print("t", e.exceptions)
g = ExceptionGroup("g", [ValueError("a"), OSError("b")])
print(g, repr(g), g.message, g.exceptions, g.subgroup(ValueError), g.split(OSError), g.derive([KeyError()]))
e = ValueError("x"); e.add_note("note"); print(e.__notes__)
for a in ((), ("m",), ("m", []), ("m", [1])):
    try:
        ExceptionGroup(*a)
    except Exception as x:
        print(type(x).__name__, x)
