package parser_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
)

// FuzzParser parses whatever comes, as a file, an expression and a line, in all
// dialects: the answer is a tree whose places lie in the file, or a *diag.Error.
func FuzzParser(f *testing.F) {
	for _, p := range corpus.Programs(f) {
		f.Add(p.Source)
	}
	for _, path := range []string{"testdata/wrong.txt", "testdata/wrong-3.13.txt", "testdata/trees.txt"} {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, text := range strings.Split(string(text), "\n%%") {
			f.Add(text)
		}
	}
	for _, text := range []string{"", "(", "f'{", "f'{a!r:{b}}'", "x: int = 1", "lambda *, a: b", "'\\N{DIGIT ONE}\\x'",
		"@a\ndef f(a, /, *b, c=1, **d) -> e: pass", "[a for b in c if d]", "f(a=1, *b, **c)", "a[b:c, d]", "\f\t x\\\n y"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.Decode("fuzz.py", []byte(text))
		if err != nil {
			return
		}
		for _, d := range dialect.With(dialect.Compiled) {
			file38 := d.Grammar == dialect.LL1
			module, _, err := parser.ParseFile(file, d)
			examine(t, d, file, module, err, file38)
			expression, _, err := parser.ParseExpression(file, d)
			examine(t, d, file, expression, err, file38)
			line, _, err := parser.ParseInteractive(file, d)
			examine(t, d, file, line, err, file38)
		}
	})
}

// examine checks what came of a program. Where f-strings are taken apart late, the
// places in them are CPython's own, which may be anywhere.
func examine(t *testing.T, d *dialect.Dialect, file *source.File, mod ast.Mod, err error, lateFStrings bool) {
	t.Helper()
	if err != nil {
		e, ok := err.(*diag.Error)
		if !ok || e.Type == "" {
			t.Fatalf("%s: the error is a %T: %v", d, err, err)
		}
		e.Format()
		if int(e.Span.Start.Line) > file.Lines()+2 {
			t.Errorf("%s: the error %v is in line %d of %d", d, e, e.Span.Start.Line, file.Lines())
		}
		return
	}
	ast.DumpFor(d, mod, true)
	ast.Inspect(mod, func(n ast.Node) bool {
		if _, ok := n.(*ast.JoinedStr); ok && lateFStrings {
			return false
		}
		if wrong := misplaced(file, n); wrong != "" {
			t.Errorf("%s: %s is %s", d, ast.Class(n), wrong)
		}
		return true
	})
}

func misplaced(file *source.File, n ast.Node) string {
	at := n.Pos()
	if at == (source.Span{}) {
		return ""
	}
	for _, p := range []source.Pos{at.Start, at.End} {
		// The line end that a file lacks counts as there.
		if p.Line < 1 || int(p.Line) > file.Lines()+1 || p.Col < 0 || int(p.Col) > len(file.Line(int(p.Line)))+1 {
			return fmt.Sprintf("at %v, outside the file", at)
		}
	}
	if at.End.Before(at.Start) {
		return fmt.Sprintf("at %v, which ends before it starts", at)
	}
	return ""
}
