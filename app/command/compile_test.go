package command

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
)

// TestCompileFolder goes on after errors, names the files as CPython does, and leaves
// nothing half done.
func TestCompileFolder(t *testing.T) {
	inFolder(t, map[string]string{
		"pkg/a.py": "x = 1\n", "pkg/bad.py": "a b\n", "pkg/sub/b.py": "y = 1\n", "pkg/__pycache__/z.py": "z\n", "pkg/note.txt": "no", "file": "",
	})
	got := call(in38("compile", "-o", "out", "pkg", "missing")...)
	if got.status != 1 || !strings.HasPrefix(got.stderr, "pkg/bad.py:1:3: SyntaxError: invalid syntax\n") ||
		!strings.HasSuffix(got.stderr, "bytewalk: missing: no such file\nbytewalk: 2 of 4 files could not be compiled\n") {
		t.Errorf("%+v", got)
	}
	for _, flags := range []string{"", "-O", "-OO"} {
		args := append(in38("compile"), strings.Fields(flags)...)
		if got := call(append(args, "pkg/a.py")...); got.status != 0 {
			t.Errorf("%s: %+v", flags, got)
		}
	}
	if got := call("compile", "-o", "file", "pkg/a.py"); got.status != 1 || !strings.Contains(got.stderr, "not a directory") {
		t.Errorf("a file for a folder: %+v", got)
	}
	var files []string
	filepath.WalkDir(".", func(path string, entry fs.DirEntry, _ error) error {
		if !entry.IsDir() && !strings.HasSuffix(path, ".py") {
			files = append(files, path)
		}
		return nil
	})
	want := []string{"file", "out/a.pyc", "out/sub/b.pyc", "pkg/__pycache__/a.cpython-38.opt-1.pyc", "pkg/__pycache__/a.cpython-38.opt-2.pyc",
		"pkg/__pycache__/a.cpython-38.pyc", "pkg/note.txt"}
	if !reflect.DeepEqual(files, want) {
		t.Errorf("files: %q\nwant %q", files, want)
	}
}

// files gives what is in a folder, by the path from there.
func files(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			data, readErr := os.ReadFile(path)
			path, err = filepath.Rel(folder, path)
			out[filepath.ToSlash(path)] = string(data)
			if readErr != nil {
				err = readErr
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestCompileWorkers compiles the same at once as one after the other, in both dialects:
// files, warnings, errors.
func TestCompileWorkers(t *testing.T) {
	sources := map[string]string{}
	for i := range 40 {
		text := fmt.Sprintf("def f%d(a):\n    return a is %d\n", i, i)
		if i%7 == 3 {
			text += "x = (\n"
		}
		sources[fmt.Sprintf("pkg/sub%d/m%d.py", i%3, i)] = text
	}
	inFolder(t, sources)
	for _, d := range dialect.With(dialect.Compiled) {
		one, many := d.Name+"-1", d.Name+"-8"
		a := call("compile", "--python", d.Name, "-j", "1", "-o", one, "pkg")
		b := call("compile", "--python", d.Name, "-j", "8", "-o", many, "pkg")
		if a != b || a.status != 1 {
			t.Errorf("-j 1: %+v\n-j 8: %+v", a, b)
		}
		if x, y := files(t, one), files(t, many); !reflect.DeepEqual(x, y) || len(x) != 34 {
			t.Errorf("%d and %d files, or they differ", len(x), len(y))
		}
		if warnings := strings.Count(a.stderr, "SyntaxWarning"); warnings != 34 {
			t.Errorf("%d warnings: %s", warnings, a.stderr)
		}
		// The warnings, the errors, the sum; the files in the order of their paths.
		var places []string
		for line := range strings.Lines(a.stderr) {
			if place, _, ok := strings.Cut(line, ":"); ok && strings.HasPrefix(place, "pkg/") {
				places = append(places, place)
			}
		}
		if len(places) != 40 || !slices.IsSorted(places[:34]) || !slices.IsSorted(places[34:]) {
			t.Errorf("order: %q", places)
		}
	}
}

// TestCompileClash writes nothing where two files would be written to the same place.
func TestCompileClash(t *testing.T) {
	inFolder(t, map[string]string{"x/a.py": "1\n", "y/a.py": "2\n", "y/b.py": "3\n"})
	got := call("compile", "-o", "out", "x/a.py", "y", "y/b.py")
	want := "bytewalk: x/a.py: would be written to out/a.pyc, and so would y/a.py\n" +
		"bytewalk: y/a.py: would be written to out/a.pyc, and so would x/a.py\nbytewalk: 2 of 3 files could not be compiled\n"
	if got.status != 1 || got.stderr != want {
		t.Errorf("%+v", got)
	}
	if out := files(t, "out"); len(out) != 1 || out["b.pyc"] == "" {
		t.Errorf("written: %d files", len(out))
	}
	if got := call("compile", "x/a.py", "y/a.py", "y", "y/"); got.status != 0 || got.stderr != "" {
		t.Errorf("without -o, and twice the same: %+v", got)
	}
}

// TestCompileLinks comes to an end where links lead in a circle, and compiles what a link
// to a file names.
func TestCompileLinks(t *testing.T) {
	inFolder(t, map[string]string{"pkg/a.py": "1\n", "pkg/dir.py/b.py": "1\n", "empty/note": ""})
	for link, to := range map[string]string{"pkg/up": "..", "pkg/up.py": "..", "pkg/circle.py": "circle.py", "pkg/file.py": "a.py", "link": "pkg"} {
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
	}
	got := call("compile", "-o", "out", "link", "empty")
	want := "bytewalk: link/circle.py: too many levels of symbolic links\nbytewalk: empty: has no .py files\nbytewalk: 2 of 5 files could not be compiled\n"
	if got.status != 1 || got.stderr != want {
		t.Errorf("%+v", got)
	}
	if out := files(t, "out"); len(out) != 3 || out["dir.py/b.pyc"] == "" || out["file.pyc"] == "" {
		t.Errorf("written: %d files", len(out))
	}
}

// TestCompileName compiles a file whose name is no text: its bytes are in co_filename as
// os.fsdecode has them.
func TestCompileName(t *testing.T) {
	t.Chdir(t.TempDir())
	name := "a\xffé.py"
	if err := os.WriteFile(name, []byte("x = = 1\n"), 0o666); err != nil {
		t.Skip(err)
	}
	if got := call("compile", name); got.status != 1 || !strings.HasPrefix(got.stderr, `a\udcffé.py:1:5: SyntaxError`) {
		t.Errorf("%+v", got)
	}
	if err := os.WriteFile(name, []byte("x = 1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if got := call("compile", "-o", "out", "./"+name); got.status != 0 {
		t.Errorf("%+v", got)
	}
	data, err := os.ReadFile("out/a\xffé.pyc")
	if err != nil {
		t.Fatal(err)
	}
	if _, c, err := marshal.ReadPyc(data); err != nil || c.Filename != "./a\xed\xb3\xbfé.py" {
		t.Errorf("%q, %v", c.Filename, err)
	}
}

// TestCompilePanic goes on after a bug of the compiler's.
func TestCompilePanic(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "1\n", "b.py": "1\n", "c.py": "1\n"})
	b := &batch{jobs: findJobs(t.Context(), []string{"a.py", "b.py", "c.py"}, "out", Options{})}
	b.compile = func(path string, data []byte, o Options) (*program, error) {
		if path == "b.py" {
			panic("broken")
		}
		return compileFile(path, data, o)
	}
	var errs strings.Builder
	b.run(t.Context(), 2, newProgress(io.Discard, 3))
	err := b.report(&errs)
	if want := "bytewalk: b.py: internal error, a bug of bytewalk's: broken\nbytewalk: 1 of 3 files could not be compiled\n"; err != statusError(1) || errs.String() != want {
		t.Errorf("%v, %q", err, errs.String())
	}
	if out := files(t, "out"); len(out) != 2 {
		t.Errorf("written: %d files", len(out))
	}
}

// TestCompileTooDeep compiles a file with more functions in each other than marshal writes, and
// one that is all right.
func TestCompileTooDeep(t *testing.T) {
	inFolder(t, map[string]string{"deep.py": strings.Repeat("lambda: ", 1000) + "0\n", "fine.py": "x = 1\n"})
	got := call("compile", "--python", dialect.V313.Name, "deep.py", "fine.py")
	want := "deep.py: ValueError: object too deeply nested to marshal\nbytewalk: 1 of 2 files could not be compiled\n"
	if got.stderr != want || got.status != 1 {
		t.Errorf("status %d\n%s\nwant 1\n%s", got.status, got.stderr, want)
	}
	if caches, err := filepath.Glob("__pycache__/*"); err != nil || len(caches) != 1 {
		t.Errorf("%q were written (%v)", caches, err)
	}
}

// TestCompileInterrupted gives up a file being compiled, and writes none after it.
func TestCompileInterrupted(t *testing.T) {
	inFolder(t, map[string]string{"a.py": "1\n", "b.py": "1\n", "c.py": "1\n"})
	ctx, interrupt := context.WithCancel(t.Context())
	b := &batch{jobs: findJobs(ctx, []string{"a.py", "b.py", "c.py"}, "out", Options{})}
	stopped, ended := make(chan bool), make(chan bool)
	b.compile = func(path string, data []byte, o Options) (*program, error) {
		if path == "b.py" {
			interrupt()
			<-stopped
			defer close(ended)
		}
		return compileFile(path, data, o)
	}
	var errs strings.Builder
	b.run(ctx, 1, newProgress(io.Discard, 3))
	close(stopped)
	err := b.report(&errs)
	if want := "bytewalk: interrupted; 1 of 3 files were written\n"; err != statusError(130) || errs.String() != want {
		t.Errorf("%v, %q", err, errs.String())
	}
	<-ended
	if out := files(t, "out"); len(out) != 1 || out["a.pyc"] == "" {
		t.Errorf("written: %d files", len(out))
	}
}
