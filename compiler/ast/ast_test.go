package ast

import (
	"math/big"
	"os"
	"regexp"
	"strings"
	"testing"

	"bytewalk/internal/oracle"
)

// TestConstructors asks CPython for the constructors of its ASDL, their fields
// and whether they have a position, and compares them with the structs here.
func TestConstructors(t *testing.T) {
	server := oracle.Serve(t, "3.8", `
import _ast
skipped = (_ast.expr_context, _ast.operator, _ast.boolop, _ast.unaryop, _ast.cmpop)
def handle(request):
    return {name: {"fields": list(c._fields), "attributes": bool(c._attributes)} for name, c in vars(_ast).items()
            if isinstance(c, type) and issubclass(c, _ast.AST) and not issubclass(c, skipped) and c.__subclasses__() == []}
`)
	var want map[string]struct {
		Fields     []string
		Attributes bool
	}
	if err := server.Ask(nil, &want); err != nil {
		t.Fatal(err)
	}
	// What the parser never makes, or Python code alone.
	for _, name := range []string{"Suite", "FunctionType", "TypeIgnore", "AugLoad", "AugStore", "Param"} {
		delete(want, name)
	}
	text, err := os.ReadFile("ast.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, node := range allNodes() {
		class := Class(node)
		w, ok := want[class]
		if !ok {
			t.Errorf("CPython has no %s", class)
			continue
		}
		found++
		dump := Dump(node, true)
		for _, field := range w.Fields {
			if field != "type_ignores" && !strings.Contains(dump, field+"=") {
				t.Errorf("%s lacks the field %s: %s", class, field, dump)
			}
		}
		if got := strings.Contains(dump, "col_offset="); got != w.Attributes {
			t.Errorf("%s has a position here: %v, for CPython: %v", class, got, w.Attributes)
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d constructors are here", found, len(want))
	}
	methods := regexp.MustCompile(`(?m)^func \(\*(\w+)\) (mod|stmt|expr)\(\)`).FindAllStringSubmatch(string(text), -1)
	if got := len(methods) + 7; got != len(allNodes()) {
		t.Errorf("ast.go has %d nodes, the test knows %d", got, len(allNodes()))
	}
}

func allNodes() []Node {
	return []Node{&Module{}, &Interactive{}, &Expression{}, &FunctionDef{}, &AsyncFunctionDef{}, &ClassDef{}, &Return{}, &Delete{},
		&Assign{}, &AugAssign{Op: Add}, &AnnAssign{}, &For{}, &AsyncFor{}, &While{}, &If{}, &With{}, &AsyncWith{}, &Raise{}, &Try{},
		&Assert{}, &Import{}, &ImportFrom{}, &Global{}, &Nonlocal{}, &ExprStmt{}, &Pass{}, &Break{}, &Continue{},
		&BoolOp{Op: And}, &NamedExpr{}, &BinOp{Op: Pow}, &UnaryOp{Op: Not}, &Lambda{}, &IfExp{}, &Dict{}, &Set{}, &ListComp{},
		&SetComp{}, &DictComp{}, &GeneratorExp{}, &Await{}, &Yield{}, &YieldFrom{}, &Compare{}, &Call{}, &FormattedValue{},
		&JoinedStr{}, &Constant{Value: None}, &Attribute{Ctx: Load}, &Subscript{Ctx: Store}, &Starred{Ctx: Del}, &Name{Ctx: Load},
		&List{Ctx: Load}, &Tuple{Ctx: Load}, &Slice{}, &ExtSlice{}, &Index{},
		&Comprehension{}, &ExceptHandler{}, &Arguments{}, &Arg{}, &Keyword{}, &Alias{}, &WithItem{}}
}

func TestRepr(t *testing.T) {
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	for _, c := range []struct {
		value Value
		want  string
	}{
		{None, "None"}, {Ellipsis, "Ellipsis"}, {true, "True"}, {false, "False"}, {int64(-5), "-5"}, {huge, huge.String()},
		{1e16, "1e+16"}, {0.1, "0.1"}, {2.0, "2.0"}, {complex(0, 1), "1j"}, {"a'b", `"a'b"`}, {"\xed\xa0\x80é\n", `'\ud800é\n'`},
		{Bytes("a\xff"), `b'a\xff'`},
	} {
		if got := Repr(c.value); got != c.want {
			t.Errorf("Repr gives %s, want %s", got, c.want)
		}
	}
}
