# Prints the listing and the code objects of programs, as the CPython that runs
# this file makes them: a JSON object a line for each path that stdin names.
import base64, dis, io, itertools, json, marshal, re, struct, sys, types, warnings

warnings.simplefilter("ignore")  # those of the compiler come with the run itself


def b64(data):
    return base64.b64encode(data).decode("ascii")


def text(s):
    return b64(s.encode("utf-8", "surrogatepass"))


def number(x):
    return struct.pack(">d", x).hex()


def const(c):
    kind = type(c).__name__
    if c is None or c is ...:
        return {"type": kind}
    if isinstance(c, bool) or isinstance(c, int):
        return {"type": kind, "value": str(c)}
    if isinstance(c, float):
        return {"type": kind, "value": number(c), "repr": repr(c)}
    if isinstance(c, complex):
        return {"type": kind, "value": number(c.real) + number(c.imag), "repr": repr(c)}
    if isinstance(c, str):
        return {"type": kind, "value": text(c), "repr": ascii(c)}
    if isinstance(c, bytes):
        return {"type": kind, "value": b64(c), "repr": repr(c)}
    if isinstance(c, (tuple, frozenset)):
        return {"type": kind, "items": [const(x) for x in c]}
    if isinstance(c, slice):
        return {"type": kind, "items": [const(x) for x in (c.start, c.stop, c.step)]}
    return {"type": "code", "code": code(c)}


def locals_plus(co):
    """The names of local variables, cells and free variables, and their kinds, which
    nothing tells but marshal: they stand before the file's name."""
    names = []
    try:
        for i in itertools.count():
            names.append(co._varname_from_oparg(i))
    except IndexError:
        pass
    data = marshal.dumps(co.replace(co_consts=(), co_filename="<marker>"))
    end = data.index(b"<marker>") - 2
    return names, data[end - len(names):end]


def code(co):
    fields = {"name": co.co_name, "filename": co.co_filename}
    for name in ("qualname", "argcount", "posonlyargcount", "kwonlyargcount", "nlocals",
                 "stacksize", "flags", "firstlineno", "names", "varnames", "freevars", "cellvars"):
        if hasattr(co, "co_" + name):
            fields[name] = getattr(co, "co_" + name)
    fields["code"] = b64(co.co_code)
    fields["lines"] = b64(co.co_linetable if hasattr(co, "co_linetable") else co.co_lnotab)
    if hasattr(co, "co_exceptiontable"):
        fields["exceptiontable"] = b64(co.co_exceptiontable)
        fields["localsplusnames"], kinds = locals_plus(co)
        fields["localspluskinds"] = b64(kinds)
    fields["consts"] = [const(c) for c in co.co_consts]
    return fields


for line in sys.stdin:
    path = line.rstrip("\n")
    with open(path, "rb") as f:
        source = f.read()
    try:
        co = compile(source, path, "exec", dont_inherit=True)
    except SyntaxError:
        answer = {"dis": "", "code": None}
    else:
        out = io.StringIO()
        dis.dis(co, file=out)
        answer = {"dis": re.sub(r" at 0x[0-9a-fA-F]+", " at 0x0", out.getvalue()), "code": code(co)}
    print(json.dumps(answer), flush=True)
