package parser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/internal/conformance/peer"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

//go:generate go run gen_wrong.go
//go:generate go run gen_trees.go

// wrongProgram is an item of testdata/wrong.json, made by gen_wrong.go.
type wrongProgram struct {
	Source string
	Stage  string
	Error  *exception
}

// exception is a CPython exception; where it is not a SyntaxError, only Type and
// Message are there.
type exception struct {
	Type    string `json:"type"`
	Message string `json:"message"`
	Line    *int   `json:"line"`
	Offset  *int   `json:"offset"`
	Text    string `json:"text"`
	File    string `json:"file"`

	// Where it ends, since 3.10.
	EndLine   *int `json:"endLine"`
	EndOffset *int `json:"endOffset"`

	Shown  string `json:"shown"`  // as the interpreter prints it
	Script string `json:"script"` // and if the file is the one that is run
}

// String writes an exception so that two can be compared.
func (e *exception) String() string {
	line, offset := 0, -1
	if e.Line != nil {
		line = *e.Line
	}
	if e.Offset != nil {
		offset = *e.Offset
	}
	if !strings.HasSuffix(e.Type, "Error") || e.Type == "MemoryError" || e.Type == "UnicodeDecodeError" {
		// CPython gives no place; ours is the one where it would stop.
		return e.Type + ": " + e.Message
	}
	end := ""
	if e.EndLine != nil {
		end = fmt.Sprintf(" to %d:%d", *e.EndLine, *e.EndOffset)
	}
	return fmt.Sprintf("%s: %s\n  file %q line %d offset %d%s text %q", e.Type, e.Message, e.File, line, offset, end, e.Text)
}

// describeIn is describe with the end of the error where the dialect has that.
func describeIn(d *dialect.Dialect, err error) string {
	e, ok := err.(*diag.Error)
	if !ok || d.Grammar != dialect.PEG || e.Type != "SyntaxError" && e.Type != "IndentationError" && e.Type != "TabError" {
		return describe(err)
	}
	line, end := e.Line(), int(e.Span.End.Line)
	return (&exception{Type: e.Type, Message: e.Message, Line: &line, Offset: &e.Offset, Text: e.Text, File: e.File,
		EndLine: &end, EndOffset: &e.EndOffset}).String()
}

func describe(err error) string {
	switch err := err.(type) {
	case nil:
		return "no error"
	case *diag.Error:
		line := err.Line()
		return (&exception{Type: err.Type, Message: err.Message, Line: &line, Offset: &err.Offset, Text: err.Text, File: err.File}).String()
	}
	return err.Error()
}

func readWrong(t *testing.T, path string) []wrongProgram {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var programs []wrongProgram
	if err := json.Unmarshal(raw, &programs); err != nil {
		t.Fatal(err)
	}
	return programs
}

// TestWrong compares type, message, file, line, column and source line of errors.
func TestWrong(t *testing.T) {
	for _, program := range readWrong(t, "testdata/wrong.json") {
		want := "no error"
		if program.Stage == "parse" {
			want = program.Error.String()
		}
		f, err := source.Decode("wrong.py", []byte(program.Source))
		if err == nil {
			_, _, err = parser.ParseFile(f, dialect.V38)
		}
		if got := describe(err); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", program.Source, got, want)
		}
	}
}

// TestWrongFormat compares what is printed for errors.
func TestWrongFormat(t *testing.T) {
	for _, program := range readWrong(t, "testdata/wrong.json") {
		f, err := source.Decode("wrong.py", []byte(program.Source))
		if err == nil {
			_, _, err = parser.ParseFile(f, dialect.V38)
		}
		e, ok := err.(*diag.Error)
		if !ok || program.Stage != "parse" {
			continue
		}
		if e.Format() != program.Error.Shown {
			t.Errorf("%q\ngot\n%s\nwant\n%s", program.Source, e.Format(), program.Error.Shown)
		}
		if got := e.AsScript(f).Format(); got != program.Error.Script {
			t.Errorf("%q, run as a script\ngot\n%s\nwant\n%s", program.Source, got, program.Error.Script)
		}
	}
}

// tree is an item of testdata/trees.json, made by gen_trees.go.
type tree struct {
	Source   string   `json:"source"`
	Mode     string   `json:"mode"`
	Dump     string   `json:"dump"`
	Nodes    string   `json:"nodes"` // their classes, parents first
	Warnings []string `json:"warnings"`
}

// parse parses in the given mode and gives dump and classes, or the error.
func parse(name, text, mode string) (dump, nodes string, warnings []diag.Warning) {
	f, err := source.Decode(name, []byte(text))
	if err != nil {
		return describe(err), "", nil
	}
	var mod ast.Mod
	switch mode {
	case "exec":
		mod, warnings, err = parser.ParseFile(f, dialect.V38)
	case "eval":
		mod, warnings, err = parser.ParseExpression(f, dialect.V38)
	case "single":
		mod, warnings, err = parser.ParseInteractive(f, dialect.V38)
	}
	if err != nil {
		e := err.(*diag.Error)
		return e.Type + ": " + e.Message, "", warnings
	}
	var classes []string
	ast.Inspect(mod, func(n ast.Node) bool {
		classes = append(classes, ast.Class(n))
		return true
	})
	return ast.Dump(mod, true), strings.Join(classes, " "), warnings
}

// TestTrees compares trees with all positions, and warnings, in all three modes.
func TestTrees(t *testing.T) {
	raw, err := os.ReadFile("testdata/trees.json")
	if err != nil {
		t.Fatal(err)
	}
	var trees []tree
	if err := json.Unmarshal(raw, &trees); err != nil {
		t.Fatal(err)
	}
	for _, want := range trees {
		got, nodes, warnings := parse("tree.py", want.Source, want.Mode)
		if nodes != want.Nodes {
			t.Errorf("%s\ngot nodes  %s\nwant nodes %s", want.Source, nodes, want.Nodes)
		}
		if got != want.Dump {
			t.Errorf("%s, mode %s\ngot  %s\nwant %s", want.Source, want.Mode, got, want.Dump)
		}
		var texts []string
		for _, w := range warnings {
			texts = append(texts, w.String())
		}
		if fmt.Sprint(texts) != fmt.Sprint(want.Warnings) {
			t.Errorf("%s\ngot warnings  %q\nwant warnings %q", want.Source, texts, want.Warnings)
		}
	}
}

// TestLibrary compares the trees of a sample of CPython's own library and its tests. The
// conformance command compares all files.
func TestLibrary(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		t.Run(d.Name, func(t *testing.T) { peer.Sample(t, d, 60, peer.Tree) })
	}
}

// TestDeep checks that depth gives an error and no crash.
func TestDeep(t *testing.T) {
	const n = 200_000
	for name, text := range map[string]string{
		"parentheses": strings.Repeat("(", n),
		"minus":       strings.Repeat("-", n) + "1",
		"not":         strings.Repeat("not ", n) + "1",
		"lambda":      strings.Repeat("lambda: ", n) + "1",
		"else":        strings.Repeat("1 if 2 else ", n) + "3",
		"power":       strings.Repeat("1 ** ", n) + "1",
		"plus":        strings.Repeat("1 + ", n) + "1",
		"attribute":   "a" + strings.Repeat(".a", n),
		"call":        "a" + strings.Repeat("()", n),
		"f-string":    "f'{" + strings.Repeat("(", n) + "}'",
		"star":        strings.Repeat("*", n),
		"comp":        "[x" + strings.Repeat(" for x in y", n) + "]",
	} {
		_, _, err := parser.ParseFile(source.NewFile("deep.py", text), dialect.V38)
		if e, ok := err.(*diag.Error); !ok {
			t.Errorf("%s: got %v, want an error", name, err)
		} else if e.Type == "" {
			t.Errorf("%s: the error has no type: %v", name, e)
		}
	}
	for name, text := range map[string]string{
		"elif":  "if x: pass\n" + strings.Repeat("elif x: pass\n", n),
		"comma": strings.Repeat("a, ", n),
		"or":    strings.Repeat("a or ", n) + "b",
		"chain": strings.Repeat("a < ", n) + "b",
	} {
		if _, _, err := parser.ParseFile(source.NewFile("long.py", text), dialect.V38); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

const stackServer = `
import ast, os
os.dup2(os.open(os.devnull, os.O_WRONLY), 2) # CPython says more of it than anybody wants to know
def handle(source):
    try:
        compile(source, "stack.py", "exec", ast.PyCF_ONLY_AST)
    except MemoryError:
        return "MemoryError"
    return ""
`

// TestStack compares how deep programs may be nested.
func TestStack(t *testing.T) {
	server := oracle.Serve(t, "3.8", stackServer)
	nest := func(before, after string) func(int) string {
		return func(n int) string {
			return strings.Repeat(before, 50) + strings.Repeat("-", n) + "1" + strings.Repeat(after, 50)
		}
	}
	in := func(before, after string) func(int) string {
		return func(n int) string { return before + strings.Repeat("-", n) + "1" + after }
	}
	repeat := func(before, what, after string) func(int) string {
		return func(n int) string { return before + strings.Repeat(what, n) + after }
	}
	for name, program := range map[string]func(int) string{
		"minus": in("", ""), "not": repeat("", "not ", "1"), "lambda": repeat("", "lambda: ", "1"),
		"else": repeat("", "1 if 2 else ", "3"), "power": repeat("", "1 ** ", "1"),
		"comp_if": repeat("[x for x in y", " if z", "]"), "comp_for": repeat("[x", " for x in y", "]"),
		"paren": nest("(", ")"), "list": nest("[", "]"), "set": nest("{", "}"), "dict": nest("{1:", "}"),
		"subscript": nest("a[", "]"), "slice": nest("a[1:2:", "]"), "call": nest("a(", ")"), "keyword": nest("a(b=", ")"),
		"star": nest("a(*", ")"), "starred": nest("[*", "]"), "dict unpacking": nest("{**", "}"), "lambda default": nest("lambda x=1: ", ""),
		"await": nest("-(await x)**", ""), "walrus": nest("(a := ", ")"), "yield": nest("(yield ", ")"), "yield from": nest("(yield from ", ")"),
		"return": in("return ", ""), "raise": in("raise ", ""), "raise from": in("raise a from ", ""), "yield stmt": in("yield ", ""),
		"del": in("del a[", "]"), "assert": in("assert ", ""), "assign": in("a = ", ""), "augassign": in("a += ", ""),
		"annassign": in("a: ", ""), "annassign value": in("a: b = ", ""), "with": in("with ", ": pass"), "with as": in("with a as b[", "]: pass"),
		"for": in("for a in ", ": pass"), "for target": in("for a[", "] in b: pass"), "while": in("while ", ": pass"), "if": in("if ", ": pass"),
		"except": in("try: pass\nexcept ", ": pass"), "default": in("def f(a=", "): pass"), "kwonly": in("def f(*, a=", "): pass"),
		"annotation": in("def f(a: ", "): pass"), "returns": in("def f() -> ", ": pass"), "decorator": in("@a(", ")\ndef f(): pass"),
		"decorated": in("@a\ndef f(): ", ""), "class": in("class A(", "): pass"), "class body": in("class A: ", ""),
		"async def": in("async def f(): ", ""), "async decorated": in("@a\nasync def f(): ", ""), "async for": in("async for x in ", ": pass"),
		"try": in("try: ", "\nfinally: pass"), "else body": in("if a: b\nelse: ", ""), "block": in("if a:\n if b:\n  ", "\n"),
	} {
		ok := func(n int) bool {
			_, _, err := parser.ParseFile(source.NewFile("stack.py", program(n)), dialect.V38)
			return err == nil
		}
		deepest := sort.Search(4000, func(n int) bool { return !ok(n + 1) })
		for n, want := range map[int]string{deepest: "", deepest + 1: "MemoryError"} {
			var got string
			if err := server.Ask(program(n), &got); err != nil {
				t.Errorf("%s: %v", name, err)
			} else if got != want {
				t.Errorf("%s: CPython says %q of depth %d, our limit is %d", name, got, n, deepest)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	var files []*source.File
	size := 0
	for _, p := range corpus.Programs(b) {
		f := source.NewFile(p.Name, p.Source)
		if _, _, err := parser.ParseFile(f, dialect.V38); err == nil {
			files = append(files, f)
			size += len(f.Text)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			if _, _, err := parser.ParseFile(f, dialect.V38); err != nil {
				b.Fatal(err)
			}
		}
	}
}
