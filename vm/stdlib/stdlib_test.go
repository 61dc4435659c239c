package stdlib_test

import (
	"bytes"
	"context"
	"errors"
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
	"bytewalk/compiler/excerpt"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/importlib"
	"bytewalk/vm/object"
	"bytewalk/vm/stdlib"
)

// run runs a program in a dialect.
func run(tb testing.TB, d *dialect.Dialect, name, text string) (stdout, stderr string, outcome vm.Outcome) {
	tb.Helper()
	compile := func(t *object.Thread, src, filename, mode string, _ int) (*code.Code, error) {
		o := compiler.Options{Dialect: d, Mode: map[string]compiler.Mode{"eval": compiler.Eval, "single": compiler.Single}[mode]}
		r, err := compiler.Compile(source.NewFile(filename, src), o)
		var de *diag.Error
		if errors.As(err, &de) {
			return nil, t.Errorf(object.SyntaxError, "%s", de.Message)
		}
		if err != nil {
			return nil, err
		}
		return r.Code, nil
	}
	var out, errs bytes.Buffer
	m, err := vm.New(vm.Config{
		Dialect: d, Stdout: &out, Stderr: &errs, Compile: compile, Argv: []string{name}, Path: []string{""},
		Limits: vm.Limits{Time: 60 * time.Second}, Excerpts: excerpt.Of{Dialect: d},
		SourceLine: func(filename string, line int) string {
			if lines := strings.Split(text, "\n"); filename == name && line <= len(lines) {
				return lines[line-1]
			}
			return ""
		},
		Setup: func(m *vm.Machine) error {
			importlib.Attach(m.Thread, importlib.Options{Dialect: d, NewCode: m.NewCode,
				Library: stdlib.Attach(m.Thread, stdlib.Options{Dialect: d, NewCode: m.NewCode})})
			return nil
		},
	})
	if err != nil {
		tb.Fatal(err)
	}
	c, err := compile(m.Thread, text, name, "exec", 0)
	if err != nil {
		tb.Fatal(err)
	}
	outcome = m.Run(context.Background(), c)
	var bug *vm.InternalError
	if errors.As(outcome.Err, &bug) {
		tb.Fatalf("%v\n%s", bug, bug.Stack)
	}
	return out.String(), errs.String(), outcome
}

// Addresses, and the folder that the generator runs the program in, differ from run to run in
// CPython itself.
var (
	address = regexp.MustCompile(`at 0x[0-9a-f]+`)
	folder  = regexp.MustCompile(`/[^ "]*/program[0-9]+/`)
)

// TestPrograms runs the programs in testdata in every dialect and compares with what CPython does.
func TestPrograms(t *testing.T) {
	programs, err := filepath.Glob("testdata/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal("no programs", err)
	}
	for _, d := range dialect.With(dialect.Complete) {
		for _, p := range programs {
			name := strings.TrimSuffix(filepath.Base(p), ".py")
			t.Run(d.Name+"/"+name, func(t *testing.T) {
				t.Parallel()
				text, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				want, err := corpus.ReadOutcome("testdata", d.Name, name, string(text))
				if err != nil {
					t.Fatal(err)
				}
				stdout, stderr, outcome := run(t, d, filepath.Base(p), string(text))
				if outcome.Status != want.Status {
					t.Errorf("status %d, want %d", outcome.Status, want.Status)
				}
				// What a program that ends well writes there are warnings, and CPython ran without them.
				if got := corpus.LastLine(stderr); got != want.Error && (want.Error != "" || outcome.Status != 0) {
					t.Errorf("standard error ends with\n got %s\nwant %s\n%s", got, want.Error, stderr)
				}
				mask := func(text string) string {
					return folder.ReplaceAllString(address.ReplaceAllString(text, "at 0x"), "")
				}
				got, lines := strings.Split(mask(stdout), "\n"), strings.Split(mask(want.Stdout), "\n")
				for i, left := 0, 10; i < max(len(got), len(lines)) && left > 0; i++ {
					x, y := "(end)", "(end)"
					if i < len(got) {
						x = got[i]
					}
					if i < len(lines) {
						y = lines[i]
					}
					if x != y {
						t.Errorf("line %d\n got %s\nwant %s", i+1, x, y)
						left--
					}
				}
			})
		}
	}
}

// TestOutcomes runs CPython itself on the programs: what is stored is what it does.
func TestOutcomes(t *testing.T) {
	if !oracle.WantsAll() {
		t.Skip("left out: CPython on all programs (CONFORMANCE=1)")
	}
	programs, err := filepath.Glob("testdata/*.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range corpus.Versions {
		t.Run(version, func(t *testing.T) {
			python := oracle.Python(t, version)
			for _, p := range programs {
				name := strings.TrimSuffix(filepath.Base(p), ".py")
				text, err := os.ReadFile(p)
				if err != nil {
					t.Fatal(err)
				}
				stored, err := corpus.ReadOutcome("testdata", version, name, string(text))
				if err != nil {
					t.Fatal(err)
				}
				if now, err := corpus.RunProgram(python, "testdata", name); err != nil || now != stored {
					t.Errorf("%s: what is stored is stale (%v)", name, err)
				}
			}
		})
	}
}

// TestModules imports every module of the library in every dialect that can be run.
func TestModules(t *testing.T) {
	for _, d := range dialect.With(dialect.Complete) {
		for _, name := range stdlib.Names(d) {
			if _, stderr, outcome := run(t, d, "main.py", "import "+name+"\n"); outcome.Status != 0 {
				t.Errorf("%s: import %s: %s", d, name, stderr)
			}
		}
	}
}

// BenchmarkImport measures imports in a new machine of what other machines have imported.
func BenchmarkImport(b *testing.B) {
	for _, name := range stdlib.Names(dialect.V38) {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				run(b, dialect.V38, "main.py", "import "+name+"\n")
			}
		})
	}
}
