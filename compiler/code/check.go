package code

import (
	"fmt"

	"bytewalk/compiler/opcode"
)

// Check reports the first thing in c, or in a code object in its constants, that
// no compiler makes and that a machine without checks of its own would crash on: an
// unknown instruction, an operand without a constant, name or variable, a jump to
// where no instruction begins, and bytecode that doesn't end with an instruction
// that leaves it. It doesn't follow the evaluation stack. Code from a .pyc may be
// anything; code from our compiler passes.
func (c *Code) Check() error {
	for inner := range c.All() {
		if err := inner.check(); err != nil {
			return fmt.Errorf("code object %s: %w", inner.Name, err)
		}
	}
	return nil
}

func (c *Code) check() error {
	// A jump may go to an instruction or to its prefixes, never to its cache.
	starts := make([]bool, len(c.Bytecode))
	var last Instruction
	for i := range c.Instructions() {
		for at := i.Start; at <= i.Offset; at += 2 {
			starts[at] = true
		}
		if i.Op == 0 {
			return fmt.Errorf("byte %d at %d is no instruction of %s", i.Number, i.Offset, c.Dialect)
		}
		if err := c.checkOperand(i); err != nil {
			return err
		}
		last = i
	}
	if last.End != len(c.Bytecode) || last.End == 0 {
		return fmt.Errorf("the bytecode is cut off at %d", last.End)
	}
	if !last.Op.Leaves() {
		return fmt.Errorf("the bytecode ends with %s", last.Op)
	}
	for i := range c.Instructions() {
		if target, ok := c.Target(i); ok && (target < 0 || target >= len(starts) || !starts[target]) {
			return fmt.Errorf("%s at %d jumps to %d, where no instruction begins", i.Op, i.Offset, target)
		}
	}
	return nil
}

func (c *Code) checkOperand(i Instruction) error {
	count := -1
	switch c.Dialect.Operand(i.Op) {
	case opcode.ConstIndex:
		count = len(c.Consts)
	case opcode.NameIndex:
		count = len(c.Names)
	case opcode.LocalIndex:
		count = len(c.VarNames)
	case opcode.FreeIndex:
		count = len(c.CellVars) + len(c.FreeVars)
	case opcode.CompareIndex:
		count = len(c.Dialect.CmpOps)
	}
	if count >= 0 && i.Arg >= count {
		return fmt.Errorf("%s at %d has the operand %d, there are %d", i.Op, i.Offset, i.Arg, count)
	}
	return nil
}
