package vm_test

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/vm"
)

// damager changes code objects as a hostile .pyc file may have them.
type damager struct {
	*rand.Rand
	all []*code.Code // code objects of the program, to be put in each other's places
}

// once says whether what happens once in n times happens.
func (r damager) once(n int) bool { return r.IntN(n) == 0 }

// collect gives a code object and all inside.
func collect(c *code.Code, all []*code.Code) []*code.Code {
	all = append(all, c)
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			all = collect(inner, all)
		}
	}
	return all
}

// noise changes a few bytes.
func (r damager) noise(b []byte) []byte {
	b = slices.Clone(b)
	for range 1 + r.IntN(3) {
		if len(b) == 0 {
			break
		}
		i := r.IntN(len(b))
		switch r.IntN(4) {
		case 0:
			b[i] = byte(r.IntN(256))
		case 1:
			b[i] = byte(r.IntN(8))
		case 2:
			b[i] = b[r.IntN(len(b))]
		case 3:
			b = append(b[:i:i], b[min(i+1+r.IntN(3), len(b)):]...)
		}
	}
	return b
}

// names takes names away, repeats them, or puts others in their places.
func (r damager) names(list []string) []string {
	list = slices.Clone(list)
	if len(list) == 0 {
		return append(list, "x")
	}
	i := r.IntN(len(list))
	switch r.IntN(4) {
	case 0:
		return list[:i]
	case 1:
		list[i] = list[r.IntN(len(list))]
	case 2:
		list[i] = []string{"", "__class__", "None", ".0", "\x00", "__init__"}[r.IntN(6)]
	case 3:
		list = append(list, "y")
	}
	return list
}

// bytecode changes instructions: their opcodes, by others of the same code most often, and operands.
func (r damager) bytecode(b []byte) []byte {
	b = slices.Clone(b)
	for range r.IntN(4) {
		i := r.IntN(len(b))
		if i%2 == 0 && r.once(2) {
			b[i] = b[r.IntN(len(b)/2)*2]
			continue
		}
		b[i] = byte(r.IntN(256))
		if r.once(2) {
			b[i] %= 8
		}
	}
	return b
}

// damage gives a copy of a code object in which some of its parts, and of the code inside, are changed.
func (r damager) damage(c *code.Code) *code.Code {
	d := *c
	d.Positions = nil // as if it came from a file
	d.Bytecode = r.bytecode(c.Bytecode)
	if r.once(8) {
		d.StackSize = r.IntN(4)
	}
	if r.once(6) {
		d.ExceptionTable = r.noise(c.ExceptionTable)
	}
	if r.once(12) {
		d.LineTable = r.noise(c.LineTable)
	}
	if r.once(12) {
		d.Names = r.names(c.Names)
	}
	if r.once(16) {
		d.VarNames = r.names(c.VarNames)
	}
	if r.once(16) {
		d.FreeVars, d.CellVars = r.names(c.FreeVars), r.names(c.CellVars)
	}
	if r.once(16) {
		d.LocalsPlusNames = r.names(c.LocalsPlusNames)
	}
	if r.once(16) {
		d.LocalsPlusKinds = r.noise(c.LocalsPlusKinds)
	}
	if r.once(12) {
		d.Flags ^= 1 << r.IntN(26)
	}
	if r.once(16) {
		d.ArgCount, d.PosOnlyArgCount, d.KwOnlyArgCount = r.IntN(4), r.IntN(3), r.IntN(3)
	}
	if r.once(20) {
		d.NLocals = r.IntN(6)
	}
	d.Consts = slices.Clone(c.Consts)
	for i, k := range d.Consts {
		if inner, ok := k.(*code.Code); ok {
			if r.once(10) {
				inner = r.all[r.IntN(len(r.all))]
			}
			if !slices.Contains(collect(inner, nil), c) {
				d.Consts[i] = r.damage(inner)
			}
		} else if r.once(12) {
			d.Consts[i] = d.Consts[r.IntN(len(d.Consts))]
		}
	}
	if r.once(20) && len(d.Consts) > 0 {
		d.Consts = d.Consts[:r.IntN(len(d.Consts))]
	}
	return &d
}

// runHostile runs a program that may be damaged: it ends with a result, an error of its own, or
// one that says that the code makes no sense.
func runHostile(t *testing.T, c *code.Code, name string, seed uint64) {
	t.Helper()
	cfg := configFor(c.Dialect, io.Discard, io.Discard, "")
	cfg.Limits = vm.Limits{Steps: 20000, Output: 1 << 20, Memory: 256 << 20, Time: 10 * time.Second}
	m, err := vm.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	out := m.Run(context.Background(), c)
	if bug := (*vm.InternalError)(nil); errors.As(out.Err, &bug) {
		t.Errorf("%s %s, seed %d: %v in %s at %d\n%s", c.Dialect.Name, name, seed, bug.Cause, bug.Code, bug.Offset, bug.Stack)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("%s %s, seed %d: ended after %v", c.Dialect.Name, name, seed, took)
	}
}

func compiledFor(d *dialect.Dialect, p corpus.Program) *code.Code {
	r, err := compiler.Compile(source.NewFile(p.File(), p.Source), compiler.Options{Dialect: d})
	if err != nil {
		return nil
	}
	return r.Code
}

// TestHostileBytecode runs damaged programs of every dialect: each ends with a result or an error
// of the program's, and none is taken for a bug of the machine's.
func TestHostileBytecode(t *testing.T) {
	t.Chdir(corpus.Dir())
	for _, d := range dialects {
		for i, p := range corpus.For(t, d.Name) {
			c := compiledFor(d, p)
			if c == nil {
				continue
			}
			all := collect(c, nil)
			for n := range 4 {
				seed := uint64(i*100 + n)
				runHostile(t, damager{rand.New(rand.NewPCG(seed, 1)), all}.damage(c), p.Name, seed)
			}
		}
	}
}

// FuzzHostile damages programs in ways without end, and damages the bytes of .pyc files.
func FuzzHostile(f *testing.F) {
	f.Chdir(corpus.Dir())
	programs := map[*dialect.Dialect][]corpus.Program{}
	for i, d := range dialects {
		programs[d] = corpus.For(f, d.Name)
		for n := range 8 {
			f.Add(uint8(i), uint16(n*37), uint64(n), n%4 == 0)
		}
	}
	f.Fuzz(func(t *testing.T, version uint8, program uint16, seed uint64, file bool) {
		d := dialects[int(version)%len(dialects)]
		p := programs[d][int(program)%len(programs[d])]
		c := compiledFor(d, p)
		if c == nil {
			return
		}
		r := damager{rand.New(rand.NewPCG(seed, 1)), collect(c, nil)}
		if !file {
			runHostile(t, r.damage(c), p.Name, seed)
			return
		}
		data, err := marshal.WritePyc(marshal.Header{Dialect: d}, c)
		if err != nil {
			t.Fatal(err)
		}
		data = slices.Concat(data[:marshal.HeaderSize], r.noise(data[marshal.HeaderSize:]))
		if _, c, err := marshal.ReadPyc(data); err == nil {
			runHostile(t, c, p.Name, seed)
		}
	})
}
