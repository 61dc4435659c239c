// Package dis takes code objects apart, as CPython's dis module of the same version
// does. Three things are kept apart: the data (Instruction), the meaning of an
// operand (argument.go), and the text of a listing (text.go).
//
// Like dis, and unlike code.Code.Instructions, it gives EXTENDED_ARG instructions
// one by one.
package dis

//go:generate go run gen.go

import (
	"maps"
	"slices"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// Instruction is one instruction of a listing. The fields are those of
// dis.Instruction.
type Instruction struct {
	Offset int       // of the code unit, in bytes
	Bytes  []byte    // the code unit, and the inline cache behind it
	Op     opcode.Op // 0 where the dialect has no such instruction
	Name   string    // of the instruction, or "<7>" where the dialect has none for 7

	// Arg is the oparg with what the EXTENDED_ARG instructions before it gave;
	// HasArg is false where the instruction has none.
	Arg    int
	HasArg bool

	// ArgVal is what Arg refers to: a code.Const, a name (string), an offset (int),
	// an operator (string), two names ([2]string), or Arg itself. ArgRepr describes
	// it, and is empty where the number says all.
	ArgVal  any
	ArgRepr string

	// Target is the offset that the instruction may jump to, or -1.
	Target int

	// IsJumpTarget says that other instructions jump here, or that the exception
	// table names the place; where the dialect's dis has labels, Label is the number
	// of this one.
	IsJumpTarget bool
	Label        int

	// StartsLine is the line that begins here, which may be code.NoLine; HasLine is
	// false if none does.
	StartsLine int
	HasLine    bool
}

// Instructions takes c apart, without the code objects in its constants
// (dis.get_instructions). Inline caches are parts of their instructions.
func Instructions(c *code.Code) []Instruction {
	lines := map[int]int{}
	for offset, line := range c.LineStarts() {
		lines[offset] = line
	}
	out := make([]Instruction, 0, len(c.Bytecode)/2)
	marks := map[int]bool{}
	extended := 0
	for offset := 0; offset+1 < len(c.Bytecode); {
		number := c.Bytecode[offset]
		op := c.Dialect.Op(number)
		end := min(offset+2+2*c.Dialect.CacheUnits(number), len(c.Bytecode))
		i := Instruction{
			Offset: offset,
			Bytes:  c.Bytecode[offset:end:end],
			Op:     op,
			Name:   name(op, number),
			Target: -1,
		}
		// dis goes by the number where the byte stands for no instruction.
		if op != 0 && c.Dialect.Operand(op) != opcode.NoOperand || op == 0 && int(number) >= c.Dialect.HaveArgument {
			i.HasArg = true
			i.Arg = int(c.Bytecode[offset+1]) | extended
			extended = 0
			if op == opcode.ExtendedArg {
				extended = i.Arg << 8 & (1<<32 - 1)
			}
			resolve(c, &i)
			if i.Target >= 0 {
				marks[i.Target] = true
			}
		}
		i.StartsLine, i.HasLine = lines[offset]
		out = append(out, i)
		offset = end
	}
	if !c.Dialect.Listing.Labels {
		for _, h := range c.Handlers() {
			if h.Start < h.End {
				marks[h.Target] = true
			}
		}
	}
	labels := labelsOf(c, out)
	for k := range out {
		i := &out[k]
		i.IsJumpTarget = marks[i.Offset]
		if c.Dialect.Listing.Labels {
			i.Label, i.IsJumpTarget = labels[i.Offset]
			if i.Target >= 0 {
				i.ArgRepr = "to L" + itoa(labels[i.Target])
			}
		}
	}
	return out
}

// labelsOf numbers, by offset, the places that instructions jump to and those that
// the exception table names, in their order and from 1; it gives none where the
// dialect's dis has no labels.
func labelsOf(c *code.Code, instructions []Instruction) map[int]int {
	if !c.Dialect.Listing.Labels {
		return nil
	}
	labels := map[int]int{}
	for _, i := range instructions {
		if i.Target >= 0 {
			labels[i.Target] = 0
		}
	}
	for _, h := range c.Handlers() {
		labels[h.Start], labels[h.End], labels[h.Target] = 0, 0, 0
	}
	for i, offset := range slices.Sorted(maps.Keys(labels)) {
		labels[offset] = i + 1
	}
	return labels
}

func name(op opcode.Op, number byte) string {
	if op == 0 {
		return "<" + itoa(int(number)) + ">"
	}
	return op.String()
}

// Labels gives the offsets that instructions of c jump to, in the order of the
// instructions, each once (dis.findlabels).
func Labels(c *code.Code) []int {
	var labels []int
	for _, i := range Instructions(c) {
		if i.Target >= 0 && !slices.Contains(labels, i.Target) {
			labels = append(labels, i.Target)
		}
	}
	return labels
}

// Jump is an arrow from one instruction to another, by their offsets.
type Jump struct {
	From, To int
	Op       opcode.Op
}

// Jumps gives the jumps of c, in the order of the instructions, with those into
// handlers (SETUP_FINALLY and its like).
func Jumps(c *code.Code) []Jump {
	var jumps []Jump
	for _, i := range Instructions(c) {
		if i.Target >= 0 {
			jumps = append(jumps, Jump{i.Offset, i.Target, i.Op})
		}
	}
	return jumps
}
