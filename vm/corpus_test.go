package vm_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
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
	"bytewalk/vm"
	"bytewalk/vm/importlib"
	"bytewalk/vm/object"
	"bytewalk/vm/stdlib"
)

// result is what a program did.
type result struct {
	stdout, stderr string
	vm.Outcome
}

// compile is Thread.Compile.
func compile(d *dialect.Dialect) func(t *object.Thread, src, filename, mode string, _ int) (*code.Code, error) {
	return func(t *object.Thread, src, filename, mode string, _ int) (*code.Code, error) {
		return compileFor(t, d, src, filename, mode)
	}
}

func compileFor(t *object.Thread, dialect *dialect.Dialect, src, filename, mode string) (*code.Code, error) {
	o := compiler.Options{Dialect: dialect}
	switch mode {
	case "eval":
		o.Mode = compiler.Eval
	case "single":
		o.Mode = compiler.Single
	}
	r, err := compiler.Compile(source.NewFile(filename, src), o)
	var d *diag.Error
	if errors.As(err, &d) {
		return nil, t.Errorf(object.SyntaxError, "%s", d.Message)
	}
	if err != nil {
		return nil, err
	}
	for _, w := range r.Warnings {
		if err := t.Stderr(w.String() + "\n"); err != nil {
			return nil, err
		}
	}
	return r.Code, nil
}

// config is a machine's configuration for tests of 3.8: its output goes to out and errs.
func config(out, errs io.Writer, stdin string) vm.Config {
	return configFor(dialect.V38, out, errs, stdin)
}

func configFor(dialect *dialect.Dialect, out, errs io.Writer, stdin string) vm.Config {
	lines := strings.SplitAfter(stdin, "\n")
	return vm.Config{
		Dialect: dialect, Stdout: out, Stderr: errs, Compile: compile(dialect), Excerpts: excerpt.Of{Dialect: dialect},
		Stdin: func(string) (string, error) {
			if len(lines) == 0 || lines[0] == "" {
				return "", io.EOF
			}
			line := lines[0]
			lines = lines[1:]
			return line, nil
		},
		SourceLine: func(name string, line int) string {
			raw, err := os.ReadFile(name)
			if err != nil {
				return ""
			}
			all := strings.Split(string(raw), "\n")
			if line < 1 || line > len(all) {
				return ""
			}
			return all[line-1]
		},
		Limits:            vm.Limits{Time: 20 * time.Second},
		Path:              []string{""},
		DontWriteBytecode: true,
		Setup: func(m *vm.Machine) error {
			root, err := os.OpenRoot(".")
			if err != nil {
				return err
			}
			importlib.Attach(m.Thread, importlib.Options{Dialect: dialect, Root: root, NewCode: m.NewCode,
				Library: stdlib.Attach(m.Thread, stdlib.Options{Dialect: dialect, NewCode: m.NewCode})})
			return nil
		},
	}
}

// execute compiles and runs a program.
func execute(tb testing.TB, name, src, stdin string, change func(*vm.Config)) result {
	tb.Helper()
	return executeFor(tb, dialect.V38, name, src, stdin, change)
}

func executeFor(tb testing.TB, d *dialect.Dialect, name, src, stdin string, change func(*vm.Config)) result {
	tb.Helper()
	r, err := compiler.Compile(source.NewFile(name, src), compiler.Options{Dialect: d})
	if err != nil {
		tb.Fatal(err)
	}
	got := runCode(tb, r.Code, stdin, change)
	warned := ""
	for _, w := range r.Warnings {
		if w.Category != "SyntaxWarning" {
			continue
		}
		warned += w.String() + "\n  " + strings.TrimLeft(strings.Split(src, "\n")[w.Span.Start.Line-1], " \t") + "\n"
	}
	got.stderr = warned + got.stderr
	return got
}

func runCode(tb testing.TB, c *code.Code, stdin string, change func(*vm.Config)) result {
	tb.Helper()
	var out, errs bytes.Buffer
	cfg := configFor(c.Dialect, &out, &errs, stdin)
	cfg.Argv = []string{c.Filename}
	if change != nil {
		change(&cfg)
	}
	m, err := vm.New(cfg)
	if err != nil {
		tb.Fatal(err)
	}
	outcome := m.Run(context.Background(), c)
	return result{out.String(), errs.String(), outcome}
}

// dialects are those that the machine executes.
var dialects = []*dialect.Dialect{dialect.V38, dialect.V313}

// TestCorpus runs the project's own programs and compares with what CPython does.
func TestCorpus(t *testing.T) {
	t.Chdir(corpus.Dir())
	for _, d := range dialects {
		for _, p := range corpus.Programs(t) {
			if !p.IsFor(d.Name) {
				continue
			}
			want := p.Expected(t, d.Name)
			if want.Code == nil {
				continue
			}
			t.Run(d.Name+"/"+p.Name, func(t *testing.T) { compareRun(t, d, p, want) })
		}
	}
}

func compareRun(t *testing.T, d *dialect.Dialect, p corpus.Program, want corpus.Expected) {
	got := executeFor(t, d, p.File(), p.Source, p.Stdin, nil)
	var bug *vm.InternalError
	if errors.As(got.Err, &bug) {
		t.Fatalf("%v\n%s", bug, bug.Stack)
	}
	if got.stdout != want.Stdout {
		t.Errorf("standard output\n%s", firstDifference(got.stdout, want.Stdout))
	}
	if got.stderr != want.Stderr {
		t.Errorf("standard error\n--- got\n%s--- want\n%s", got.stderr, want.Stderr)
	}
	if got.Status != want.Status {
		t.Errorf("status %d, want %d (%v)", got.Status, want.Status, got.Err)
	}
}

// firstDifference shows the first line that differs.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		at := func(list []string) string {
			if i < len(list) {
				return list[i]
			}
			return "(end)"
		}
		if at(g) != at(w) {
			return "line " + itoa(i+1) + "\n got " + at(g) + "\nwant " + at(w)
		}
	}
	return ""
}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + string(rune('0'+i%10))
}
