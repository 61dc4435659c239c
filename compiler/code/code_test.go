package code_test

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/opcode"
)

var address = regexp.MustCompile(` at 0x[0-9a-f]+`)

// described is what CPython says of a code object (see gen.go of package dis).
type described struct {
	Name   string
	Consts []string
	Starts [][2]int
	Lines  []int
	Labels []int
}

// TestSamples compares with what CPython said of the samples of package dis.
func TestSamples(t *testing.T) {
	paths, err := filepath.Glob("../dis/testdata/*.pyc")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no .pyc files (%v)", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, c, err := marshal.ReadPyc(data)
			if err != nil {
				t.Fatal(err)
			}
			data, err = os.ReadFile(strings.TrimSuffix(path, ".pyc") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var want []described
			if err := json.Unmarshal(data, &want); err != nil {
				t.Fatal(err)
			}
			i := 0
			for inner := range c.All() {
				if i >= len(want) {
					t.Fatalf("more than %d code objects", len(want))
				}
				compare(t, inner, want[i])
				i++
			}
			if i < len(want) {
				t.Errorf("%d code objects, want %d", i, len(want))
			}
			if d := code.Diff(c, c); len(d) > 0 || !code.Equal(c, c) {
				t.Errorf("a code object differs from itself: %v", d)
			}
		})
	}
}

func compare(t *testing.T, c *code.Code, want described) {
	if c.Name != want.Name {
		t.Fatalf("code object %s, want %s", c.Name, want.Name)
	}
	for i, k := range c.Consts {
		if got := address.ReplaceAllString(c.Repr(k), ""); got != want.Consts[i] {
			t.Errorf("%s: constant %d: %s, want %s", c.Name, i, got, want.Consts[i])
		}
	}
	var starts [][2]int
	for offset, line := range c.LineStarts() {
		starts = append(starts, [2]int{offset, line})
	}
	if got, want := text(starts), text(want.Starts); got != want {
		t.Errorf("%s: lines start at %s, want %s", c.Name, got, want)
	}
	for i, line := range want.Lines {
		if got := c.LineAt(2 * i); got != line {
			t.Errorf("%s: line at %d: %d, want %d", c.Name, 2*i, got, line)
		}
	}
	at := 0
	for r := range c.Lines() {
		if r.Start != at || r.End <= r.Start {
			t.Errorf("%s: range [%d, %d) after %d", c.Name, r.Start, r.End, at)
		}
		for ; at < r.End; at += 2 {
			if want.Lines[at/2] != r.Line {
				t.Errorf("%s: line of %d: %d, want %d", c.Name, at, r.Line, want.Lines[at/2])
			}
		}
	}
	if at != len(c.Bytecode) {
		t.Errorf("%s: the ranges end at %d of %d", c.Name, at, len(c.Bytecode))
	}
	labels := map[int]bool{}
	for _, label := range want.Labels {
		labels[label] = true
	}
	end := 0
	for i := range c.Instructions() {
		if i.Start != end || i.Offset != i.Start+2*i.Prefixes() || i.End != min(i.Offset+2+2*c.Dialect.CacheUnits(i.Number), len(c.Bytecode)) || len(c.Bytes(i)) != i.End-i.Start {
			t.Errorf("%s: instruction %+v after %d", c.Name, i, end)
		}
		end = i.End
		if target, ok := c.Target(i); ok && !labels[target] {
			t.Errorf("%s: %s at %d jumps to %d, dis doesn't say so", c.Name, i.Op, i.Offset, target)
		}
	}
	if end != len(c.Bytecode) {
		t.Errorf("%s: the instructions end at %d of %d", c.Name, end, len(c.Bytecode))
	}
}

func text(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestDecode(t *testing.T) {
	number := func(op opcode.Op) byte { b, _ := dialect.V38.Number(op); return b }
	ext, load := number(opcode.ExtendedArg), number(opcode.LoadConst)
	c := &code.Code{Dialect: dialect.V38, Bytecode: []byte{ext, 1, ext, 2, load, 3, ext, 4}}
	i, ok := c.Decode(0)
	if want := (code.Instruction{Start: 0, Offset: 4, End: 6, Op: opcode.LoadConst, Number: load, Arg: 0x010203}); !ok || i != want {
		t.Errorf("got %+v, %v", i, ok)
	}
	// A jump into the middle: the prefixes before don't count.
	if i, ok := c.Decode(4); !ok || i.Arg != 3 {
		t.Errorf("got %+v, %v", i, ok)
	}
	for _, offset := range []int{6, 7, 8, 100, -1} {
		if i, ok := c.Decode(offset); ok {
			t.Errorf("at %d, where no whole instruction is: %+v", offset, i)
		}
	}
}

func TestEqualConst(t *testing.T) {
	big1, big2 := new(big.Int).Lsh(big.NewInt(1), 70), new(big.Int).Lsh(big.NewInt(1), 70)
	different := []code.Const{
		code.None, code.Ellipsis, false, true, int64(0), int64(1), big1, 0.0, math.Copysign(0, -1), 1.0, math.NaN(),
		complex(0, 0), complex(0, math.Copysign(0, -1)), complex(math.Copysign(0, -1), 0), "", "1", code.Bytes(""), code.Bytes("1"),
		code.Tuple{}, code.Tuple{int64(1)}, code.Tuple{1.0}, code.Tuple{true}, code.FrozenSet{}, code.FrozenSet{int64(1)},
		&code.Code{Dialect: dialect.V38, Name: "a"}, &code.Code{Dialect: dialect.V38, Name: "b"},
	}
	for i, a := range different {
		for j, b := range different {
			if got := code.EqualConst(a, b); got != (i == j) {
				t.Errorf("EqualConst(%s, %s) = %v", code.Repr(a), code.Repr(b), got)
			}
		}
	}
	if !code.EqualConst(big1, big2) || !code.EqualConst(code.Tuple{code.Tuple{"a", big1}}, code.Tuple{code.Tuple{"a", big2}}) {
		t.Error("equal constants differ")
	}
}

func TestDiff(t *testing.T) {
	make := func(change func(outer, inner *code.Code)) *code.Code {
		inner := &code.Code{Dialect: dialect.V38, Name: "f", Bytecode: []byte{100, 0, 83, 0}, Consts: []code.Const{code.None}, Names: []string{"x"}}
		outer := &code.Code{Dialect: dialect.V38, Name: "<module>", Consts: []code.Const{1.5, inner}}
		change(outer, inner)
		return outer
	}
	plain := make(func(_, _ *code.Code) {})
	for want, change := range map[string]func(outer, inner *code.Code){
		"<module>.co_stacksize: 0, 3":      func(o, _ *code.Code) { o.StackSize = 3 },
		"<module>.co_consts[0]: 1.5, -0.0": func(o, _ *code.Code) { o.Consts[0] = math.Copysign(0, -1) },
		"<module>.len(co_consts): 2, 1":    func(o, _ *code.Code) { o.Consts = o.Consts[:1] },
		"<module>.co_consts[1].co_code: 4 bytes, at 0: 64 00 53 00, 4 bytes, at 0: 64 00 53 01": func(_, i *code.Code) { i.Bytecode[3] = 1 },
		`<module>.co_consts[1].co_names: ["x"], ["y"]`:                                          func(_, i *code.Code) { i.Names[0] = "y" },
		"<module>.co_consts[1].co_consts[0]: None, Ellipsis":                                    func(_, i *code.Code) { i.Consts[0] = code.Ellipsis },
	} {
		changed := make(change)
		if got := code.Diff(plain, changed); len(got) != 1 || got[0] != want {
			t.Errorf("got %q, want %q", got, want)
		}
		if code.Equal(plain, changed) {
			t.Errorf("%s: Equal", want)
		}
	}
}

func TestReprLimits(t *testing.T) {
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(4300), nil)
	if got := code.Repr(limit); !strings.HasPrefix(got, "<int of ") {
		t.Errorf("10**4300: %.40s", got)
	}
	if got := code.Repr(limit.Sub(limit, big.NewInt(1))); got != strings.Repeat("9", 4300) {
		t.Errorf("10**4300-1: %.40s", got)
	}
}
