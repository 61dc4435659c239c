package importlib_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/source"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/importlib"
	"bytewalk/vm/object"
	"bytewalk/vm/stdlib"
	"bytewalk/vm/trace"
)

func compile(t *object.Thread, src, filename, mode string, _ int) (*code.Code, error) {
	r, err := compiler.Compile(source.NewFile(filename, src), compiler.Options{Dialect: dialect.V38})
	var d *diag.Error
	if errors.As(err, &d) {
		return nil, t.Errorf(object.SyntaxError, "%s (%s, line %d)", d.Message, filepath.Base(filename), 1)
	}
	if err != nil {
		return nil, err
	}
	return r.Code, nil
}

// effects keeps what was told of the cache.
type effects struct{ seen []string }

func (e *effects) Step(trace.FrameID, *code.Code, int32) {}
func (e *effects) Load(l *trace.Loading)                 { e.seen = append(e.seen, "loaded "+l.Module) }
func (e *effects) Effect(f *trace.Effect) {
	if d, ok := f.Detail.(*trace.DiskCache); ok {
		text := d.Action
		if d.Verdict != "" {
			text += ": " + d.Verdict
		}
		if d.Reason != "" && d.Action != "rename" {
			text += ", " + d.Reason
		}
		e.seen = append(e.seen, text)
	}
}

// run runs main.py of a folder on the machine.
func run(t *testing.T, dir string, rec trace.Recorder) (stdout, stderr string, status int) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	text, err := root.ReadFile("main.py")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	m, err := vm.New(vm.Config{
		Dialect: dialect.V38, Stdout: &out, Stderr: &errs, Compile: compile, Path: []string{dir}, Argv: []string{filepath.Join(dir, "main.py")},
		Recorder: rec,
		Setup: func(m *vm.Machine) error {
			importlib.Attach(m.Thread, importlib.Options{Dialect: dialect.V38, Root: root, Dir: dir, NewCode: m.NewCode,
				Library: stdlib.Attach(m.Thread, stdlib.Options{Dialect: dialect.V38, NewCode: m.NewCode})})
			return nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := compile(m.Thread, string(text), filepath.Join(dir, "main.py"), "exec", 0)
	if err != nil {
		t.Fatal(err)
	}
	o := m.Run(context.Background(), c)
	var bug *vm.InternalError
	if errors.As(o.Err, &bug) {
		t.Fatalf("%v\n%s", bug, bug.Stack)
	}
	return out.String(), errs.String(), o.Status
}

// folder makes the files of a program: "name: contents" with the files one after another.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var address = regexp.MustCompile(`0x[0-9a-f]{6,}`)

func last(s string) string {
	s = strings.TrimRight(s, "\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}

// tries are lines of a program, each executed by itself; what it raises is printed.
func tries(lines ...string) string {
	return "def show(s):\n    try:\n        exec(s, globals())\n    except BaseException as e:\n        print(type(e).__name__, e, getattr(e, 'name', '-'), getattr(e, 'path', '-'))\n" +
		"for s in " + fmt.Sprintf("%s", pythonList(lines)) + ":\n    print('>', s)\n    show(s)\n"
}

func pythonList(lines []string) string {
	var b strings.Builder
	b.WriteString("[")
	for _, l := range lines {
		fmt.Fprintf(&b, "%q, ", l)
	}
	b.WriteString("]")
	return b.String()
}

// TestPrograms compares programs of several files with CPython 3.8: what they print, how
// they end, and which caches they leave.
func TestPrograms(t *testing.T) {
	packages := map[string]string{
		"pkg/__init__.py": "__all__ = ['a', 'b']\nprint('pkg', __name__, __package__)\n", "pkg/a.py": "from . import b\nfrom .b import v\nname = __name__\n",
		"pkg/b.py": "print('b runs')\nv = 1\n_hidden = 2\n", "pkg/sub/__init__.py": "from ..b import v\nfrom . import deep\n", "pkg/sub/deep.py": "from ... import pkg\n",
		"pkg/far.py": "from .. import q\n", "amod.py": "x = 1\n_y = 2\n", "circ1.py": "from circ2 import y\nx = 1\n", "circ2.py": "from circ1 import x\ny = 1\n",
		"circ3.py": "import circ4\nw = 5\n", "circ4.py": "import circ3\nprint(circ3.w)\n", "fails.py": "print('once more')\n1/0\n", "bad.py": "x = = 1\n",
		"space/inside.py": "z = 3\n", "swap.py": "import sys\nsys.modules[__name__] = 42\n", "odd.py": "__all__ = ['nothing']\n", "odd2/__init__.py": "__all__ = ['nothing', 3]\n",
		"math2.py": "import math\npi = math.pi\n",
	}
	with := func(main string) map[string]string {
		files := map[string]string{"main.py": main}
		for k, v := range packages {
			files[k] = v
		}
		return files
	}
	programs := map[string]map[string]string{
		"errors": with(tries("import nosuch", "import nosuch.x", "import amod.x", "from amod import y", "import circ1", "import circ3", "import fails", "import fails", "import pkg.nosuch",
			"from pkg import nosuch", "from . import x", "from .x import y", "import pkg.far", "from amod import *; print(x); print(_y)", "__import__('')", "import sys; sys.modules['zork'] = None; import zork",
			"from pkg.b import w", "import space.x", "from odd import *", "from odd2 import *", "__import__('amod', level=-1)", "from .. import z", "import numpy", "import pkg.b.c")),
		"modules": with(tries("import pkg.sub; print(pkg.sub.v, pkg.sub.__name__, pkg.sub.__package__)", "import pkg.a as q; print(q.name, q)", "from pkg import *; print(a, b)", "import pkg; print(pkg, pkg.__path__, pkg.__file__, pkg.__cached__)",
			"import amod; print(amod, amod.__spec__, list(amod.__dict__)[:8])", "import space; print(space.__path__ is not None)", "import space.inside; print(space.inside.z)", "import swap; print(swap)",
			"import sys; print(sys, 'amod' in sys.modules)", "import sys, amod; del sys.modules['amod']; import amod as two; print(two is amod)", "print(__import__('pkg.b'), __import__('pkg.b', fromlist=['v']))",
			"import math2; print(math2.pi)", "print(pkg.__spec__.submodule_search_locations, pkg.__spec__.parent, amod.__spec__.parent, pkg.a.__spec__.origin)")),
	}
	for name, files := range programs {
		t.Run(name, func(t *testing.T) {
			dir := folder(t, files)
			want := oracle.RunArgs(t, "3.8", dir, "", filepath.Join(dir, "main.py"))
			wantCaches := caches(t, dir)
			for range 2 { // without caches and with
				stdout, stderr, status := run(t, dir, nil)
				compareText(t, "stdout", address.ReplaceAllString(stdout, "0x"), address.ReplaceAllString(want.Stdout, "0x"))
				compareText(t, "stderr", last(stderr), last(want.Stderr))
				if status != want.Status {
					t.Errorf("status %d, want %d", status, want.Status)
				}
				compareText(t, "caches", caches(t, dir), wantCaches)
				removeCaches(t, dir)
				run(t, dir, nil)
			}
			// CPython takes our caches for its own: it writes none of them anew.
			before := caches(t, dir) + stamps(t, dir)
			again := oracle.RunArgs(t, "3.8", dir, "", filepath.Join(dir, "main.py"))
			compareText(t, "stdout of CPython with our caches", address.ReplaceAllString(again.Stdout, "0x"), address.ReplaceAllString(want.Stdout, "0x"))
			compareText(t, "caches after CPython", caches(t, dir)+stamps(t, dir), before)
		})
	}
}

func compareText(t *testing.T, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		x, y := "", ""
		if i < len(g) {
			x = g[i]
		}
		if i < len(w) {
			y = w[i]
		}
		if x != y {
			t.Errorf("%s, line %d:\n got %s\nwant %s", what, i+1, x, y)
		}
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && strings.Contains(p, "__pycache__") && !d.IsDir() {
			list = append(list, p)
		}
		return err
	})
	return list
}

func caches(t *testing.T, dir string) string {
	return strings.ReplaceAll(strings.Join(files(t, dir), "\n"), dir, "")
}

func stamps(t *testing.T, dir string) string {
	text := ""
	for _, p := range files(t, dir) {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		text += fmt.Sprintln(info.ModTime())
	}
	return text
}

func removeCaches(t *testing.T, dir string) {
	for _, p := range files(t, dir) {
		os.Remove(p)
	}
}

// TestCache goes through the states of one cache.
func TestCache(t *testing.T) {
	dir := folder(t, map[string]string{"main.py": "import helper\nprint(helper.x)\n", "helper.py": "x = 1\n"})
	helper, cached := filepath.Join(dir, "helper.py"), filepath.Join(dir, "__pycache__", "helper.cpython-38.pyc")
	at := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	os.Chtimes(helper, at, at)
	change := func(f func(data []byte) []byte) {
		t.Helper()
		data, err := os.ReadFile(cached)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(cached, f(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	written := "compile|loaded helper|write|rename"
	for _, step := range []struct {
		name   string
		before func()
		want   string
		stdout string
		stderr string
	}{
		{"first run", func() {}, "lookup: miss, there is no such file|" + written, "1\n", ""},
		{"second run", func() {}, "lookup|read|check: hit|load|loaded helper", "1\n", ""},
		{"touched", func() { os.Chtimes(helper, at, at.Add(time.Hour)) }, "lookup|read|check: stale, the source was modified at another time|" + written, "1\n", ""},
		{"longer", func() {
			os.WriteFile(helper, []byte("x = 100\n"), 0o666)
			os.Chtimes(helper, at, at.Add(time.Hour))
		}, "lookup|read|check: stale, the source has another size|" + written, "100\n", ""},
		{"other magic", func() { change(func(b []byte) []byte { b[0]++; return b }) }, "lookup|read|check: stale, the magic number is another one|" + written, "100\n", ""},
		{"short header", func() { change(func(b []byte) []byte { return b[:9] }) }, "lookup|read|check: stale, the header is cut off|" + written, "100\n", ""},
		{"empty", func() { change(func(b []byte) []byte { return nil }) }, "lookup|read|check: stale, the magic number is another one|" + written, "100\n", ""},
		{"wrong flags", func() { change(func(b []byte) []byte { b[4] = 8; return b }) }, "lookup|read|check: stale, the flags are invalid|" + written, "100\n", ""},
		{"cut off", func() { change(func(b []byte) []byte { return b[:40] }) }, "lookup|read|check: hit", "", "EOFError: marshal data too short"},
		{"unchecked hash", func() {
			change(func(b []byte) []byte { return nil })
			os.Remove(cached)
			oracle.RunArgs(t, "3.8", dir, "", "-m", "py_compile", "helper.py")
			change(func(b []byte) []byte { b[4] = 1; copy(b[8:16], "whatever"); return b })
		}, "lookup|read|check: hit|load|loaded helper", "100\n", ""},
		{"checked hash", func() { change(func(b []byte) []byte { b[4] = 3; return b }) }, "lookup|read|check: stale, the source has another hash|" + written, "100\n", ""},
		{"checked hash again", func() {}, "lookup|read|check: hit|load|loaded helper", "100\n", ""},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.before()
			var want oracle.Result
			data, err := os.ReadFile(cached)
			want = oracle.RunArgs(t, "3.8", dir, "", filepath.Join(dir, "main.py"))
			if err == nil {
				os.WriteFile(cached, data, 0o666)
			} else {
				os.RemoveAll(filepath.Dir(cached))
			}
			if want.Stdout != step.stdout || last(want.Stderr) != step.stderr {
				t.Fatalf("CPython: %q, %q", want.Stdout, last(want.Stderr))
			}
			rec := &effects{}
			stdout, stderr, status := run(t, dir, rec)
			if stdout != want.Stdout || last(stderr) != last(want.Stderr) || status != want.Status {
				t.Errorf("got %q, %q, %d, want %q, %q, %d", stdout, last(stderr), status, want.Stdout, last(want.Stderr), want.Status)
			}
			if got := strings.TrimPrefix(strings.Join(rec.seen, "|"), "loaded __main__|"); got != step.want {
				t.Errorf("effects\n got %s\nwant %s", got, step.want)
			}
		})
	}
}

// TestOutside proves that nothing outside the folder is read.
func TestOutside(t *testing.T) {
	outside := folder(t, map[string]string{"secret.py": "print('le' + 'aked')\n"})
	dir := folder(t, map[string]string{"main.py": tries("import link", "import linked.secret", "import sys; sys.path.append("+fmt.Sprintf("%q", outside)+"); import secret", "__import__('../x')")})
	if os.Symlink(filepath.Join(outside, "secret.py"), filepath.Join(dir, "link.py")) != nil || os.Symlink(outside, filepath.Join(dir, "linked")) != nil {
		t.Skip("no symbolic links here")
	}
	stdout, _, _ := run(t, dir, nil)
	if strings.Contains(stdout, "leaked") || strings.Count(stdout, "ModuleNotFoundError") != 4 {
		t.Errorf("got %s", stdout)
	}
}

// TestHostileCache imports a .pyc whose bytecode takes more from the stack than is
// there: an error of the program's, where CPython would crash.
func TestHostileCache(t *testing.T) {
	dir := folder(t, map[string]string{"main.py": "try:\n    import helper\nexcept ImportError as e:\n    print(e)\n"})
	const popTop, returnValue = 1, 83
	c := &code.Code{Dialect: dialect.V38, Name: "<module>", Filename: "helper.py", StackSize: 1, FirstLine: 1, Bytecode: []byte{popTop, 0, returnValue, 0}}
	pyc, err := marshal.WritePyc(marshal.Header{}, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "helper.pyc"), pyc, 0o666); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := run(t, dir, &effects{})
	want := "invalid bytecode: code object <module>: POP_TOP at 0 takes 1 values, the evaluation stack has 0 in "
	if !strings.HasPrefix(stdout, want) || status != 0 {
		t.Errorf("%q, %q, %d", stdout, stderr, status)
	}
}
