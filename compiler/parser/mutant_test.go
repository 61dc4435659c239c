package parser_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/oracle"
)

const mutantServer = `
import ast, os, tempfile, warnings
warnings.simplefilter("ignore")
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
def handle(source):
    with open("mutant.py", "w", encoding="utf-8", newline="") as f:
        f.write(source)
    try:
        tree = compile(source.encode(), "mutant.py", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        return {"error": {"type": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset,
                          "text": e.text, "file": e.filename}}
    except Exception as e:
        return {"error": {"type": type(e).__name__, "message": str(e)}}
    return {"dump": ast.dump(tree, include_attributes=True)}
`

// pool is what mutants get put in.
var pool = strings.Split(`( ) [ ] { } : , ; = == += * ** / -> @ . ... if else elif for in while def class `+
	`return yield await async lambda not is None True and or import from as with try except finally raise global `+
	`nonlocal del pass break continue assert := x print 1 0777 1_ 0x "s" ' """ f'{a}' f'{a:b}' f'{' f'}' f'{a!x}' \ `+
	`$ ? ! é € # b"x" u"é" *a **k <> != ~ - 1e`, " ")

// mutants are programs made of pieces of the library by taking away, putting in
// or exchanging tokens, or by breaking off.
func mutant(r *rand.Rand, files []string) string {
	for {
		raw, err := os.ReadFile(files[r.IntN(len(files))])
		if err != nil {
			continue
		}
		f, err := source.Decode("mutant.py", raw)
		if err != nil || f.Lines() < 5 {
			continue
		}
		first := 1 + r.IntN(f.Lines()-1)
		for first > 1 && (f.Line(first) == "" || strings.ContainsAny(f.Line(first)[:1], " \t#)]}")) {
			first--
		}
		var lines []string
		for line := first; line <= f.Lines() && line < first+1+r.IntN(12); line++ {
			lines = append(lines, f.Line(line))
		}
		text := strings.Join(lines, "\n") + "\n"
		for range 1 + r.IntN(2) {
			text = mutate(r, text)
		}
		if !strings.ContainsAny(text, "\x00\r") && !strings.Contains(text, "coding") && strings.ToValidUTF8(text, "") == text {
			return text
		}
	}
}

func mutate(r *rand.Rand, text string) string {
	f := source.NewFile("mutant.py", text)
	var words []token.Token
	for _, t := range lexer.Highlight(f, dialect.V38) {
		if strings.TrimSpace(t.Text) != "" {
			words = append(words, t)
		}
	}
	put := pool[r.IntN(len(pool))]
	at := r.IntN(len(text) + 1)
	if kind := r.IntN(7); kind < 4 && len(words) > 0 {
		t := words[r.IntN(len(words))]
		start, end := f.Offset(t.Span.Start), f.Offset(t.Span.End)
		switch kind {
		case 0:
			return text[:start] + text[end:]
		case 1:
			return text[:start] + put + text[end:]
		case 2:
			return text[:start] + put + " " + text[start:]
		}
		return text[:start] + words[r.IntN(len(words))].Text + text[end:]
	} else if kind == 4 {
		return text[:at]
	} else if kind == 5 {
		return text[:at] + []string{"\n", "\t", " ", "    ", "\n    ", "\f", put}[r.IntN(7)] + text[at:]
	}
	return text[:at] + text[min(at+1, len(text)):]
}

// Pieces of which literal makes strings, f-strings, numbers and indented lines.
var (
	fstringPieces = []string{"{", "}", "{{", "}}", "{a}", "{b!r}", "{c:", "}", "!", "=", "==", "!=", "a", "b", "1", " ", "(", ")", "[", "]",
		"#", `\`, `\N{DIGIT ONE}`, `\x41`, `\d`, `"`, "'", "\n", "é", ",", "lambda x: 1", ":", "x y", `f"{a}"`, "f'{b}'", "*", "**k",
		"for x in y", "yield", "await a", "+", "not", "=1", ">", "<", ">=", "$", `"""`, "0777", "1_", "{a}{b}", "\t"}
	stringPieces = []string{"a", `\`, `\x`, `\x4`, `\u12`, `\u00e9`, `\U0001`, `\N`, `\N{`, `\N{DIGIT ONE}`, `\N{foo}`, "}", "é", "日",
		`\7`, `\777`, `\08`, "\n", "\\\n", "'", `"`, `\"`, `\'`, `\d`, `\é`, "{", "𝕏", "\t", `\ud800`, "1"}
	numberPieces = strings.Split("0123456789_._eE+-jJxXoObBaAfF7", "")
	linePieces   = []string{"\t", "    ", " ", "  ", "        ", "\f", "x", "if x:", "\n", "\n", "\n", "# c", "pass", "else:", "\\\n",
		"def f():", "(", ")", `"""`, "return", ";", ":"}
	prefixes = []string{"", "", "", "b", "r", "u", "br", "B", "U", "Rb", "ur", "bu"}
	quotes   = []string{"'", `"`, "'''", `"""`}
)

// literal makes a program with a literal that is often wrong.
func literal(r *rand.Rand) string {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	pieces := func(list []string, most int) (s string) {
		for range 1 + r.IntN(most) {
			s += pick(list)
		}
		return s
	}
	var text string
	switch r.IntN(5) {
	case 0, 1:
		q := pick(quotes)
		text = pick([]string{"f", "F", "rf", "fr"}) + q + pieces(fstringPieces, 8) + q
	case 2:
		for range 1 + r.IntN(2) {
			q := pick(quotes)
			text += " " + pick(prefixes) + q + pieces(stringPieces, 6) + q
		}
	case 3:
		text = pick([]string{"", "0", "1", "0x", "0b", "0o", "1.", "."}) + pieces(numberPieces, 5)
	case 4:
		text = pieces(linePieces, 16) + "\n"
	}
	return pick([]string{"", "x = ", "\n  ", "if 1:\n    é = ", "f(", "(\n", "[a, ", "x = (1,\n", "\\\n"}) + text +
		pick([]string{"", "\n", ")\n", "]\n", "\n)\n"})
}

// TestMutants compares errors, and trees where there is none, of programs with
// one or two mistakes; of many with CONFORMANCE=1.
func TestMutants(t *testing.T) {
	files := oracle.Sources(t, "3.8")
	compareRandom(t, func(r *rand.Rand) string { return mutant(r, files) })
}

// TestLiterals does the same with literals and indentation.
func TestLiterals(t *testing.T) { compareRandom(t, literal) }

func compareRandom(t *testing.T, program func(*rand.Rand) string) {
	server := oracle.Serve(t, "3.8", mutantServer)
	n := 500
	if oracle.WantsAll() {
		n = 40_000
	}
	r := rand.New(rand.NewPCG(3, 8))
	refused := 0
	for range n {
		text := program(r)
		var want struct {
			Error *exception
			Dump  string
		}
		if err := server.Ask(text, &want); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		f, err := source.Decode("mutant.py", []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		mod, _, err := parser.ParseFile(f, dialect.V38)
		switch {
		case want.Error != nil:
			refused++
			if got := describe(err); got != want.Error.String() {
				t.Errorf("%s\n%q\ngot  %s\nwant %s", text, text, got, want.Error)
			}
		case err != nil:
			t.Errorf("%s\n%q\ngot  %s\nwant no error", text, text, describe(err))
		case ast.Dump(mod, true) != want.Dump:
			t.Errorf("%s\n%q\ngot  %s\nwant %s", text, text, ast.Dump(mod, true), want.Dump)
		}
	}
	t.Logf("%d programs, %d of them wrong", n, refused)
}
