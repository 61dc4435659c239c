package lexer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/corpus"
)

// FuzzLexer reads whatever comes with the lexers of both grammars: the tokens cover
// the source, in order.
func FuzzLexer(f *testing.F) {
	for _, text := range []string{"", "x = 1\n", "if x:\n\ty\n  z", "f'{a}' b'c' '''", "(\n)]", "0x_ 1e+ 1__2 0777", "é€\\\n x", "# c", "\f x \\",
		"f'{a:{b}}' f\"{'a'}\" f'''{\n1}''' rf'\\{a}'", "f'{{}}{a!r:>{w}.{p}}'", "f'{a=}{", "match x:\n case 1: pass", "\\\n\n", "  \\\n x", "'\\\n'", "\x0c\n", "0_0 0o8 0b2 1_ 1.e 1.j 1if x else y"} {
		f.Add(text)
	}
	for _, p := range corpus.Programs(f) {
		f.Add(p.Source)
	}
	for _, path := range []string{"../parser/testdata/wrong.txt", "../parser/testdata/wrong-3.13.txt"} {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, text := range strings.Split(string(text), "\n%%") {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		file, err := source.Decode("fuzz.py", []byte(text))
		if err != nil {
			return
		}
		for _, d := range dialect.With(dialect.Compiled) {
			strict, err := lexer.Tokenize(file, d)
			if err == nil {
				if err := checkStrict(file, strict); err != nil {
					t.Errorf("%s: %v", d, err)
				}
			}
			tokens := lexer.Highlight(file, d)
			if err := check(file, tokens); err != nil {
				t.Errorf("%s: %v", d, err)
			}
			if n := len(tokens); n == 0 || tokens[n-1].Kind != token.EndMarker {
				t.Errorf("%s: no end marker", d)
			}
		}
	})
}

// checkStrict checks the tokens that the parser gets: they are in order, and no dedent
// is without its indent. (An open bracket leaves indents open.)
func checkStrict(f *source.File, tokens []token.Token) error {
	level := 0
	for _, t := range tokens {
		switch t.Kind {
		case token.Indent:
			level++
		case token.Dedent:
			level--
		}
		if level < 0 {
			return fmt.Errorf("a dedent at %v without its indent", t.Span)
		}
	}
	last := source.Pos{Line: 1}
	for _, t := range tokens {
		if t.Span.Start.Before(last) || t.Span.End.Before(t.Span.Start) {
			return fmt.Errorf("%v %q at %v comes before the end of the token before it, %v", t.Kind, t.Text, t.Span, last)
		}
		if t.Text != "" {
			last = t.Span.End
		}
	}
	return nil
}

// TestHighlightManyErrors: each bracket that is too many, or was never opened, is an error
// of its own, on a line that is as long as the file.
func TestHighlightManyErrors(t *testing.T) {
	const n = 400_000
	for _, bracket := range []string{"(", ")", "?", "$"} {
		for _, d := range dialect.With(dialect.Compiled) {
			tokens := lexer.Highlight(source.NewFile("t.py", strings.Repeat(bracket, n)), d)
			if len(tokens) < n {
				t.Errorf("%s: %d tokens", d, len(tokens))
			}
		}
	}
}
