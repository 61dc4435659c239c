// Package random makes random Python programs, for comparing a machine with CPython
// and with itself. The generator beside it is written in Python and runs on CPython
// 3.8, so tests with these programs are skipped where that is not installed.
package random

import (
	_ "embed"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"bytewalk/internal/oracle"
)

//go:embed random_program.py
var generator string

// Program is one random program.
type Program struct {
	Name   string // the file's name
	Source string
}

// Programs makes the programs of the seeds from first on, in a folder of their own.
// Seeds stand for the same programs always.
func Programs(t testing.TB, first, count int) (folder string, programs []Program) {
	t.Helper()
	folder = t.TempDir()
	script := filepath.Join(t.TempDir(), "random_program.py")
	if err := os.WriteFile(script, []byte(generator), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := oracle.RunArgs(t, "3.8", folder, "", script, folder, strconv.Itoa(first), strconv.Itoa(count)); r.Status != 0 {
		t.Fatal(r.Stderr)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.py"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		programs = append(programs, Program{filepath.Base(name), string(source)})
	}
	return folder, programs
}
