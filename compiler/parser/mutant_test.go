package parser_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/lexer"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/token"
	"bytewalk/internal/oracle"
)

const mutantServer = `
import ast, os, sys, tempfile, warnings
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
sys.setrecursionlimit(100000)
def answer(source, mode):
    with open("wrong.py", "w", encoding="utf-8", newline="") as f:
        f.write(source)
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        result = {}
        try:
            compile(source.encode(), "wrong.py", mode, ast.PyCF_ONLY_AST)
        except SyntaxError as e:
            result["error"] = {"type": type(e).__name__, "message": e.msg, "line": e.lineno, "offset": e.offset,
                "endLine": getattr(e, "end_lineno", None), "endOffset": getattr(e, "end_offset", None), "text": e.text, "file": e.filename}
        except Exception as e:
            result["error"] = {"type": type(e).__name__, "message": str(e)}
        result["warnings"] = ["%d: %s: %s" % (w.lineno, w.category.__name__, w.message) for w in given]
    return result
def handle(request):
    return [answer(p["source"], p["mode"]) for p in request]
`

// pool is what mutants get put in.
var pool = strings.Split(`( ) [ ] { } : , ; = == += * ** / -> @ . ... if else elif for in while def class `+
	`return yield await async lambda not is None True and or import from as with try except finally raise global `+
	`nonlocal del pass break continue assert := x print 1 0777 1_ 0x "s" ' """ f'{a}' f'{a:b}' f'{' f'}' f'{a!x}' \ `+
	`$ ? ! é € # b"x" u"é" *a **k <> != ~ - 1e`, " ")

// mutants are programs made of pieces of the library by taking away, putting in
// or exchanging tokens, or by breaking off.
func mutant(r *rand.Rand, files []string, d *dialect.Dialect) string {
	for {
		raw, err := os.ReadFile(files[r.IntN(len(files))])
		if err != nil {
			continue
		}
		f, err := source.Decode("wrong.py", raw)
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
			text = mutate(r, text, d)
		}
		if !strings.ContainsAny(text, "\x00\r") && !strings.Contains(text, "coding") && strings.ToValidUTF8(text, "") == text {
			return text
		}
	}
}

func mutate(r *rand.Rand, text string, d *dialect.Dialect) string {
	f := source.NewFile("wrong.py", text)
	var words []token.Token
	for _, t := range lexer.Highlight(f, d) {
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

// TestMutants compares errors and warnings of programs with one or two mistakes, in
// all dialects that can be compiled and all modes; of many with CONFORMANCE=1.
func TestMutants(t *testing.T) {
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) {
		files := oracle.Sources(t, d.Name)
		compareRandom(t, d, func(r *rand.Rand) string { return mutant(r, files, d) })
	})
}

// TestLiterals does the same with literals and indentation.
func TestLiterals(t *testing.T) {
	eachDialect(t, func(t *testing.T, d *dialect.Dialect) { compareRandom(t, d, literal) })
}

func eachDialect(t *testing.T, test func(*testing.T, *dialect.Dialect)) {
	for _, d := range []*dialect.Dialect{dialect.V38, dialect.V313} {
		t.Run(d.Name, func(t *testing.T) { test(t, d) })
	}
}

// program is a question to the interpreter, answered what it says.
type program struct {
	Source string `json:"source"`
	Mode   string `json:"mode"`
}

type answered struct {
	Error    *exception
	Warnings []string
}

// modes has "exec" more often than the others.
var modes = []string{"exec", "exec", "exec", "exec", "eval", "single"}

func compareRandom(t *testing.T, d *dialect.Dialect, make func(*rand.Rand) string) {
	server := oracle.Serve(t, d.Name, mutantServer)
	n, seed := 200, uint64(8)
	if given, err := strconv.Atoi(os.Getenv("BYTEWALK_PROGRAMS")); err == nil {
		n = given
	}
	if oracle.WantsAll() {
		n = 50_000
	}
	if given, err := strconv.Atoi(os.Getenv("BYTEWALK_SEED")); err == nil {
		seed = uint64(given)
	}
	r := rand.New(rand.NewPCG(3, seed))
	refused, wrong := 0, 0
	for done := 0; done < n; {
		var programs []program
		for ; len(programs) < 100; done++ {
			programs = append(programs, program{make(r), modes[r.IntN(len(modes))]})
		}
		var answers []answered
		if err := server.Ask(programs, &answers); err != nil {
			t.Fatal(err)
		}
		for i, p := range programs {
			want := answers[i]
			if want.Error != nil {
				refused++
			}
			if got := ours(d, p); got != want.String() {
				if wrong++; wrong <= 25 {
					t.Errorf("%s %q\ngot  %s\nwant %s", p.Mode, p.Source, got, want)
				}
			}
		}
	}
	t.Logf("%d programs, %d of them wrong; %d differ", n, refused, wrong)
}

func (a answered) String() string {
	text := "no error"
	if a.Error != nil {
		text = a.Error.String()
	}
	return text + " " + strings.Join(a.Warnings, "; ")
}

// ours says what this package says, as answered.String does.
func ours(d *dialect.Dialect, p program) string {
	f, err := source.Decode("wrong.py", []byte(p.Source))
	if err != nil {
		return describe(err) + " "
	}
	var warnings []diag.Warning
	switch p.Mode {
	case "exec":
		_, warnings, err = parser.ParseFile(f, d)
	case "eval":
		_, warnings, err = parser.ParseExpression(f, d)
	case "single":
		_, warnings, err = parser.ParseInteractive(f, d)
	}
	var a answered
	for _, w := range warnings {
		a.Warnings = append(a.Warnings, fmt.Sprintf("%d: %s: %s", w.Span.Start.Line, w.Category, w.Message))
	}
	text := strings.TrimPrefix(a.String(), "no error")
	if err != nil {
		return describeIn(d, err) + text
	}
	return "no error" + text
}
