package vm_test

import (
	"bytes"
	"context"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/vm"
	"bytewalk/vm/trace"
)

// reached counts the instructions that are executed.
type reached struct{ count map[opcode.Op]int }

func (r *reached) Load(*trace.Loading)  {}
func (r *reached) Effect(*trace.Effect) {}
func (r *reached) Step(_ trace.FrameID, c *code.Code, offset int32) {
	i, _ := c.Decode(int(offset))
	r.count[i.Op]++
}

// rare reaches what the corpus does not.
const rare = `
import math as m
from math import *
class C:
    x: int = 1
def f():
    global g
    g = 1
    del g
    a = b = 1
    a, b = b, a
    del a
    x = 5
    def inner():
        nonlocal x
        del x
    inner()
    try:
        x
    except NameError:
        pass
f()
async def gen():
    try:
        yield 1
    finally:
        pass
class Manager:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return True
async def main():
    async with Manager():
        raise ValueError
    async for x in gen():
        pass
try:
    main().send(None)
except StopIteration:
    pass
def delegate():
    yield from inner()
def inner():
    try:
        yield 1
    finally:
        pass
d = delegate()
next(d)
try:
    d.throw(ValueError)
except ValueError:
    pass
l = [1, 2, 3]
l[0:1] = l[1:2]
del l[0]
o = C()
o.y = 1
del o.y
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError:
    pass
except* TypeError:
    pass
class Generic[T: int]:
    value = [T for _ in range(1)]
    def method[U: T](self, u: U, v: C = None): pass
match {"a": [1, 2]}:
    case {"a": [x, y]}:
        pass
match o:
    case C(x=1):
        pass
print(+l[0], -l[0], ~l[0], not l, f"{l[0]!r:>{3}}", l is None, 1 not in l)
`

// TestEveryInstructionIsReached: each instruction that 3.13's compiler emits is
// executed by some program.
func TestEveryInstructionIsReached(t *testing.T) {
	t.Chdir(corpus.Dir())
	r := &reached{count: map[opcode.Op]int{}}
	run := func(name, src, stdin string) {
		c, err := compiler.Compile(source.NewFile(name, src), compiler.Options{Dialect: dialect.V313})
		if err != nil {
			if name == "rare.py" {
				t.Error(err)
			}
			return
		}
		var out, errs bytes.Buffer
		cfg := configFor(dialect.V313, &out, &errs, stdin)
		cfg.Recorder = r
		cfg.Limits.Steps = 20_000
		m, err := vm.New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		end := m.Run(context.Background(), c.Code)
		if name == "rare.py" && end.Err != nil {
			t.Error(end.Err, errs.String())
		}
	}
	run("rare.py", rare, "")
	for _, p := range corpus.Programs(t) {
		if p.IsFor("3.13") {
			run(p.File(), p.Source, p.Stdin)
		}
	}
	never := map[opcode.Op]bool{
		// The machine makes these itself, or they are reserved.
		opcode.ExtendedArg: true, opcode.Cache: true, opcode.Reserved: true, opcode.InterpreterExit: true, opcode.ExitInitCheck: true,
		opcode.EnterExecutor: true,
		// FOR_ITER jumps over it, unless it is specialized.
		opcode.EndFor: true,
	}
	for _, op := range dialect.V313.Instructions() {
		if !never[op] && r.count[op] == 0 {
			t.Errorf("no program executes %s", op)
		}
	}
}
