package dis

import (
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
)

// outOfRange stands for the name or constant of an operand that the code object
// has no name or constant for. dis raises IndexError.
const outOfRange = "index out of range"

// resolve sets what the operand of i refers to.
func resolve(c *code.Code, i *Instruction) {
	d := c.Dialect
	i.ArgVal = i.Arg
	switch d.Operand(i.Op) {
	case opcode.ConstIndex:
		if i.Op == opcode.KwNames && !d.Listing.KwNames {
			return
		}
		if i.Arg >= len(c.Consts) {
			i.ArgRepr = outOfRange
			return
		}
		i.ArgVal, i.ArgRepr = c.Consts[i.Arg], c.Repr(c.Consts[i.Arg])
	case opcode.NameIndex:
		resolveName(c, i)
	case opcode.LocalIndex:
		switch i.Op {
		case opcode.LoadFastLoadFast, opcode.StoreFastLoadFast, opcode.StoreFastStoreFast:
			first, second := *i, *i
			pick(&first, i.Arg>>4, locals(c))
			pick(&second, i.Arg&15, locals(c))
			i.ArgVal, i.ArgRepr = [2]string{first.ArgRepr, second.ArgRepr}, first.ArgRepr+", "+second.ArgRepr
		default:
			pick(i, i.Arg, locals(c))
		}
	case opcode.FreeIndex:
		switch {
		case d.LocalsPlus:
			pick(i, i.Arg, locals(c))
		case i.Arg < len(c.CellVars):
			pick(i, i.Arg, c.CellVars)
		default:
			pick(i, i.Arg-len(c.CellVars), c.FreeVars)
		}
	case opcode.CompareIndex:
		pick(i, i.Arg>>d.CompareShift, d.CmpOps)
		if d.CompareBool && i.Arg&16 != 0 {
			i.ArgRepr = "bool(" + i.ArgRepr + ")"
		}
	case opcode.RelativeJump:
		distance := i.Arg * d.JumpUnit
		if i.Op.JumpsBack() {
			distance = -distance
		}
		i.Target = i.Offset + len(i.Bytes) + distance
		i.ArgVal, i.ArgRepr = i.Target, "to "+itoa(i.Target)
	case opcode.AbsoluteJump:
		i.Target = i.Arg * d.JumpUnit
		i.ArgVal = i.Target
		if d.Listing.AbsoluteTargets {
			i.ArgRepr = "to " + itoa(i.Target)
		}
	default:
		if r, ok := special[i.Op]; ok {
			r(d, i)
		}
	}
}

// locals gives the names that local variables are numbered by.
func locals(c *code.Code) []string {
	if c.Dialect.LocalsPlus {
		return c.LocalsPlusNames
	}
	return c.VarNames
}

// resolveName resolves an index into co_names, below which an instruction may have
// flags: the lowest asks for a NULL, or for a method and its self.
func resolveName(c *code.Code, i *Instruction) {
	shift, flag := 0, ""
	switch d := c.Dialect; {
	case i.Op == opcode.LoadGlobal && d.GlobalFlag:
		shift, flag = 1, "NULL"
	case i.Op == opcode.LoadAttr && d.AttrFlag:
		shift, flag = 1, "NULL|self"
	case i.Op == opcode.LoadSuperAttr:
		shift, flag = 2, "NULL|self"
	}
	pick(i, i.Arg>>shift, c.Names)
	switch {
	case flag == "" || i.Arg&1 == 0 || i.ArgRepr == "":
	case c.Dialect.Listing.NullLast:
		i.ArgRepr += " + " + flag
	default:
		i.ArgRepr = flag + " + " + i.ArgRepr
	}
}

// pick resolves an index into a list of names.
func pick(i *Instruction, index int, names []string) {
	if index >= len(names) {
		i.ArgRepr = outOfRange
		return
	}
	i.ArgVal, i.ArgRepr = names[index], names[index]
}

// special has the instructions whose number dis explains.
var special = map[opcode.Op]func(*dialect.Dialect, *Instruction){
	opcode.FormatValue:          formatValue,
	opcode.MakeFunction:         makeFunction,
	opcode.SetFunctionAttribute: makeFunction,
	opcode.ConvertValue: func(_ *dialect.Dialect, i *Instruction) {
		pick(i, i.Arg, []string{"", "str", "repr", "ascii"})
	},
	opcode.BinaryOp:       func(d *dialect.Dialect, i *Instruction) { describe(i, d.BinaryOps) },
	opcode.CallIntrinsic1: func(d *dialect.Dialect, i *Instruction) { describe(i, d.Intrinsics1) },
	opcode.CallIntrinsic2: func(d *dialect.Dialect, i *Instruction) { describe(i, d.Intrinsics2) },
}

// describe shows an index into a list by its text; its value stays the number.
func describe(i *Instruction, texts []string) {
	pick(i, i.Arg, texts)
	i.ArgVal = i.Arg
}

// Format is the operand of FORMAT_VALUE: the conversion ("", "str", "repr" or
// "ascii") and whether a format specification is on the stack.
type Format struct {
	Conversion string
	HasSpec    bool
}

func formatValue(_ *dialect.Dialect, i *Instruction) {
	f := Format{[...]string{"", "str", "repr", "ascii"}[i.Arg&0x3], i.Arg&0x4 != 0}
	i.ArgVal, i.ArgRepr = f, f.Conversion
	if f.HasSpec {
		if f.Conversion != "" {
			i.ArgRepr += ", "
		}
		i.ArgRepr += "with format"
	}
}

func makeFunction(_ *dialect.Dialect, i *Instruction) {
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
	name, null, flagged := strings.Cut(name, " + NULL")
	meaning := strings.NewReplacer("{arg}", itoa(i.Arg), "{name}", name, "{target}", itoa(i.Target)).Replace(i.Op.Meaning())
	switch {
	case flagged && null == "":
		meaning += ", and NULL above it"
	case flagged:
		meaning += ", for a call: above it lies the object of a method, or NULL"
	}
	return meaning
}

func itoa(n int) string { return strconv.Itoa(n) }
