package marshal_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/oracle"
)

// TestLib reads what CPython makes of a sample of each version's library, and writes it back:
// it must read as the same code object again, for CPython too. The conformance command has
// CPython load what is made of all files.
func TestLib(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) { testLib(t, d) })
	}
}

func testLib(t *testing.T, d *dialect.Dialect) {
	every := 60
	if d.Support < dialect.Compiled {
		every = 400
	}
	files := 0
	peer.Each(t, d, every, func(f *peer.File) {
		data, err := f.Marshalled()
		if err != nil {
			t.Fatal(err)
		}
		if data == nil {
			return // not to be compiled: test data of the syntax tests
		}
		files++
		theirs, region, err := marshal.LoadWithMap(d, data)
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
			return
		}
		checkRegions(t, f.Path, region, data)
		if err := theirs.(*code.Code).Check(); err != nil && d.Support >= dialect.Compiled {
			t.Errorf("%s: %v", f.Path, err)
		}
		dumped, err := marshal.Dump(theirs)
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
			return
		}
		again, err := marshal.Load(d, dumped)
		if err != nil {
			t.Errorf("%s: reading back: %v", f.Path, err)
			return
		}
		if diff := code.Diff(sorted(theirs).(*code.Code), sorted(again).(*code.Code)); len(diff) > 0 {
			t.Errorf("%s: reading back: %s", f.Path, diff[0])
		}
		outcome, err := peer.Load.Run(f)
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if outcome.Difference != "" {
			t.Errorf("%s: %s", f.Path, outcome.Difference)
		}
	})
	if files < 3 {
		t.Errorf("only %d files", files)
	}
}

// sorted gives the constant with the frozensets in it sorted: loading one may change
// its order, as it does in CPython.
func sorted(c code.Const) code.Const {
	switch c := c.(type) {
	case code.Tuple:
		return code.Tuple(sortedItems(c))
	case code.FrozenSet:
		items := sortedItems(c)
		slices.SortFunc(items, func(a, b code.Const) int { return strings.Compare(code.Repr(a), code.Repr(b)) })
		return code.FrozenSet(items)
	case *code.Code:
		copied := *c
		copied.Consts = sortedItems(c.Consts)
		return &copied
	}
	return c
}

func sortedItems(items []code.Const) []code.Const {
	out := make([]code.Const, len(items))
	for i, item := range items {
		out[i] = sorted(item)
	}
	return out
}

// checkRegions: regions nest, don't overlap, and cover the object whole but for
// type bytes and lengths.
func checkRegions(t *testing.T, path string, r *marshal.Region, data []byte) {
	t.Helper()
	at := r.Start
	for _, part := range r.Parts {
		if part.Start < at || part.End > r.End || part.End <= part.Start {
			t.Fatalf("%s: region %s [%d, %d) in %s [%d, %d)", path, part.Field, part.Start, part.End, r.Field, r.Start, r.End)
		}
		if r.Code() != nil && part.Start != at && part != r.Parts[0] {
			t.Fatalf("%s: a hole before %s at %d", path, part.Field, part.Start)
		}
		at = part.End
		checkRegions(t, path, part, data)
	}
	if c := r.Code(); c != nil {
		start, end := r.Part("co_code").Payload()
		if r.Part("co_code").Type == 's' && string(data[start:end]) != string(c.Bytecode) {
			t.Fatalf("%s: %s: co_code isn't at [%d, %d)", path, c.Name, start, end)
		}
	}
}

// TestPycFile writes .pyc files that CPython runs.
func TestPycFile(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) {
			dir := t.TempDir()
			script := `
import py_compile, sys, os, importlib.util
dir = sys.argv[1]
src = os.path.join(dir, 'm.py')
with open(src, 'w') as f:
    f.write('import sys\nprint("hello", __name__)\n')
py_compile.compile(src, os.path.join(dir, 'time.pyc'))
py_compile.compile(src, os.path.join(dir, 'checked.pyc'), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
py_compile.compile(src, os.path.join(dir, 'unchecked.pyc'), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
`
			if r := oracle.Run(t, d.Name, script, "", dir); r.Status != 0 {
				t.Fatal(r.Stderr)
			}
			source := readFile(t, filepath.Join(dir, "m.py"))
			for _, name := range []string{"time", "checked", "unchecked"} {
				data := readFile(t, filepath.Join(dir, name+".pyc"))
				h, c, region, err := marshal.ReadPycWithMap(data)
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				checkRegions(t, name, region, data)
				if h.HashBased() != (name != "time") || (h.Flags&marshal.FlagCheckSource != 0) != (name == "checked") {
					t.Errorf("%s: header %+v", name, h)
				}
				if h.HashBased() && h.Hash != marshal.SourceHash(d, source) {
					t.Errorf("%s: hash % x, SourceHash gives % x", name, h.Hash, marshal.SourceHash(d, source))
				}
				if !h.HashBased() && int(h.SourceSize) != len(source) {
					t.Errorf("%s: size %d, want %d", name, h.SourceSize, len(source))
				}
				ours, err := marshal.WritePyc(h, c)
				if err != nil {
					t.Fatal(err)
				}
				if string(ours[:marshal.HeaderSize]) != string(data[:marshal.HeaderSize]) {
					t.Errorf("%s: header % x, want % x", name, ours[:marshal.HeaderSize], data[:marshal.HeaderSize])
				}
				out := filepath.Join(dir, name+"_ours.pyc")
				writeFile(t, out, ours)
				if r := oracle.RunArgs(t, d.Name, dir, "", out); r.Stdout != "hello __main__\n" {
					t.Errorf("%s: CPython runs ours as %+v", name, r)
				}
			}
		})
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeFile(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
