package compiler_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bytewalk/compiler"
	"bytewalk/compiler/code"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
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
		for _, p := range corpus.For(t, version) {
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

var modes = map[string]compiler.Mode{"exec": compiler.Exec, "eval": compiler.Eval, "single": compiler.Single}

var repeated = regexp.MustCompile(`{{(\d+)\*(.*?)}}`)

// programsOf gives the programs of files, in the form that the generator reads.
func programsOf(t *testing.T, names ...string) []question {
	t.Helper()
	var list []question
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, program := range strings.Split(string(text), "\n---\n") {
			program = repeated.ReplaceAllStringFunc(program, func(s string) string {
				m := repeated.FindStringSubmatch(s)
				n, _ := strconv.Atoi(m[1])
				return strings.Repeat(m[2], n)
			})
			q := question{Source: program, File: "program.py", Mode: "exec"}
			if line, rest, _ := strings.Cut(program, "\n"); strings.HasPrefix(line, "# mode: ") {
				words := strings.Fields(line[8:])
				q.Mode, q.Future, q.Source = words[0], words[1:], rest
			}
			list = append(list, q)
		}
	}
	return list
}

// stored gives the stored answers for a number of programs.
func stored(t *testing.T, name string, n int) []answer {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var answers []answer
	if err := json.Unmarshal(text, &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != n {
		t.Fatalf("%s: %d answers for %d programs: run go generate", name, len(answers), n)
	}
	return answers
}

// TestSnippets compares code objects, errors and warnings with CPython's, as
// stored, at every -O level.
func TestSnippets(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		questions := programsOf(t, "testdata/snippets.txt")
		answers := stored(t, "testdata/snippets-"+d.Name+".json", 3*len(questions))
		for i, q := range questions {
			for q.Optimize = range 3 {
				if difference := answers[3*i+q.Optimize].differs(t, q, d); difference != "" {
					t.Errorf("%s -O%d %s:\n%s\n%s", d.Name, q.Optimize, q.Mode, q.Source, difference)
				}
			}
		}
	}
}

// TestWrong compares errors with CPython's, as stored.
func TestWrong(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		questions := programsOf(t, "testdata/wrong.txt", "testdata/wrong-"+d.Name+".txt")
		answers := stored(t, "testdata/wrong-"+d.Name+".json", len(questions))
		wrong := 0
		for i, q := range questions {
			if answers[i].Error != nil {
				wrong++
			}
			if difference := answers[i].differs(t, q, d); difference != "" {
				t.Errorf("%s %s:\n%s\n%s", d.Name, q.Mode, q.Source, difference)
			}
		}
		t.Logf("%s: %d programs, %d of them wrong", d.Name, len(questions), wrong)
	}
}

// TestLimits compiles what would take too much memory or too deep a stack.
func TestLimits(t *testing.T) {
	for name, text := range map[string]string{
		"MemoryError":    "x = " + strings.Repeat("'a' * 4096 + ", 2000) + "''\n",
		"RecursionError": "x = " + strings.Repeat("y + ", 3000) + "y\n",
		"SyntaxError":    nested(21),
	} {
		_, err := compiler.Compile(source.NewFile("limits.py", text), compiler.Options{Dialect: dialect.V38})
		var e *diag.Error
		if !errors.As(err, &e) || e.Type != name {
			t.Errorf("%v, want a %s", err, name)
		}
	}
	if _, err := compiler.Compile(source.NewFile("limits.py", nested(20)), compiler.Options{Dialect: dialect.V38}); err != nil {
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

// TestLarge compares what is made of large programs: jumps that need EXTENDED_ARG, or
// just do not, many names and constants, and expressions about as deep as CPython allows.
// (The exact depth depends on what is running there.)
func TestLarge(t *testing.T) {
	ask := map[*dialect.Dialect]func(question) answer{}
	for _, d := range dialect.With(dialect.Compiled) {
		ask[d] = serve(t, d.Name)
	}
	times := strings.Repeat
	numbered := func(text string) func(int) string {
		return func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.ReplaceAll(text, "#", strconv.Itoa(i)))
			}
			return b.String()
		}
	}
	long := func(form string) func(int) string {
		return func(n int) string { return strings.ReplaceAll(form, "%s", times("  x = y\n", n-1)+"  x = y") + "\n" }
	}
	around := []int{31, 59, 60, 61, 62, 63, 126}
	many := []int{15, 16, 30, 31, 254, 255, 256, 257}
	deep := []int{90, 900, 2900, 3100, 9900, 10_100}
	if oracle.WantsAll() {
		around = append(around, 10, 32, 64, 124, 128, 8191)
		many = append(many, 17, 29, 32, 33, 253, 512, 4000)
		deep = append(deep, 20_000)
	}
	for _, f := range []struct {
		sizes []int
		make  func(int) string
	}{
		{around, long("while a:\n%s")},
		{around, long("for a in b:\n  if c and d or e: continue\n%s")},
		{append(around, 8191), long("def f():\n try:\n%s\n  return a if b else c\n finally:\n%s")},
		{around, long("if a:\n%s\nelif b:\n%s\nelse:\n%s")},
		{around, long("x = [a for b in c if d]\nwith a:\n%s\n  if b: x = (1, 2)\n")},
		{around, long("def f():\n if a:\n%s\n  return 1\n else:\n%s\n  return 2\n")},
		{around, long("async def f():\n async for a in b:\n%s\n  await c\n  if d: break\n else:\n%s\n async with e:\n%s\n")},
		{around, long("def f(a):\n while 1:\n  try:\n   if a: break\n  except E as e:\n%s\n   continue\n%s\n  yield a\n")},
		{many, numbered("v# = v1 = w#.a#\n")},
		{many, numbered("x = #.5, 'a#'\n")},
		{many, func(n int) string { return "def f(" + numbered("a#, ")(n) + "*b): a1 = b; del a2\n" }},
		{many, func(n int) string {
			return "def f(" + numbered("a#, ")(n) + "*b):\n def g(): return " + numbered("a#, ")(n) + "\n"
		}},
		{many, func(n int) string { return "f(" + numbered("a#, ")(n) + ")\n" }},
		{many, func(n int) string { return "f(" + numbered("a#=1, ")(n) + ")\n" }},
		{many, func(n int) string { return "a.f(1, " + numbered("a#=1, ")(n) + "*b)\n" }},
		{many, func(n int) string { return "class C(" + numbered("a#, ")(n) + "): pass\n" }},
		{many, func(n int) string {
			return "x = [" + numbered("#, ")(n) + "], [" + times("a, ", n) + "], {" + times("a, ", n) + "}\n"
		}},
		{many, func(n int) string { return "x = (" + times("a, ", n) + "*b), {" + numbered("#, ")(n) + "}\n" }},
		{many, func(n int) string { return "x = {" + numbered("#: a, ")(n) + "**b, 1: 2}\n" }},
		{many, func(n int) string { return "x = {" + times("a: b, ", n) + "}\nx in {" + numbered("'#', ")(n) + "}\n" }},
		{many, func(n int) string { return times("a, ", n) + "b = x\n" + "*b, " + times("a, ", n) + "= x\n" }},
		{many, func(n int) string { return "x = f'" + times("{a}", n) + "'\n" }},
		{many, func(n int) string {
			return "x = 'a'" + times(" 'b'", n) + " + 'c'" + times(" + 'd'", min(n, 500)) + "\n"
		}},
		{many, func(n int) string { return "x = " + times("a < ", n) + "b\nif " + times("a and ", n) + "b: c\n" }},
		{many, func(n int) string { return times("a = ", n) + "b\n" }},
		{many, func(n int) string { return times("@a\n", n) + "def f(): pass\n" }},
		{many, func(n int) string {
			return "import " + times("a.", n) + "b as c\nfrom a import " + numbered("a#, ")(n)[:3*n] + "\n"
		}},
		{many[:4], func(n int) string { return "with a" + times(", a", min(n, 19)) + ": pass\n" }},
		{many, func(n int) string { return "if a: b\n" + times("elif a: b\n", min(n, 2000)) }},
		{deep, func(n int) string { return "x = " + times("y + ", n) + "y\n" }},
		{deep, func(n int) string { return "x = " + times("1 + ", n) + "1\n" }},
		{deep, func(n int) string { return "x = y" + times(".a", n) + "\n" }},
		{deep, func(n int) string { return "x = y" + times("()", n) + "\n" }},
		{deep, func(n int) string { return "x = y" + times("[0]", n) + "\n" }},
		{deep, func(n int) string { return "x: y" + times(".a()[1]", n/3) + "\n" }},
		{deep[:2], func(n int) string { return "x = " + times("not -", n/2) + "y\n" }},
		{deep[:2], func(n int) string { return "x = " + times("lambda: ", n/2) + "y\n" }},
		{deep[:2], func(n int) string { return "x = " + times("y if z else ", n/2) + "y\n" }},
		{[]int{10, 18}, func(n int) string { return "x = " + times("[", n) + "y" + times(" for y in z]", n) + "\n" }},
	} {
		for _, d := range dialect.With(dialect.Compiled) {
			for _, n := range f.sizes {
				q := question{Source: f.make(n), File: "program.py", Mode: "exec", Parsed: true}
				want := ask[d](q)
				if want.Parser {
					continue
				}
				if difference := want.differs(t, q, d); difference != "" {
					t.Errorf("%s: %d times, %.80q:\n%.500s", d.Name, n, f.make(min(n, 3)), difference)
				}
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
		r, err := compiler.CompileBytes(name, []byte(text), compiler.Options{Dialect: dialect.V38})
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
