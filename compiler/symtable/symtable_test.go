package symtable_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/diag"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/compiler/symtable"
	"bytewalk/internal/conformance/peer"
)

//go:generate go run ../parser/gen_wrong.go testdata
//go:generate go run gen_scopes.go

func build(name, text string) (*symtable.Table, error) {
	return buildFor(dialect.V38, name, text)
}

func buildFor(d *dialect.Dialect, name, text string) (*symtable.Table, error) {
	f, err := source.Decode(name, []byte(text))
	if err != nil {
		return nil, err
	}
	mod, _, err := parser.ParseFile(f, d)
	if err != nil {
		return nil, err
	}
	return symtable.Build(mod, f, d)
}

// show writes a block and those in it: for each name CPython's number for it. The
// names are sorted, because CPython adds free variables of children in the order
// of a set.
func show(d *dialect.Dialect, b *strings.Builder, s *symtable.Scope, indent string) {
	// What CPython numbers is the same list without a zeroth item.
	kind := int(s.Type) - 1
	shift := map[*dialect.Dialect]int{dialect.V38: 11, dialect.V313: 12}[d]
	nested := 0
	if s.Nested {
		nested = 1
	}
	fmt.Fprintf(b, "%s%s %d %d nested=%d varnames=%s\n", indent, s.Name, kind, s.Span.Start.Line, nested, strings.Join(s.VarNames, ","))
	symbols := slices.Clone(s.Symbols)
	slices.SortFunc(symbols, func(a, b *symtable.Symbol) int { return strings.Compare(a.Name, b.Name) })
	for _, sym := range symbols {
		fmt.Fprintf(b, "%s. %s %d\n", indent, sym.Name, int(sym.Flags)|int(sym.Scope)<<shift)
	}
	for _, child := range s.Children {
		show(d, b, child, indent+"  ")
	}
}

// TestScopes compares the scopes of stored programs.
func TestScopes(t *testing.T) {
	var programs []struct{ Source, Scopes string }
	readJSON(t, "testdata/scopes.json", &programs)
	for _, p := range programs {
		table, err := build("scopes.py", p.Source)
		if err != nil {
			t.Errorf("%s\n%v", p.Source, err)
			continue
		}
		var got strings.Builder
		show(dialect.V38, &got, table.Top, "")
		if got.String() != p.Scopes {
			t.Errorf("%s\ngot\n%s\nwant\n%s", p.Source, got.String(), p.Scopes)
		}
	}
}

func readJSON(t *testing.T, path string, v any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, v); err != nil {
		t.Fatal(err)
	}
}

// TestWrong compares errors of the symbol table and of future statements.
func TestWrong(t *testing.T) {
	var programs []struct {
		Source, Stage string
		Error         struct {
			Type, Message, Text, File string
			Line, Offset              int
		}
	}
	readJSON(t, "testdata/wrong.json", &programs)
	for _, p := range programs {
		_, err := build("wrong.py", p.Source)
		if p.Stage == "" {
			if err != nil {
				t.Errorf("%s\ngot %v, want no error", p.Source, err)
			}
			continue
		}
		e, ok := err.(*diag.Error)
		if !ok {
			t.Errorf("%s\ngot %v, want %v", p.Source, err, p.Error)
			continue
		}
		got := fmt.Sprint(e.Type, e.Message, e.File, e.Line(), e.Offset, e.Text)
		if want := fmt.Sprint(p.Error.Type, p.Error.Message, p.Error.File, p.Error.Line, p.Error.Offset, p.Error.Text); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", p.Source, got, want)
		}
	}
}

// TestLibrary compares the scopes of a sample of CPython's own library and its tests. The
// conformance command compares all files.
func TestLibrary(t *testing.T) {
	for _, d := range dialect.With(dialect.Compiled) {
		t.Run(d.Name, func(t *testing.T) { peer.Sample(t, d, 40, peer.Symbols) })
	}
}

func TestLookup(t *testing.T) {
	f := source.NewFile("f.py", "class C:\n def f(self): return [super for x in y], lambda: 1\n")
	mod, _, err := parser.ParseFile(f, dialect.V38)
	if err != nil {
		t.Fatal(err)
	}
	table, err := symtable.Build(mod, f, dialect.V38)
	if err != nil {
		t.Fatal(err)
	}
	if table.Lookup(mod) != table.Top {
		t.Error("the module's block is not the top")
	}
	class := mod.Body[0].(*ast.ClassDef)
	function := class.Body[0].(*ast.FunctionDef)
	tuple := function.Body[0].(*ast.Return).Value.(*ast.Tuple)
	for node, name := range map[ast.Node]string{class: "C", function: "f", tuple.Elts[0]: "listcomp", tuple.Elts[1]: "lambda"} {
		if s := table.Lookup(node); s == nil || s.Name != name || s.Node != node {
			t.Errorf("Lookup gives %v for %s", s, name)
		}
	}
	if !table.Lookup(class).NeedsClassClosure {
		t.Error("super in a comprehension of a method does not make the class need __class__")
	}
	if got := table.Lookup(function).Scope("__class__"); got != symtable.Free {
		t.Errorf("__class__ is %v in the method, want FREE", got)
	}
}

func TestMangle(t *testing.T) {
	for _, c := range []struct{ class, name, want string }{
		{"C", "__x", "_C__x"}, {"__C", "__x", "_C__x"}, {"C", "__x__", "__x__"}, {"C", "_x", "_x"},
		{"", "__x", "__x"}, {"___", "__x", "__x"}, {"C", "__a.b", "__a.b"}, {"C", "__", "__"},
	} {
		if got := symtable.Mangle(c.class, c.name); got != c.want {
			t.Errorf("Mangle(%q, %q) = %q, want %q", c.class, c.name, got, c.want)
		}
	}
}

// TestDeep checks that a deep tree gives CPython's error.
func TestDeep(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("a + ", 5000) + "a",
		"a" + strings.Repeat(".a", 5000),
		"if x: pass\n" + strings.Repeat("elif x: pass\n", 5000),
	} {
		_, err := build("deep.py", text)
		if e, ok := err.(*diag.Error); !ok || e.Type != "RecursionError" {
			t.Errorf("%.20q…: got %v, want a RecursionError", text, err)
		}
	}
}
