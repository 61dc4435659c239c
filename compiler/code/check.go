package code

import (
	"fmt"

	"bytewalk/compiler/opcode"
)

// Check reports the first thing in c, or in a code object in its constants, that
// no compiler makes and that a machine without checks of its own would crash on: an
// unknown instruction, an operand without a constant, name or variable, a jump to
// where no instruction begins, and bytecode that execution may run out of the end
// of. It doesn't follow the evaluation stack. Code from a .pyc may be
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
	end := 0
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
		end = i.End
	}
	if end != len(c.Bytecode) || end == 0 {
		return fmt.Errorf("the bytecode is cut off at %d", end)
	}
	for i := range c.Instructions() {
		if target, ok := c.Target(i); ok && (target < 0 || target >= len(starts) || !starts[target]) {
			return fmt.Errorf("%s at %d jumps to %d, where no instruction begins", i.Op, i.Offset, target)
		}
	}
	return c.checkEnd()
}

// checkEnd follows execution from the start. Code that nothing leads to may end in
// any way: 3.8's compiler leaves some behind a return in a finally clause.
func (c *Code) checkEnd() error {
	seen := make([]bool, len(c.Bytecode))
	todo := []int{0}
	for _, h := range c.Handlers() {
		if h.Target < 0 || h.Target >= len(seen) {
			return fmt.Errorf("the exception table has a handler at %d, where no instruction begins", h.Target)
		}
		todo = append(todo, h.Target)
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for !seen[at] {
			seen[at] = true
			i, ok := c.Decode(at)
			if !ok {
				return fmt.Errorf("the bytecode is cut off at %d", at)
			}
			if target, ok := c.Target(i); ok {
				todo = append(todo, target)
			}
			if i.Op.Leaves() {
				break
			}
			if at = i.End; at >= len(seen) {
				return fmt.Errorf("execution runs out of the end after %s", i.Op)
			}
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
