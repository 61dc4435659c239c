package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"bytewalk/internal/oracle"
)

func TestRun(t *testing.T) {
	oracle.Python(t, "3.8")
	dir := t.TempDir()
	for name, text := range map[string]string{"a.py": "x = 1\n", "b.py": "a b\n", "sub/c.py": "def f(): pass\n", "sub/note.txt": "(\n"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	o := options{show: 5, workers: 2, paths: []string{dir}, out: &out}
	if ok, err := run("3.8", "0,2", "", o); !ok || err != nil {
		t.Errorf("%v, %v: %s", ok, err, out.String())
	}
	for what, counts := range map[string]string{"code objects, no -O": "2 of 2", "code objects, -OO": "2 of 2", "errors of files that are refused": "1 of 1",
		"syntax trees": "2 of 2", "symbol tables": "2 of 2", "listings": "2 of 2", "our .pyc files, as CPython loads them": "2 of 2"} {
		if !regexp.MustCompile(`(?m)^  ` + regexp.QuoteMeta(what) + ` +` + counts + ` identical$`).MatchString(out.String()) {
			t.Errorf("no %s: %s in\n%s", what, counts, out.String())
		}
	}
	out.Reset()
	if ok, err := run("3.8", "0", "tree", o); !ok || err != nil || strings.Count(out.String(), "\n") != 2 {
		t.Errorf("%v, %v: %s", ok, err, out.String())
	}
}

// TestRunWrong: what can't be compared is said.
func TestRunWrong(t *testing.T) {
	t.Setenv(oracle.Variable("3.9"), os.DevNull)
	var out strings.Builder
	for _, args := range [][3]string{{"3.8", "3", ""}, {"3.8", "", ""}, {"2.7", "0", ""}, {"3.9", "0", ""}, {"3.8", "0", "nonsense"}} {
		o := options{workers: 1, paths: []string{t.TempDir()}, out: &out}
		if ok, err := run(args[0], args[1], args[2], o); ok || err == nil {
			t.Errorf("%q: %v, %v", args, ok, err)
		}
	}
	if !strings.Contains(out.String(), "Python 3.9: left out: BYTEWALK_PYTHON_3_9") {
		t.Error(out.String())
	}
}
