package dis_test

import (
	"encoding/json"
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
	"bytewalk/internal/oracle"
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
			c, l := read(t, path), read(t, path).Dialect.Listing
			base := strings.TrimSuffix(path, ".pyc")
			compare := func(kind string, o dis.Options) {
				want, err := os.ReadFile(base + kind + ".txt")
				if err != nil {
					t.Fatal(err)
				}
				if got := address.ReplaceAllString(listing(t, c, o), ""); got != string(want) {
					t.Errorf("%s: %s", kind, firstDifference(got, string(want)))
				}
			}
			compare("", dis.Options{})
			if !strings.Contains(path, "statements") {
				return
			}
			// What a version's dis lacks is nothing there.
			for kind, o := range map[string]dis.Options{".caches": {ShowCaches: true}, ".offsets": {ShowOffsets: true}, ".both": {ShowCaches: true, ShowOffsets: true}} {
				switch {
				case o.ShowOffsets && !l.ShowOffsets:
					kind = map[bool]string{true: ".caches"}[o.ShowCaches && l.ShowCaches]
				case o.ShowCaches && !l.ShowCaches:
					kind = ""
				}
				compare(kind, o)
			}
		})
	}
}

// TestListingFlags asks each version which flags its dis has.
func TestListingFlags(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) {
			r := oracle.Run(t, d.Name, "import dis, inspect; print(*inspect.signature(dis.dis).parameters)", "")
			has := strings.Fields(r.Stdout)
			l := d.Listing
			for flag, want := range map[string]bool{"show_caches": l.ShowCaches, "adaptive": l.Adaptive, "show_offsets": l.ShowOffsets} {
				if slices.Contains(has, flag) != want {
					t.Errorf("dis.dis takes %v", has)
				}
			}
		})
	}
}

// TestCachesAreEmpty: whatever a .pyc file has in inline caches, dis shows none of it.
func TestCachesAreEmpty(t *testing.T) {
	const script = `
import base64, dis, io, json, marshal, opcode
code = compile("x.y(1)[2] + z", "f.py", "exec")
written, left = bytearray(code.co_code), 0
sizes = opcode._inline_cache_entries
for i in range(0, len(written), 2):
    if left:
        written[i:i + 2] = b"\x07\x09"
        left -= 1
    else:
        left = sizes.get(dis.opname[written[i]], 0) if isinstance(sizes, dict) else sizes[written[i]]
data = marshal.dumps(code).replace(code.co_code, bytes(written))
out = io.StringIO()
dis.dis(marshal.loads(data), show_caches=True, file=out)
print(json.dumps({"Data": base64.b64encode(data).decode(), "Text": out.getvalue()}))
`
	for _, d := range dialect.All() {
		if !d.Listing.ShowCaches {
			continue
		}
		t.Run(d.Name, func(t *testing.T) {
			var want struct {
				Data []byte
				Text string
			}
			r := oracle.Run(t, d.Name, script, "")
			if err := json.Unmarshal([]byte(r.Stdout), &want); err != nil {
				t.Fatal(err, r.Stderr)
			}
			c, err := marshal.Load(d, want.Data)
			if err != nil {
				t.Fatal(err)
			}
			if got := listing(t, c.(*code.Code), dis.Options{ShowCaches: true}); got != want.Text || !strings.Contains(got, "CACHE") {
				t.Errorf("got\n%s\nwant\n%s", got, want.Text)
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
