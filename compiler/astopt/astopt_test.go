package astopt_test

import (
	"encoding/base64"
	"fmt"
	"testing"

	"bytewalk/compiler/ast"
	"bytewalk/compiler/astopt"
	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/marshal"
	"bytewalk/compiler/parser"
	"bytewalk/compiler/source"
	"bytewalk/internal/corpus"
	"bytewalk/internal/oracle"
)

// TestShared optimizes trees and checks that they are as before.
func TestShared(t *testing.T) {
	for _, p := range corpus.Programs(t) {
		f := source.NewFile(p.File(), p.Source)
		mod, _, err := parser.ParseFile(f, dialect.V38)
		if err != nil {
			continue
		}
		before := ast.Dump(mod, true)
		if _, _, err := astopt.Optimize(mod, f, astopt.Options{Dialect: dialect.V38}); err != nil {
			t.Fatal(err)
		}
		if ast.Dump(mod, true) != before {
			t.Errorf("%s: the tree was changed", p.Name)
		}
	}
}

// TestFold folds every operator with every pair of many operands, and compares with
// the constants that CPython makes.
func TestFold(t *testing.T) {
	server := oracle.Serve(t, "3.8", `
import base64, marshal, opcode, warnings
warnings.simplefilter('ignore')
def handle(sources):
    results = []
    for source in sources:
        co = compile(source, 'fold.py', 'eval')
        folded = len(co.co_code) == 4 and co.co_code[0] == opcode.opmap['LOAD_CONST']
        results.append(base64.b64encode(marshal.dumps(co.co_consts[co.co_code[1]])).decode() if folded else '')
    return results
`)
	operands := []string{
		"0", "1", "-1", "2", "3", "-7", "10", "62", "64", "127", "128", "255", "-256", "1000", "4096",
		"2**62", "2**63", "-2**63", "2**64", "-2**64", "2**100", "10**30", "2**127",
		"0.0", "-0.0", "1.0", "0.5", "-1.5", "3.7", "1e16", "1e-7", "1e308", "5e-324", "(1e308*10)", "-(1e308*10)", "0.1",
		"0j", "1j", "-2j", "(1+2j)", "(0.5-3j)", "(1e308*10j)",
		"True", "False", "None", "...",
		"''", "'a'", "'abc'", "'é€😀'", "'\\ud800'", "b''", "b'a'", "b'abc\\xff'",
		"()", "(1,)", "(1, 2.0, 'a')", "((), (1, (2,)))", "(0,) * 100",
	}
	var sources []string
	for _, v := range operands {
		for _, op := range []string{"not ", "-", "+", "~"} {
			sources = append(sources, op+v)
		}
		for _, w := range operands {
			for _, op := range []string{"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "|", "^", "&", "@"} {
				sources = append(sources, fmt.Sprintf("(%s) %s (%s)", v, op, w))
			}
			sources = append(sources, fmt.Sprintf("(%s)[%s]", v, w))
		}
	}
	var replies []string
	if err := server.Ask(sources, &replies); err != nil {
		t.Fatal(err)
	}
	for i, text := range sources {
		f := source.NewFile("fold.py", text)
		mod, _, err := parser.ParseExpression(f, dialect.V38)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		optimized, _, err := astopt.Optimize(mod, f, astopt.Options{Dialect: dialect.V38})
		if err != nil {
			t.Fatal(err)
		}
		k, folded := optimized.(*ast.Expression).Body.(*ast.Constant)
		if folded != (replies[i] != "") {
			t.Errorf("%s: folded: %v", text, folded)
			continue
		}
		if !folded {
			continue
		}
		dump, err := base64.StdEncoding.DecodeString(replies[i])
		if err != nil {
			t.Fatal(err)
		}
		expected, err := marshal.Load(dialect.V38, dump)
		if err != nil {
			t.Fatal(err)
		}
		if got := astopt.Const(k.Value); !code.EqualConst(got, expected) {
			t.Errorf("%s: %s, want %s", text, code.Repr(got), code.Repr(expected))
		}
	}
}
