import dis
def f(x, y=2):
    if x > y:
        return [x, y]
    for a in y:
        print(a, 'const')
    return x + y
class C:
    def m(self): return 1
    def n(self): return 2
dis.dis(f.__code__.co_code and (lambda a: a + 1))
dis.dis('x = 1\nprint(x)')
dis.dis(C)
dis.disassemble(f.__code__)
for i in dis.get_instructions(f):
    print(i.opname, i.arg, i.argval if 'code object' not in repr(i.argval) else '', i.offset, i.is_jump_target, i.opcode)
b = dis.Bytecode(lambda: None)
print(b.dis(), [i.opname for i in b])
print(dis.opmap['LOAD_CONST'], dis.opname[dis.opmap['LOAD_FAST']], dis.HAVE_ARGUMENT, dis.cmp_op)
try: dis.dis(3)
except TypeError as e: print(e)
print(list(dis.findlinestarts(f.__code__)))
