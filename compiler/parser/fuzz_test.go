package parser_test

import (
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
)

func FuzzParser(f *testing.F) {
	for _, p := range corpus.Programs(f) {
		f.Add(p.Source)
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
		mod, _, err := parser.ParseFile(file, dialect.V38)
		if err == nil {
			ast.Dump(mod, true)
		} else if e, ok := err.(*diag.Error); !ok || e.Type == "" {
			t.Errorf("the error is a %T: %v", err, err)
		} else {
			e.Format()
		}
		if mod, _, err := parser.ParseExpression(file, dialect.V38); err == nil {
			ast.Dump(mod, true)
		}
		if mod, _, err := parser.ParseInteractive(file, dialect.V38); err == nil {
			ast.Dump(mod, true)
		}
	})
}
