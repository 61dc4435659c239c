package interpreter_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
)

// runFolder runs a program in a folder of its own, as `bytewalk run` does.
func runFolder(t *testing.T, d *dialect.Dialect, p corpus.Program) corpus.Outcome {
	t.Helper()
	r, err := compiler.Compile(source.NewFile(p.File(), p.Source), compiler.Options{Dialect: d})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(p.Stdin, "\n")
	var out, errs bytes.Buffer
	m, err := interpreter.New(interpreter.Config{
		Dialect: d, Argv: []string{p.File()}, Folder: t.TempDir(), Stdout: &out, Stderr: &errs,
		Stdin: func(string) (string, error) {
			if len(lines) == 0 || lines[0] == "" {
				return "", io.EOF
			}
			line := lines[0]
			lines = lines[1:]
			return line, nil
		},
		Limits: vm.Limits{Time: 30 * time.Second}, DontWriteBytecode: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	o := m.Run(context.Background(), r.Code)
	var bug *vm.InternalError
	if errors.As(o.Err, &bug) {
		t.Fatalf("%v\n%s", bug, bug.Stack)
	}
	return corpus.Outcome{Stdout: out.String(), Error: corpus.LastLine(errs.String()), Status: o.Status}
}

// TestBehaviour runs the corpus's programs on behaviour in every dialect that can be run, and compares
// what they write, the last line of their error and their exit status with CPython's.
func TestBehaviour(t *testing.T) {
	programs := corpus.Behaviour(t)
	for _, d := range dialect.With(dialect.Executed) {
		n := 0
		for _, p := range programs {
			if !p.IsFor(d.Name) {
				continue
			}
			n++
			t.Run(d.Name+"/"+p.Name, func(t *testing.T) {
				t.Parallel()
				want, err := corpus.ReadOutcome(corpus.BehaviourDir(), d.Name, p.Name, p.Source)
				if err != nil {
					t.Fatal(err)
				}
				got := runFolder(t, d, p)
				if got.Status != want.Status || got.Error != want.Error {
					t.Errorf("ends with %q, status %d; want %q, status %d", got.Error, got.Status, want.Error, want.Status)
				}
				x, y := strings.SplitAfter(got.Stdout, "\n"), strings.SplitAfter(want.Stdout, "\n")
				for i := range max(len(x), len(y)) {
					if i >= len(x) || i >= len(y) || x[i] != y[i] {
						t.Errorf("line %d: got %.400q, want %.400q", i+1, x[min(i, len(x)-1)], y[min(i, len(y)-1)])
						break
					}
				}
			})
		}
		t.Logf("%s: %d programs", d.Name, n)
	}
}

// TestBehaviourStored runs CPython itself on the programs: what is stored is what it does.
func TestBehaviourStored(t *testing.T) {
	if !oracle.WantsAll() {
		t.Skip("left out: CPython on all programs (CONFORMANCE=1)")
	}
	for _, version := range corpus.Versions {
		python := oracle.Python(t, version)
		for _, p := range corpus.Behaviour(t) {
			if !p.IsFor(version) {
				continue
			}
			dir := t.TempDir()
			if err := os.WriteFile(dir+"/"+p.File(), []byte(p.Source), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(dir+"/"+p.Name+".stdin", []byte(p.Stdin), 0o600); err != nil {
				t.Fatal(err)
			}
			now, err := corpus.RunProgram(python, dir, p.Name)
			if err != nil {
				t.Fatal(err)
			}
			if then, err := corpus.ReadOutcome(corpus.BehaviourDir(), version, p.Name, p.Source); err != nil || now != then {
				t.Errorf("%s %s: what is stored is not what CPython does (%v): go generate", version, p.Name, err)
			}
		}
	}
}
