# Answers questions about files. A request is a line of JSON, with "size" bytes behind
# it; so is an answer. Of long texts the answer is a hash, unless "full" is set.
import ast, dis, hashlib, importlib._bootstrap_external, io, json, marshal, re, sys, types, warnings
import _symtable


def encoded(text):
    return text.encode('utf-8', 'surrogatepass')


class File:
    """A file and what was made of it."""

    def __init__(self, path):
        self.path = path
        with open(path, 'rb') as f:
            self.source = f.read()
        self.levels = {}
        self.decoded = Decoded()

    def compiled(self, level):
        """The code object at an -O level, and the warnings."""
        if level not in self.levels:
            with warnings.catch_warnings(record=True) as given:
                warnings.simplefilter('always')
                code = compile(self.source, self.path, 'exec', dont_inherit=True, optimize=level)
            self.levels[level] = code, [
                '%s:%d: %s' % (w.category.__name__, w.lineno, w.message) for w in given]
        return self.levels[level]


def failure(e):
    """An exception with its place; what is None there is 0 here."""
    if not isinstance(e, SyntaxError):
        return {'type': type(e).__name__, 'message': str(e)}
    answer = {'type': type(e).__name__, 'message': e.msg, 'line': e.lineno or 0, 'offset': e.offset or 0}
    if hasattr(e, 'end_lineno'):
        answer.update(ends=True, endLine=e.end_lineno or 0, endOffset=e.end_offset or 0)
    return answer


def code(file, request):
    made, given = file.compiled(request['level'])
    return {'warnings': given}, marshal.dumps(made)


def tree(file, request):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        made = compile(file.source, file.path, 'exec', ast.PyCF_ONLY_AST, dont_inherit=True)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20000)
    try:
        return {}, encoded(ast.dump(made, include_attributes=True))
    finally:
        sys.setrecursionlimit(limit)


def symbols(file, request):
    """All blocks with what module symtable knows of them. Names are sorted, because
    the free variables of inner blocks are added in the order of a set."""
    lines = []

    def show(block, indent):
        lines.append('%s%s %s %d nested=%d varnames=%s' % (
            indent, block.name, block.type, block.lineno, block.nested, ','.join(block.varnames)))
        for name, flags in sorted(block.symbols.items(), key=lambda item: encoded(item[0])):
            scope = flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK
            lines.append('%s. %s %d %d' % (indent, name, flags & (1 << _symtable.SCOPE_OFF) - 1, scope))
        for child in block.children:
            show(child, indent + '  ')

    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        show(_symtable.symtable(file.source, file.path, 'exec'), '')
    return {}, encoded('\n'.join(lines) + '\n')


class Decoded:
    """The instructions of a file's code objects, in the order in which dis asks for them.
    They are the same in all forms of the listing, where dis has a function for them."""
    decode = getattr(dis, '_get_instructions_bytes', None)

    def __init__(self):
        self.lists = []
        self.next = 0

    def __call__(self, *args, **keywords):
        if self.next == len(self.lists):
            self.lists.append(list(Decoded.decode(*args, **keywords)))
        self.next += 1
        return self.lists[self.next - 1]


def listing(file, request):
    out = io.StringIO()
    if hasattr(dis, 'Formatter'):
        file.decoded.next = 0
        dis._get_instructions_bytes = file.decoded
    dis.dis(file.compiled(0)[0], file=out, **request['flags'])
    text = re.sub(rb' at 0x[0-9a-f]+', b'', encoded(out.getvalue()))
    return {}, re.sub(rb'(?m)^.*frozenset\(\{.*$', lambda line: bytes(sorted(line.group())), text)


def load(file, request):
    """Loads a .pyc file as an import does, and compares."""
    name = '<bytecode>'
    importlib._bootstrap_external._classify_pyc(request['data'], name, {})
    ours = importlib._bootstrap_external._compile_bytecode(memoryview(request['data'])[16:], name, request['path'])
    return {}, encoded(difference(ours, file.compiled(0)[0], ''))


# What a code object tells of itself, but for what is made of other fields: its methods,
# and co_lnotab where there is co_linetable.
code_fields = [name for name in dir(types.CodeType)
               if name.startswith('co_') and not callable(getattr(types.CodeType, name))]
if 'co_linetable' in code_fields:
    code_fields.remove('co_lnotab')


def difference(a, b, path):
    if type(a) is not type(b):
        return '%s: %r, %r' % (path, type(a), type(b))
    if isinstance(a, types.CodeType):
        for name in code_fields:
            d = difference(getattr(a, name), getattr(b, name), path + '.' + name)
            if d:
                return d
    elif isinstance(a, tuple):
        if len(a) != len(b):
            return '%s: length %d, %d' % (path, len(a), len(b))
        for i, (x, y) in enumerate(zip(a, b)):
            d = difference(x, y, '%s[%d]' % (path, i))
            if d:
                return d
    elif isinstance(a, frozenset):
        if sorted(map(repr, a)) != sorted(map(repr, b)):
            return '%s: %r, %r' % (path, a, b)
    elif repr(a) != repr(b):
        return '%s: %r, %r' % (path, a, b)
    return ''


asks = {f.__name__: f for f in (code, tree, symbols, listing, load)}
hashed = {'tree', 'symbols', 'listing'}
file = None
while True:
    line = sys.stdin.buffer.readline()
    if not line:
        break
    request = json.loads(line)
    request['data'] = sys.stdin.buffer.read(request['size'])
    if request['fresh']:
        file = File(request['path'])
    try:
        answer, body = asks[request['ask']](file, request)
        if request['ask'] in hashed and not request['full']:
            body = hashlib.sha1(body).hexdigest().encode()
    except Exception as e:
        answer, body = {'failure': failure(e)}, b''
    answer['size'] = len(body)
    sys.stdout.buffer.write(json.dumps(answer).encode() + b'\n' + body)
    sys.stdout.buffer.flush()
