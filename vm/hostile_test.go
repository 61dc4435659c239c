package vm_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/vm"
)

// damage gives a copy of a code object with a few bytes of its bytecode, and of that
// of the code inside, changed.
func damage(c *code.Code, random *rand.Rand) *code.Code {
	d := *c
	d.Positions = nil // as if it came from a file
	d.Bytecode = append([]byte(nil), c.Bytecode...)
	for range random.IntN(3) {
		i := random.IntN(len(d.Bytecode))
		if i%2 == 0 && random.IntN(2) == 0 {
			d.Bytecode[i] = d.Bytecode[random.IntN(len(d.Bytecode)/2)*2]
		} else {
			d.Bytecode[i] = byte(random.IntN(256))
			if random.IntN(2) == 0 {
				d.Bytecode[i] %= 8
			}
		}
	}
	if random.IntN(8) == 0 {
		d.StackSize = random.IntN(4)
	}
	d.Consts = append([]code.Const(nil), c.Consts...)
	for i, k := range d.Consts {
		if inner, ok := k.(*code.Code); ok {
			d.Consts[i] = damage(inner, random)
		}
	}
	return &d
}

// TestHostileBytecode runs damaged programs: each ends with a result or an error of the
// program's, and none is taken for a bug of the machine's.
func TestHostileBytecode(t *testing.T) {
	t.Chdir(corpus.Dir())
	random := rand.New(rand.NewPCG(1, 2))
	for _, p := range corpus.Programs(t) {
		r, err := compiler.Compile(source.NewFile(p.File(), p.Source), compiler.Options{Dialect: dialect.V38})
		if err != nil {
			continue
		}
		for range 6 {
			cfg := config(io.Discard, io.Discard, "")
			cfg.Limits = vm.Limits{Steps: 20000, Output: 1 << 20, Memory: 256 << 20, Time: 5 * time.Second}
			m, err := vm.New(cfg)
			if err != nil {
				t.Fatal(err)
			}
			out := m.Run(context.Background(), damage(r.Code, random))
			if bug := (*vm.InternalError)(nil); errors.As(out.Err, &bug) {
				t.Errorf("%s: %v\n%s", p.Name, bug.Cause, bug.Stack)
			}
		}
	}
}
