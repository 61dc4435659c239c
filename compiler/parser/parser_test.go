package parser_test

import (
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
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
	Shown   string `json:"shown"` // as the interpreter prints it
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
	return fmt.Sprintf("%s: %s\n  file %q line %d offset %d text %q", e.Type, e.Message, e.File, line, offset, e.Text)
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
		if e, ok := err.(*diag.Error); ok && program.Stage == "parse" && e.Format() != program.Error.Shown {
			t.Errorf("%q\ngot\n%s\nwant\n%s", program.Source, e.Format(), program.Error.Shown)
		}
	}
}

// tree is an item of testdata/trees.json, made by gen_trees.go.
type tree struct {
	Source   string   `json:"source"`
	Mode     string   `json:"mode"`
	Dump     string   `json:"dump"`
	Warnings []string `json:"warnings"`
}

// parse parses in the given mode and gives the dump, or the error.
func parse(name, text, mode string) (string, []diag.Warning) {
	f, err := source.Decode(name, []byte(text))
	if err != nil {
		return describe(err), nil
	}
	var mod ast.Mod
	var warnings []diag.Warning
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
		return e.Type + ": " + e.Message, warnings
	}
	return ast.Dump(mod, true), warnings
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
		got, warnings := parse("tree.py", want.Source, want.Mode)
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

const libraryServer = `
import ast, hashlib, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
def handle(path):
    with open(path, "rb") as f:
        raw = f.read()
    try:
        tree = compile(raw, path, "exec", ast.PyCF_ONLY_AST)
    except Exception:
        return ""
    return hashlib.sha1(ast.dump(tree, include_attributes=True).encode("utf-8", "surrogatepass")).hexdigest()
`

// TestLibrary compares the trees of CPython's own library and its tests; of all
// files with CONFORMANCE=1.
func TestLibrary(t *testing.T) {
	server := oracle.Serve(t, "3.8", libraryServer)
	files := oracle.Sources(t, "3.8")
	step := 60
	if oracle.WantsAll() {
		step = 1
	}
	same, refused := 0, 0
	for i := 0; i < len(files); i += step {
		var want string
		if err := server.Ask(files[i], &want); err != nil {
			t.Fatalf("%s: %v", files[i], err)
		}
		raw, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		f, err := source.Decode(files[i], raw)
		var mod *ast.Module
		if err == nil {
			mod, _, err = parser.ParseFile(f, dialect.V38)
		}
		if (err != nil) != (want == "") {
			t.Errorf("%s: error %v, CPython's tree is %q", files[i], err, want)
			continue
		}
		if err != nil {
			refused++
			continue
		}
		sum := sha1.Sum([]byte(ast.Dump(mod, true)))
		if hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: the trees differ", files[i])
			continue
		}
		same++
	}
	t.Logf("%d trees identical, %d files refused by both", same, refused)
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

func BenchmarkParse(b *testing.B) {
	var files []*source.File
	size := 0
	for _, p := range corpus.Programs(b) {
		f := source.NewFile(p.Name, p.Source)
		files = append(files, f)
		size += len(f.Text)
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
