package interpreter_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"bytewalk/app/interpreter"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
	"bytewalk/vm"
)

// compileAll is what CPython runs: it compiles files to .pyc files. Its input is a list of the
// source, the name that the code is to have, and the file to be written. It gives the numbers of
// those that could not be compiled.
const compileAll = `import json, py_compile, sys
refused = []
for i, (source, name, pyc) in enumerate(json.load(sys.stdin)):
    try:
        py_compile.compile(source, pyc, name, True, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError:
        refused.append(i)
print(json.dumps(refused))
`

// pycProgram is a program with what CPython makes of it when it runs.
type pycProgram struct {
	corpus.Program
	folder string // that it is to run in; "" for a new one
	want   corpus.Outcome
}

// pycPrograms gives all programs of which outcomes are stored for a version.
func pycPrograms(t *testing.T, version string) (all []pycProgram) {
	t.Helper()
	for _, p := range corpus.For(t, version) {
		e := p.Expected(t, version)
		all = append(all, pycProgram{p, corpus.Dir(), corpus.Outcome{Stdout: e.Stdout, Error: e.LastError(), Status: e.Status}})
	}
	root := filepath.Join(corpus.Dir(), "..", "..")
	for _, dir := range []string{corpus.BehaviourDir(), filepath.Join(root, "vm", "stdlib", "testdata"), filepath.Join(root, "vm", "builtins", "testdata", "programs")} {
		paths, err := filepath.Glob(filepath.Join(dir, "*.py"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no programs in %s (%v)", dir, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(filepath.Base(path), ".py")
			want, err := corpus.ReadOutcome(dir, version, name, string(text))
			if errors.Is(err, os.ErrNotExist) {
				continue // it is for other versions
			} else if err != nil {
				t.Fatal(err)
			}
			stdin, _ := os.ReadFile(filepath.Join(dir, name+".stdin")) // most read nothing
			all = append(all, pycProgram{corpus.Program{Name: name, Path: path, Source: string(text), Stdin: string(stdin)}, "", want})
		}
	}
	return all
}

// scratch is the folder that a program was run in for its stored result.
var scratch = regexp.MustCompile(`/[^ "]*/program[0-9]+/`)

// masked gives a program's output without what differs from run to run in CPython itself.
func masked(out string) string {
	return scratch.ReplaceAllString(address.ReplaceAllString(out, "0x"), "")
}

// TestPyc has CPython compile every program of which a result is stored, and runs the .pyc
// file: it does what CPython does with the source.
func TestPyc(t *testing.T) {
	for _, d := range dialect.With(dialect.Executed) {
		t.Run(d.Name, func(t *testing.T) {
			programs := pycPrograms(t, d.Name)
			dir := t.TempDir()
			var jobs [][3]string
			for i, p := range programs {
				jobs = append(jobs, [3]string{p.Path, p.File(), filepath.Join(dir, fmt.Sprint(i, ".pyc"))})
			}
			input, err := json.Marshal(jobs)
			if err != nil {
				t.Fatal(err)
			}
			r := oracle.Run(t, d.Name, compileAll, string(input))
			var refused []int
			if err := json.Unmarshal([]byte(r.Stdout), &refused); err != nil {
				t.Fatalf("%v\n%s", err, r.Stderr)
			}
			for _, i := range refused {
				programs[i].Source = ""
			}
			for i, p := range programs {
				if p.Source == "" {
					continue // a program that is wrong has no .pyc file
				}
				data, err := os.ReadFile(jobs[i][2])
				if err != nil {
					t.Fatal(err)
				}
				t.Run(p.Name, func(t *testing.T) {
					header, c, err := marshal.ReadPyc(data)
					if err != nil || header.Dialect != d {
						t.Fatalf("read as %+v: %v", header, err)
					}
					got := runPyc(t, c, p)
					got.Stdout, p.want.Stdout = masked(got.Stdout), masked(p.want.Stdout)
					if got.Stdout != p.want.Stdout {
						// A set of constants is ordered as it was read: CPython's own result is another then.
						r := oracle.RunArgs(t, d.Name, p.folder, p.Stdin, jobs[i][2])
						p.want = corpus.Outcome{Stdout: masked(r.Stdout), Error: corpus.LastLine(r.Stderr), Status: r.Status}
					}
					if p.want.Status == 0 {
						got.Error, p.want.Error = "", "" // warnings of the compiler
					}
					if got.Status != p.want.Status || got.Error != p.want.Error {
						t.Errorf("ends with %q, status %d; want %q, status %d", got.Error, got.Status, p.want.Error, p.want.Status)
					}
					if got.Stdout != p.want.Stdout {
						t.Errorf("standard output: %s", firstDifference(got.Stdout, p.want.Stdout))
					}
				})
			}
		})
	}
}

func runPyc(t *testing.T, c *code.Code, p pycProgram) corpus.Outcome {
	t.Helper()
	folder := p.folder
	if folder == "" {
		folder = t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, p.File()), []byte(p.Source), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	lines := strings.SplitAfter(p.Stdin, "\n")
	var out, errs bytes.Buffer
	m, err := interpreter.New(interpreter.Config{
		Dialect: c.Dialect, Argv: []string{p.File()}, Folder: folder, Stdout: &out, Stderr: &errs,
		Stdin: func(string) (string, error) {
			if len(lines) == 0 || lines[0] == "" {
				return "", io.EOF
			}
			line := lines[0]
			lines = lines[1:]
			return line, nil
		},
		Limits: vm.Limits{Time: 2 * time.Minute}, DontWriteBytecode: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	o := m.Run(context.Background(), c)
	var bug *vm.InternalError
	if errors.As(o.Err, &bug) {
		t.Fatalf("%v\n%s", bug, bug.Stack)
	}
	return corpus.Outcome{Stdout: out.String(), Error: corpus.LastLine(errs.String()), Status: o.Status}
}
