package builtins_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/source"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
	"bytewalk/vm/object"
)

// compile is Thread.Compile of 3.8.
var compile = compileIn(dialect.V38)

func compileIn(version *dialect.Dialect) func(t *object.Thread, src, filename, mode string, flags int) (*code.Code, error) {
	return func(t *object.Thread, src, filename, mode string, _ int) (*code.Code, error) {
		o := compiler.Options{Dialect: version, Mode: map[string]compiler.Mode{"eval": compiler.Eval, "single": compiler.Single}[mode]}
		r, err := compiler.Compile(source.NewFile(filename, src), o)
		var d *diag.Error
		if errors.As(err, &d) {
			return nil, t.Errorf(object.SyntaxError, "%s", d.Message)
		}
		if err != nil {
			return nil, err
		}
		return r.Code, nil
	}
}

// importBuiltin imports the modules that are here.
func importBuiltin(t *object.Thread, name string, _, _ object.Value, _ int) (object.Value, error) {
	if m := t.Modules.GetStr(t, t.Intern(name)); !m.IsNull() {
		return m, nil
	}
	return importMath(t), nil
}

// TestPrograms compares what the programs in testdata print, and how they end, with CPython.
func TestPrograms(t *testing.T) {
	programs, err := filepath.Glob("testdata/programs/*.py")
	if err != nil || len(programs) == 0 {
		t.Fatal("no programs", err)
	}
	const input = "Ada\n  two words \r\n"
	for _, p := range programs {
		t.Run(filepath.Base(p), func(t *testing.T) {
			want := oracle.RunArgs(t, "3.8", "", input, "-W", "ignore", p)
			text, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			var out, errs bytes.Buffer
			lines := strings.SplitAfter(input, "\n")
			m, err := vm.New(vm.Config{Dialect: dialect.V38, Stdout: &out, Stderr: &errs, Compile: compile, Argv: []string{p},
				Stdin: func(string) (string, error) {
					if lines[0] == "" {
						return "", io.EOF
					}
					line := lines[0]
					lines = lines[1:]
					return line, nil
				}})
			if err != nil {
				t.Fatal(err)
			}
			m.Thread.Import = importBuiltin
			c, err := compile(m.Thread, string(text), p, "exec", 0)
			if err != nil {
				t.Fatal(err)
			}
			o := m.Run(context.Background(), c)
			var bug *vm.InternalError
			if errors.As(o.Err, &bug) {
				t.Errorf("%v\n%s", bug, bug.Stack)
			}
			if o.Status != want.Status {
				t.Errorf("status %d, want %d", o.Status, want.Status)
			}
			for what, texts := range map[string][2]string{"stdout": {out.String(), want.Stdout}, "stderr": {errs.String(), want.Stderr}} {
				got, want := strings.Split(texts[0], "\n"), strings.Split(texts[1], "\n")
				for i := range max(len(got), len(want)) {
					x, y := "", ""
					if i < len(got) {
						x = got[i]
					}
					if i < len(want) {
						y = want[i]
					}
					if x != y {
						t.Errorf("%s, line %d\n got %s\nwant %s", what, i+1, cut(x), cut(y))
					}
				}
			}
		})
	}
}
