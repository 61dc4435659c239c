package lexer_test

import (
	"fmt"
	"strings"
	"testing"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

// show writes tokens as "KIND text" in one line.
func show(tokens []token.Token) string {
	var parts []string
	for _, t := range tokens {
		part := t.Kind.String()
		if t.Text != "" && t.Kind != token.Newline && t.Kind != token.NL {
			part += " " + t.Text
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "ENDMARKER"},
		{"x", "NAME x, NEWLINE, NEWLINE, ENDMARKER"},
		{"if x:\n  y\nz\n", "NAME if, NAME x, COLON :, NEWLINE, INDENT, NAME y, NEWLINE, DEDENT, NAME z, NEWLINE, NEWLINE, ENDMARKER"},
		{"a <<= b**-1 # c\n", "NAME a, LEFTSHIFTEQUAL <<=, NAME b, DOUBLESTAR **, MINUS -, NUMBER 1, NEWLINE, NEWLINE, ENDMARKER"},
		{"(a,\n\n b)\n", "LPAR (, NAME a, COMMA ,, NAME b, RPAR ), NEWLINE, NEWLINE, ENDMARKER"},
		{"rb'a' f\"b\" u'''c\n'''\n", "STRING rb'a', STRING f\"b\", STRING u'''c\n''', NEWLINE, NEWLINE, ENDMARKER"},
		{"a \\\n b...c..d\n", "NAME a, NAME b, ELLIPSIS ..., NAME c, DOT ., DOT ., NAME d, NEWLINE, NEWLINE, ENDMARKER"},
		{"async await x?\n", "ASYNC async, AWAIT await, NAME x, OP ?, NEWLINE, NEWLINE, ENDMARKER"},
	} {
		tokens, err := lexer.Tokenize(source.NewFile("t.py", c.text), dialect.V38)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
		if got := show(tokens); got != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestTokenizeError(t *testing.T) {
	tokens, err := lexer.Tokenize(source.NewFile("t.py", "x = 'a\n"), dialect.V38)
	if e, ok := err.(*diag.Error); !ok || e.Error() != "t.py:1:7: SyntaxError: EOL while scanning string literal" {
		t.Errorf("got %v", err)
	}
	if got := show(tokens); got != "NAME x, EQUAL =" {
		t.Errorf("the tokens before the error are %s", got)
	}
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"x # a\n# b\n\ny\n", "NAME x, COMMENT # a, NEWLINE, COMMENT # b, NL, NL, NAME y, NEWLINE, NEWLINE, ENDMARKER"},
		{"x = 'a\ny = 1\n", "NAME x, EQUAL =, ERRORTOKEN 'a, NEWLINE, NAME y, EQUAL =, NUMBER 1, NEWLINE, NEWLINE, ENDMARKER"},
		{"x = 0b2 y\n", "NAME x, EQUAL =, ERRORTOKEN 0b, NUMBER 2, NAME y, NEWLINE, NEWLINE, ENDMARKER"},
		{"if x:\n    y\n  z\n", "NAME if, NAME x, COLON :, NEWLINE, INDENT, NAME y, NEWLINE, DEDENT, NAME z, NEWLINE, NEWLINE, ENDMARKER"},
		{"a ) b\n", "NAME a, ERRORTOKEN ), NAME b, NEWLINE, NEWLINE, ENDMARKER"},
	} {
		if got := show(lexer.Highlight(source.NewFile("t.py", c.text), dialect.V38)); got != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// check says what is wrong with the spans of tokens.
func check(f *source.File, tokens []token.Token) error {
	last := source.Pos{Line: 1}
	for _, t := range tokens {
		if between := f.Slice(source.Span{Start: last, End: t.Span.Start}); strings.Trim(between, " \t\f\\\n") != "" {
			return fmt.Errorf("the text %q before %v %q is in no token", between, t.Kind, t.Text)
		}
		if t.Span.End.Before(t.Span.Start) || t.Span.Start.Before(last) {
			return fmt.Errorf("%v %q at %v comes before the end of the token before it, %v", t.Kind, t.Text, t.Span, last)
		}
		// The line end that the text lacks is there for the scanner, and double braces
		// in an f-string are single ones.
		given := t.Kind == token.NL || t.Kind == token.Newline && f.Offset(t.Span.Start) == len(f.Text) ||
			t.Kind == token.FStringMiddle && strings.ContainsAny(t.Text, "{}")
		if got := f.Slice(t.Span); t.Text != "" && !given && got != t.Text {
			return fmt.Errorf("the text of %v %q is %q", t.Kind, t.Text, got)
		}
		if t.Text != "" {
			last = t.Span.End
		}
	}
	return nil
}

// tokenServer asks Lib/tokenize.py, which gives comments too, and whose names
// for operators are exact_type's.
const tokenServer = `
import io, token, tokenize
def handle(source):
    out = []
    for t in tokenize.generate_tokens(io.StringIO(source).readline):
        if t.type in (tokenize.INDENT, tokenize.DEDENT, tokenize.NL, tokenize.ENDMARKER, tokenize.NEWLINE):
            continue
        name = token.tok_name[t.exact_type]
        if t.string in ("async", "await"):
            name = t.string.upper()
        line = source.split("\n")
        out.append("%s %s %d:%d" % (name, t.string, t.start[0], len(line[t.start[0] - 1][:t.start[1]].encode())))
    return out
`

// TestAgainstTokenize compares kind, text and place with the tokenize module.
func TestAgainstTokenize(t *testing.T) {
	server := oracle.Serve(t, "3.8", tokenServer)
	for _, p := range corpus.Programs(t) {
		var want, got []string
		if err := server.Ask(p.Source, &want); err != nil {
			continue // a program with a syntax error
		}
		f := source.NewFile(p.Name, p.Source)
		tokens := lexer.Highlight(f, dialect.V38)
		if err := check(f, tokens); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		for _, tok := range tokens {
			switch tok.Kind {
			case token.Indent, token.Dedent, token.NL, token.EndMarker, token.Newline:
				continue
			}
			got = append(got, fmt.Sprintf("%v %s %d:%d", tok.Kind, tok.Text, tok.Span.Start.Line, tok.Span.Start.Col))
		}
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s: token %d differs\ngot  %q\nwant %q", p.Name, i, got[min(i, len(got)):min(i+3, len(got))], want[min(i, len(want)):min(i+3, len(want))])
				break
			}
		}
	}
}
