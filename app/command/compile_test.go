package command

import (
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestCompileFolder goes on after errors, names the files as CPython does, and leaves
// nothing half done.
func TestCompileFolder(t *testing.T) {
	inFolder(t, map[string]string{
		"pkg/a.py": "x = 1\n", "pkg/bad.py": "a b\n", "pkg/sub/b.py": "y = 1\n", "pkg/__pycache__/z.py": "z\n", "pkg/note.txt": "no", "file": "",
	})
	got := call("compile", "-o", "out", "pkg", "missing")
	if got.status != 1 || !strings.HasPrefix(got.stderr, "pkg/bad.py:1:3: SyntaxError: invalid syntax\n") ||
		!strings.HasSuffix(got.stderr, "bytewalk: missing: no such file\nbytewalk: 2 of the files could not be compiled\n") {
		t.Errorf("%+v", got)
	}
	for _, flags := range []string{"", "-O", "-OO"} {
		args := append([]string{"compile"}, strings.Fields(flags)...)
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
