package dis_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/dis"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/opcode"
	"bytewalk/internal/corpus"
)

func itoa(n int) string { return strconv.Itoa(n) }

func listing(t *testing.T, c *code.Code, o dis.Options) string {
	t.Helper()
	var b strings.Builder
	if err := dis.Dis(&b, c, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSamples lists the stored files; see gen.go.
func TestSamples(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.pyc")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no .pyc files under testdata (%v)", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			c := read(t, path)
			want, err := os.ReadFile(strings.TrimSuffix(path, ".pyc") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if got := address.ReplaceAllString(listing(t, c, dis.Options{}), ""); got != string(want) {
				t.Error(firstDifference(got, string(want)))
			}
		})
	}
}

// TestCorpus lists the project's own programs as CPython compiled them.
func TestCorpus(t *testing.T) {
	for _, version := range corpus.Versions {
		for _, p := range corpus.For(t, version) {
			e := p.Expected(t, version)
			if e.Code == nil {
				continue
			}
			c, err := e.Code.Object(version)
			if err != nil {
				t.Fatal(err)
			}
			if got := corpus.MaskAddresses(listing(t, c, dis.Options{})); got != e.Dis {
				t.Errorf("%s %s: %s", version, p.Name, firstDifference(got, e.Dis))
			}
		}
	}
}

func read(t *testing.T, path string) *code.Code {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, c, err := marshal.ReadPyc(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// small makes a code object of instructions and their opargs.
func small(t *testing.T, parts ...any) *code.Code {
	t.Helper()
	c := &code.Code{Dialect: dialect.V38, FirstLine: 1, Name: "f", Filename: "f.py", LineTable: []byte{}}
	for _, p := range parts {
		switch p := p.(type) {
		case opcode.Op:
			n, ok := c.Dialect.Number(p)
			if !ok {
				t.Fatalf("%s: not in %s", p, c.Dialect)
			}
			c.Bytecode = append(c.Bytecode, n)
		case int:
			c.Bytecode = append(c.Bytecode, byte(p))
		}
	}
	return c
}

func TestInstructions(t *testing.T) {
	c := small(t,
		opcode.ExtendedArg, 1, opcode.LoadFast, 2, // index 258: there is no such local
		opcode.PopJumpIfFalse, 8,
		opcode.ForIter, 0,
		7, 9, // no instruction, no argument
		200, 9, // no instruction, with an argument
		opcode.FormatValue, 6,
		opcode.MakeFunction, 9,
		opcode.ReturnValue, 0)
	c.VarNames = []string{"x"}
	want := `  1           0 EXTENDED_ARG             1
              2 LOAD_FAST              258 (index out of range)
              4 POP_JUMP_IF_FALSE        8
              6 FOR_ITER                 0 (to 8)
 -->     >>    8 <7>
             10 <200>                    9
             12 FORMAT_VALUE             6 (repr, with format)
             14 MAKE_FUNCTION            9 (defaults, closure)
             16 RETURN_VALUE
`
	want = strings.Replace(want, " -->     >>", "    --> >>", 1)
	if got := listing(t, c, dis.Options{Mark: true, Current: 8}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := dis.Labels(c); !slices.Equal(got, []int{8}) {
		t.Errorf("Labels = %v", got)
	}
	want2 := []dis.Jump{{From: 4, To: 8, Op: opcode.PopJumpIfFalse}, {From: 6, To: 8, Op: opcode.ForIter}}
	if got := dis.Jumps(c); !slices.Equal(got, want2) {
		t.Errorf("Jumps = %v", got)
	}
	instructions := dis.Instructions(c)
	for i, want := range map[int]string{
		2: "removes the top of the stack and jumps to 8 if it is false",
		4: "is no instruction",
		6: "formats a value as an f-string does: repr, with format",
	} {
		if got := instructions[i].Meaning(); got != want {
			t.Errorf("Meaning of %s: %q, want %q", instructions[i].Name, got, want)
		}
	}
}

// TestMeanings: no placeholder is left in any instruction's meaning.
func TestMeanings(t *testing.T) {
	for _, path := range []string{"testdata/statements.3.8.pyc", "testdata/constants.3.8.pyc"} {
		for c := range read(t, path).All() {
			for _, i := range dis.Instructions(c) {
				if m := i.Meaning(); m == "" || strings.ContainsAny(strings.ReplaceAll(m, i.ArgRepr, ""), "{}") {
					t.Errorf("%s %s: %q", i.Name, i.ArgRepr, m)
				}
			}
		}
	}
}
