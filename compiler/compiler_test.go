package compiler_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/opcode"
	"bytewalk/compiler/source"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

//go:generate go run gen.go

// TestCorpus compares the code objects of the project's own programs with
// CPython's, as stored.
func TestCorpus(t *testing.T) {
	for _, version := range corpus.Versions {
		d, ok := dialect.Lookup(version)
		if !ok || d.Support < dialect.Compiled {
			continue
		}
		for _, p := range corpus.Programs(t) {
			t.Run(version+"/"+p.Name, func(t *testing.T) {
				expected := p.Expected(t, version).Code
				r, err := compiler.CompileBytes(p.File(), []byte(p.Source), compiler.Options{Dialect: d})
				if expected == nil {
					if err == nil {
						t.Fatal("compiled, but CPython refuses it")
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				object, err := expected.Object(version)
				if err != nil {
					t.Fatal(err)
				}
				for _, difference := range code.Diff(r.Code, object) {
					t.Error(difference)
				}
				checkPositions(t, r)
			})
		}
	}
}

// checkPositions checks that every code unit has a position, inside the file.
func checkPositions(t *testing.T, r *compiler.Result) {
	t.Helper()
	for co := range r.Code.All() {
		if len(co.Positions) != len(co.Bytecode)/2 {
			t.Errorf("%s: %d positions for %d code units", co.Name, len(co.Positions), len(co.Bytecode)/2)
		}
		for i, p := range co.Positions {
			if p == (code.Position{}) {
				continue
			}
			start, end := source.Pos{Line: p.Line, Col: p.Col}, source.Pos{Line: p.EndLine, Col: p.EndCol}
			if end.Before(start) || int(p.EndLine) > r.File.Lines() || int(p.EndCol) > len(r.File.Line(int(p.EndLine))) {
				t.Errorf("%s: the position of code unit %d is %v", co.Name, i, p)
			}
		}
	}
}

// snippet is what CPython made of a snippet at one -O level.
type snippet struct {
	Code  []byte
	Error *struct {
		Type, Message string
		Line, Offset  int
	}
	Warnings []string
}

// TestSnippets compares code objects, errors and warnings with CPython's, as
// stored, at every -O level.
func TestSnippets(t *testing.T) {
	text, err := os.ReadFile("testdata/snippets.txt")
	if err != nil {
		t.Fatal(err)
	}
	sources := strings.Split(string(text), "\n---\n")
	for _, d := range dialect.With(dialect.Compiled) {
		stored, err := os.ReadFile("testdata/snippets-" + d.Name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var expected []snippet
		if err := json.Unmarshal(stored, &expected); err != nil {
			t.Fatal(err)
		}
		if len(expected) != 3*len(sources) {
			t.Fatalf("%d stored results for %d snippets: run go generate", len(expected), len(sources))
		}
		for i, text := range sources {
			for level := range 3 {
				o := compiler.Options{Dialect: d, Optimize: level}
				if line, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(line, "# mode: ") {
					o.Mode = map[string]compiler.Mode{"eval": compiler.Eval, "single": compiler.Single}[line[8:]]
					sources[i] = rest
				}
				if difference := expected[3*i+level].differs(t, sources[i], o); difference != "" {
					t.Errorf("%s -O%d:\n%s\n%s", d.Name, level, sources[i], difference)
				}
			}
		}
	}
}

func (s *snippet) differs(t *testing.T, text string, o compiler.Options) string {
	r, err := compiler.Compile(source.NewFile("snippet.py", text), o)
	var e *diag.Error
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	switch {
	case s.Error == nil && err != nil:
		return err.Error()
	case s.Error != nil && err == nil:
		return "compiled, but CPython gives " + s.Error.Message
	case s.Error != nil:
		if e.Type != s.Error.Type || e.Message != s.Error.Message || e.Line() != s.Error.Line || e.Offset != s.Error.Offset {
			return fmt.Sprintf("%s: %s (%d, %d), want %v", e.Type, e.Message, e.Line(), e.Offset, *s.Error)
		}
		return ""
	}
	expected, err := marshal.Load(o.Dialect, s.Code)
	if err != nil {
		t.Fatal(err)
	}
	got, err := marshal.Load(o.Dialect, marshal.Dump(r.Code))
	if err != nil {
		t.Fatal(err)
	}
	if diff := code.Diff(got.(*code.Code), expected.(*code.Code)); len(diff) > 0 {
		return strings.Join(diff, "\n")
	}
	var warnings []string
	for _, w := range r.Warnings {
		warnings = append(warnings, fmt.Sprintf("%s:%d: %s", w.Category, w.Span.Start.Line, w.Message))
	}
	if got, want := strings.Join(warnings, "\n"), strings.Join(s.Warnings, "\n"); got != want {
		return fmt.Sprintf("warnings:\n%s\nwant:\n%s", got, want)
	}
	return ""
}

// TestLimits compiles what would take too much memory or too deep a stack.
func TestLimits(t *testing.T) {
	for name, text := range map[string]string{
		"MemoryError":    "x = " + strings.Repeat("'a' * 4096 + ", 2000) + "''\n",
		"RecursionError": "x = " + strings.Repeat("y + ", 3000) + "y\n",
		"SyntaxError":    nested(21),
	} {
		_, err := compiler.Compile(source.NewFile("limits.py", text), compiler.Options{})
		var e *diag.Error
		if !errors.As(err, &e) || e.Type != name {
			t.Errorf("%v, want a %s", err, name)
		}
	}
	if _, err := compiler.Compile(source.NewFile("limits.py", nested(20)), compiler.Options{}); err != nil {
		t.Error(err)
	}
}

// nested gives loops in loops.
func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "for x in y:\n")
	}
	b.WriteString(strings.Repeat(" ", depth) + "pass\n")
	return b.String()
}

// TestLibrary compares a sample of CPython's standard library at every -O level.
// The conformance command compares all of it.
func TestLibrary(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		paths, _ := filepath.Glob(filepath.Join(oracle.Lib(t, d.Name), "*.py"))
		p, err := peer.Start(oracle.Python(t, d.Name))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(paths); i += 8 {
			difference, err := p.Compare(paths[i], compiler.Options{Dialect: d, Optimize: i / 8 % 3})
			if err != nil {
				t.Fatal(err)
			}
			if difference != "" {
				t.Errorf("%s -O%d: %s", paths[i], i/8%3, difference)
			}
		}
		p.Stop()
	}
}

// TestLongJumps compiles functions whose jumps need EXTENDED_ARG, or just do not,
// and compares with CPython.
func TestLongJumps(t *testing.T) {
	p, err := peer.Start(oracle.Python(t, "3.8"))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Stop()
	file := filepath.Join(t.TempDir(), "long.py")
	forms := []string{
		"while a:\n%s",
		"for a in b:\n  if c and d or e: continue\n%s",
		"def f():\n try:\n%s\n  return a if b else c\n finally:\n%s",
		"if a:\n%s\nelif b:\n%s\nelse:\n%s",
		"x = [a for b in c if d]\nwith a:\n%s\n  if b: x = (1, 2)\n",
		"def f():\n if a:\n%s\n  return 1\n else:\n%s\n  return 2\n",
	}
	for _, form := range forms {
		for _, n := range []int{10, 59, 60, 61, 62, 63, 64, 124, 126, 128, 8191} {
			body := strings.Repeat("  x = y\n", n-1) + "  x = y"
			text := strings.ReplaceAll(form, "%s", body) + "\n"
			if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			difference, err := p.Compare(file, compiler.Options{Dialect: dialect.V38})
			if err != nil {
				t.Fatal(err)
			}
			if difference != "" {
				t.Errorf("%s with %d statements:\n%.500s", form, n, difference)
			}
		}
	}
}

// TestPositions checks that an instruction that loads a variable stands where the
// variable's name is, in f-strings too.
func TestPositions(t *testing.T) {
	implicit := map[string]bool{"AssertionError": true, "__name__": true, "__annotations__": true, ".0": true}
	programs := map[string]string{
		"fstrings.py": "y = f\"{a!r} {b:>3}\" f'{ c:{w}x{h.g}} {c} {c}'\nprint(f'''\u00e9 {a} {\n b +\n c}\n" +
			" {d=}{a+f\"{z} {z}\"}''')\nf'{(a)} {f(x)(y[1]) + \"s\":{z!r}}'\nx = ('a' \"b\" rf'{q}\\d'\n     f'''{w}''')\n",
	}
	for _, p := range corpus.Programs(t) {
		programs[p.File()] = p.Source
	}
	for name, text := range programs {
		r, err := compiler.CompileBytes(name, []byte(text), compiler.Options{})
		if err != nil {
			continue
		}
		for co := range r.Code.All() {
			for in := range co.Instructions() {
				var variable string
				switch in.Op {
				case opcode.LoadName, opcode.LoadGlobal:
					variable = co.Names[in.Arg]
				case opcode.LoadFast:
					variable = co.VarNames[in.Arg]
				case opcode.LoadDeref, opcode.LoadClassderef:
					variable = co.CellName(int(in.Arg))
				}
				p := co.Positions[in.Offset/2]
				text := r.File.Slice(source.Span{
					Start: source.Pos{Line: p.Line, Col: p.Col}, End: source.Pos{Line: p.EndLine, Col: p.EndCol},
				})
				// A private name is kept with its class before it.
				if variable != "" && !implicit[variable] && (text == "" || !strings.HasSuffix(variable, text)) {
					t.Errorf("%s: %s: %s of %q stands at %q", name, co.Name, in.Op, variable, text)
				}
			}
		}
	}
}
