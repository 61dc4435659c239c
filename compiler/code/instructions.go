package code

import (
	"iter"

	"bytewalk/compiler/opcode"
)

// Instruction is one instruction with its EXTENDED_ARG prefixes folded in.
type Instruction struct {
	Start  int // offset of the first prefix, in bytes; Offset if there is none
	Offset int // offset of the instruction's own code unit
	End    int // offset after the instruction and its inline cache

	Op     opcode.Op // 0 where the dialect has no such instruction
	Number byte      // the byte that stands for Op
	Arg    int       // the whole oparg, from 0 to 1<<32-1; also there if Op ignores it
}

// Prefixes is the number of EXTENDED_ARG prefixes.
func (i Instruction) Prefixes() int { return (i.Offset - i.Start) / 2 }

// Target gives the offset that the instruction may jump to; ok is false if it is no
// jump. The target may lie outside the bytecode.
func (c *Code) Target(i Instruction) (offset int, ok bool) {
	switch c.Dialect.Operand(i.Op) {
	case opcode.RelativeJump:
		distance := i.Arg * c.Dialect.JumpUnit
		if i.Op.JumpsBack() {
			distance = -distance
		}
		return i.End + distance, true
	case opcode.AbsoluteJump:
		return i.Arg * c.Dialect.JumpUnit, true
	}
	return 0, false
}

// Bytes gives the part of the bytecode that the instruction is, with its prefixes and
// its inline cache.
func (c *Code) Bytes(i Instruction) []byte { return c.Bytecode[i.Start:i.End] }

// Decode reads the instruction that starts at offset, its prefixes included; ok is
// false at the end of the bytecode and where it is cut off.
func (c *Code) Decode(offset int) (i Instruction, ok bool) {
	i.Start = offset
	var arg uint32
	for {
		if offset < 0 || offset+1 >= len(c.Bytecode) {
			return Instruction{}, false
		}
		number := c.Bytecode[offset]
		arg = arg<<8 | uint32(c.Bytecode[offset+1])
		if op := c.Dialect.Op(number); op != opcode.ExtendedArg {
			i.Op, i.Number, i.Arg = op, number, int(arg)
			i.Offset, i.End = offset, min(offset+2+2*c.Dialect.CacheUnits(number), len(c.Bytecode))
			return i, true
		}
		offset += 2
	}
}

// Instructions gives the instructions in the order of their offsets, to the end of
// the bytecode or to where it is cut off.
func (c *Code) Instructions() iter.Seq[Instruction] {
	return func(yield func(Instruction) bool) {
		for i, ok := c.Decode(0); ok; i, ok = c.Decode(i.End) {
			if !yield(i) {
				return
			}
		}
	}
}

// All gives c and the code objects in its constants, recursively, in the order in
// which dis lists them: a code object, then those of its constants, each with its
// own after it.
func (c *Code) All() iter.Seq[*Code] {
	return func(yield func(*Code) bool) { c.all(yield) }
}

func (c *Code) all(yield func(*Code) bool) bool {
	if !yield(c) {
		return false
	}
	for _, k := range c.Consts {
		if inner, ok := k.(*Code); ok && !inner.all(yield) {
			return false
		}
	}
	return true
}

// CellName gives the name that FreeIndex operand i refers to: the cell variables
// come first, then the free variables.
func (c *Code) CellName(i int) string {
	if i < len(c.CellVars) {
		return c.CellVars[i]
	}
	return c.FreeVars[i-len(c.CellVars)]
}
