package dis

import (
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
)

// outOfRange stands for the name or constant of an operand that the code object
// has no name or constant for. dis raises IndexError.
const outOfRange = "index out of range"

// resolve sets what the operand of i refers to.
func resolve(c *code.Code, i *Instruction) {
	i.ArgVal = i.Arg
	switch c.Dialect.Operand(i.Op) {
	case opcode.ConstIndex:
		if i.Arg >= len(c.Consts) {
			i.ArgRepr = outOfRange
			return
		}
		i.ArgVal, i.ArgRepr = c.Consts[i.Arg], c.Repr(c.Consts[i.Arg])
	case opcode.NameIndex:
		pick(i, c.Names)
	case opcode.LocalIndex:
		pick(i, c.VarNames)
	case opcode.FreeIndex:
		if i.Arg < len(c.CellVars) {
			pick(i, c.CellVars)
			return
		}
		at := *i
		at.Arg -= len(c.CellVars)
		pick(&at, c.FreeVars)
		i.ArgVal, i.ArgRepr = at.ArgVal, at.ArgRepr
	case opcode.CompareIndex:
		pick(i, c.Dialect.CmpOps)
	case opcode.RelativeJump:
		i.Target = i.Offset + 2 + i.Arg*c.Dialect.JumpUnit
		i.ArgVal, i.ArgRepr = i.Target, "to "+itoa(i.Target)
	case opcode.AbsoluteJump:
		// dis shows no offset here: until 3.9 the operand is the offset.
		i.Target = i.Arg * c.Dialect.JumpUnit
		i.ArgVal = i.Target
	default:
		if r, ok := special[i.Op]; ok {
			r(i)
		}
	}
}

// pick resolves an index into a list of names.
func pick(i *Instruction, names []string) {
	if i.Arg >= len(names) {
		i.ArgRepr = outOfRange
		return
	}
	i.ArgVal, i.ArgRepr = names[i.Arg], names[i.Arg]
}

// special has the instructions whose number dis explains.
var special = map[opcode.Op]func(*Instruction){
	opcode.FormatValue:  formatValue,
	opcode.MakeFunction: makeFunction,
}

// Format is the operand of FORMAT_VALUE: the conversion ("", "str", "repr" or
// "ascii") and whether a format specification is on the stack.
type Format struct {
	Conversion string
	HasSpec    bool
}

func formatValue(i *Instruction) {
	f := Format{[...]string{"", "str", "repr", "ascii"}[i.Arg&0x3], i.Arg&0x4 != 0}
	i.ArgVal, i.ArgRepr = f, f.Conversion
	if f.HasSpec {
		if f.Conversion != "" {
			i.ArgRepr += ", "
		}
		i.ArgRepr += "with format"
	}
}

func makeFunction(i *Instruction) {
	var flags []string
	for bit, flag := range []string{"defaults", "kwdefaults", "annotations", "closure"} {
		if i.Arg&(1<<bit) != 0 {
			flags = append(flags, flag)
		}
	}
	i.ArgRepr = strings.Join(flags, ", ")
}

// Meaning says in one line what the instruction does, with its own operand in
// place: "pushes the local variable x".
func (i Instruction) Meaning() string {
	if i.Op == 0 {
		return "is no instruction"
	}
	name := i.ArgRepr
	if name == "" && i.Op == opcode.FormatValue {
		name = "without a conversion"
	}
	return strings.NewReplacer("{arg}", itoa(i.Arg), "{name}", name, "{target}", itoa(i.Target)).Replace(i.Op.Meaning())
}

func itoa(n int) string { return strconv.Itoa(n) }
