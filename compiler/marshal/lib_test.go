package marshal_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/oracle"
)

// server is CPython's side: it compiles files, and compares what it loads from our
// bytes with what it compiled, field by field.
const server = `
import base64, marshal, sys, types

def unordered(s):
    """Frozensets whose order depends on addresses, or, since they are written in the
    order of their bytes, on reference counts."""
    return None in s or sys.version_info >= (3, 11) and any(isinstance(x, tuple) for x in s)

def diff(a, b, path):
    if type(a) is not type(b):
        return '%s: %r, %r' % (path, type(a), type(b))
    if isinstance(a, types.CodeType):
        for name in sorted(dir(a)):
            if name.startswith('co_') and not callable(getattr(a, name)):
                d = diff(getattr(a, name), getattr(b, name), path + '.' + name)
                if d:
                    return d
    elif isinstance(a, tuple):
        if len(a) != len(b):
            return '%s: length %d, %d' % (path, len(a), len(b))
        for i, (x, y) in enumerate(zip(a, b)):
            d = diff(x, y, '%s[%d]' % (path, i))
            if d:
                return d
    elif isinstance(a, (float, complex, str)) or isinstance(a, frozenset) and not unordered(a):
        if repr(a) != repr(b):
            return '%s: %r, %r' % (path, a, b)
    elif a != b:
        return '%s: %r, %r' % (path, a, b)
    return ''

def compiled(path):
    with open(path, 'rb') as f:
        return compile(f.read(), path, 'exec', dont_inherit=True)

def handle(request):
    if 'data' in request:
        # Ours was read from what CPython wrote, and is written again: so is theirs,
        # because each time frozensets may change their order.
        ours = marshal.loads(base64.b64decode(request['data']))
        theirs = compiled(request['path'])
        for _ in range(2):
            theirs = marshal.loads(marshal.dumps(theirs))
        return diff(theirs, ours, '')
    try:
        c = compiled(request['path'])
    except (SyntaxError, ValueError) as e:
        return ''
    return base64.b64encode(marshal.dumps(c)).decode()
`

// TestLib reads what CPython makes of files of its standard library, and writes it
// back: CPython must load equal code objects. Without CONFORMANCE=1 it does so for
// one file in forty.
func TestLib(t *testing.T) {
	for _, d := range dialect.All() {
		t.Run(d.Name, func(t *testing.T) { testLib(t, d) })
	}
}

func testLib(t *testing.T, d *dialect.Dialect) {
	s := oracle.Serve(t, d.Name, server)
	files, same, length, sum := 0, 0, 0, 0
	for i, path := range oracle.Sources(t, d.Name) {
		if !oracle.WantsAll() && i%every(d) != 0 {
			continue
		}
		var answer string
		if err := s.Ask(map[string]string{"path": path}, &answer); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if answer == "" {
			continue // not to be compiled: test data of the syntax tests
		}
		data, err := base64.StdEncoding.DecodeString(answer)
		if err != nil {
			t.Fatal(err)
		}
		files++
		theirs, region, err := marshal.LoadWithMap(d, data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		checkRegions(t, path, region, data)
		if err := theirs.(*code.Code).Check(); err != nil && d.Support >= dialect.Compiled {
			t.Errorf("%s: %v", path, err)
		}
		ours := marshal.Dump(theirs)
		again, err := marshal.Load(d, ours)
		if err != nil {
			t.Errorf("%s: reading back: %v", path, err)
			continue
		}
		if diff := code.Diff(sorted(theirs).(*code.Code), sorted(again).(*code.Code)); len(diff) > 0 {
			t.Errorf("%s: reading back: %s", path, diff[0])
		}
		if err := s.Ask(map[string]string{"path": path, "data": base64.StdEncoding.EncodeToString(ours)}, &answer); err != nil || answer != "" {
			t.Errorf("%s: CPython finds another code object: %s (%v)", path, answer, err)
			continue
		}
		same++
		sum += len(data)
		if len(ours) == len(data) {
			length++
		}
	}
	t.Logf("%s: %d of %d files equal; %d have the same length as CPython's; %d bytes in all", d, same, files, length, sum)
	if files < 3 {
		t.Errorf("only %d files", files)
	}
}

// every is the distance between the files that are compared without CONFORMANCE=1.
func every(d *dialect.Dialect) int {
	if d.Support < dialect.Compiled {
		return 400
	}
	return 40
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
				ours := marshal.WritePyc(h, c)
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
