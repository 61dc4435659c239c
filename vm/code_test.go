package vm

import (
	"testing"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
)

// TestEveryInstruction proves that the machine executes every instruction that the
// dialects it runs can contain.
func TestEveryInstruction(t *testing.T) {
	// What no compiler emits: the machine makes them itself, or they are reserved.
	never := map[opcode.Op]bool{opcode.ExtendedArg: true, opcode.Cache: true, opcode.Reserved: true, opcode.InterpreterExit: true,
		opcode.ExitInitCheck: true, opcode.EnterExecutor: true}
	for _, d := range []*dialect.Dialect{dialect.V38, dialect.V313} {
		for _, op := range d.Instructions() {
			if never[op] {
				continue
			}
			if n, ok := fromOpcode[op]; !ok || n == opInvalid || n >= opCount {
				t.Errorf("Python %s: %s is not executed", d, op)
			}
		}
	}
	seen := map[uint16]opcode.Op{}
	for _, op := range dialect.V38.Instructions() {
		n := fromOpcode[op]
		if other, ok := seen[n]; ok {
			t.Errorf("%s and %s have the same number", op, other)
		}
		seen[n] = op
	}
}

// number gives the byte of an instruction in 3.8.
func number(t *testing.T, op opcode.Op) byte {
	t.Helper()
	b, ok := dialect.V38.Number(op)
	if !ok {
		t.Fatalf("3.8 has no %s", op)
	}
	return b
}

// TestPrepareRefuses has bytecode that would read or jump outside the code object.
func TestPrepareRefuses(t *testing.T) {
	n := func(op opcode.Op) byte { return number(t, op) }
	end := []byte{n(opcode.LoadConst), 0, n(opcode.ReturnValue), 0}
	for name, b := range map[string][]byte{
		"no bytecode":         {},
		"odd length":          {n(opcode.Nop)},
		"runs off the end":    {n(opcode.Nop), 0},
		"constant":            append([]byte{n(opcode.LoadConst), 1}, end...),
		"name":                append([]byte{n(opcode.LoadName), 0}, end...),
		"local":               append([]byte{n(opcode.LoadFast), 0}, end...),
		"cell":                append([]byte{n(opcode.LoadDeref), 0}, end...),
		"comparison":          append([]byte{n(opcode.CompareOp), 12}, end...),
		"BAD comparison":      append([]byte{n(opcode.CompareOp), 11}, end...),
		"jump outside":        append([]byte{n(opcode.JumpAbsolute), 200}, end...),
		"jump into a unit":    append([]byte{n(opcode.JumpAbsolute), 1}, end...),
		"jump past a prefix":  append([]byte{n(opcode.JumpAbsolute), 4, n(opcode.ExtendedArg), 0, n(opcode.Nop), 0}, end...),
		"unknown instruction": append([]byte{0, 0}, end...),
		"prefix at the end":   append(append([]byte{}, end...), n(opcode.ExtendedArg), 0),
		"operand of a raise":  append([]byte{n(opcode.RaiseVarargs), 3}, end...),
		"operand of a slice":  append([]byte{n(opcode.BuildSlice), 4}, end...),
		"operand too large":   append([]byte{n(opcode.ExtendedArg), 255, n(opcode.ExtendedArg), 255, n(opcode.ExtendedArg), 255, n(opcode.BuildTuple), 255}, end...),
		"a stack of millions": append([]byte{n(opcode.ExtendedArg), 255, n(opcode.ExtendedArg), 255, n(opcode.UnpackSequence), 255}, end...),
	} {
		c := &code.Code{Dialect: dialect.V38, Bytecode: b, Consts: []code.Const{code.None}, StackSize: 2, Name: "f", Filename: "f.py"}
		if _, err := prepare(c); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	c := &code.Code{Dialect: dialect.V38, Bytecode: end, Consts: []code.Const{code.None}, StackSize: 1, Name: "f", Filename: "f.py"}
	if _, err := prepare(c); err != nil {
		t.Error(err)
	}
}
