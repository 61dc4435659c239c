package opcode

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

// TestRows: each instruction has a whole row, and its Go name is CPython's name.
func TestRows(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "rows.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	consts := file.Decls[0].(*ast.GenDecl).Specs
	if len(consts) != len(rows) {
		t.Fatalf("%d constants, %d rows", len(consts), len(rows))
	}
	names := map[string]bool{}
	for _, op := range All() {
		row := op.Row()
		goName := consts[op].(*ast.ValueSpec).Names[0].Name
		if want := strings.ReplaceAll(row.Name, "_", ""); !strings.EqualFold(goName, want) || row.Name == "" {
			t.Errorf("%s: its row has the name %q", goName, row.Name)
		}
		if names[row.Name] {
			t.Errorf("%s: two rows", row.Name)
		}
		names[row.Name] = true
		if Parse(row.Name) != op {
			t.Errorf("Parse(%q) = %v", row.Name, Parse(row.Name))
		}
		if row.Family == 0 || row.Effect == nil || row.Meaning == "" || !strings.Contains(row.Picture, "->") {
			t.Errorf("%s: the row isn't whole: %+v", row.Name, row)
		}
		if row.Operand.IsJump() && !strings.Contains(row.Meaning, "{target}") {
			t.Errorf("%s: a jump, but its meaning doesn't say where to", row.Name)
		}
		if row.Operand == NoOperand && strings.Contains(row.Meaning, "{") {
			t.Errorf("%s: has no operand, but its meaning has one", row.Name)
		}
	}
	if Parse("NO_SUCH_NAME") != 0 || Op(0).Valid() || Op(len(rows)).Valid() {
		t.Error("something that is no instruction counts as one")
	}
}

// TestPictures: where the picture has no part that depends on the oparg, it shows
// as many values more or less as the stack effect says.
func TestPictures(t *testing.T) {
	count := func(s string) int {
		s = strings.TrimSpace(s)
		if s == "" {
			return 0
		}
		return strings.Count(s, ",") + 1
	}
	checked := 0
	for _, op := range All() {
		before, after, _ := strings.Cut(op.Picture(), "->")
		if strings.ContainsAny(op.Picture(), "…[(") || op.Family() == Exception || op == EndAsyncFor {
			continue // many values, optional ones, or what the height of the block says
		}
		checked++
		if got, want := count(after)-count(before), op.Effect(0, false); got != want {
			t.Errorf("%s: %q is an effect of %d, CPython's is %d", op, op.Picture(), got, want)
		}
	}
	if checked < 50 {
		t.Errorf("only %d pictures could be checked", checked)
	}
}
