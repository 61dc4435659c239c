package code

import (
	"fmt"

	"bytewalk/compiler/dialect"
	"bytewalk/compiler/opcode"
)

// Check reports the first thing in c, or in a code object in its constants, that
// no compiler makes and that a machine without checks of its own would crash on:
//
//   - an unknown instruction, or one without its inline cache
//   - an operand without a constant, name, variable, operator or function, or one that the
//     instruction doesn't know
//   - a jump or a handler that leads to where no instruction begins
//   - bytecode that execution may run out of the end of
//   - counts of arguments and variables that contradict each other, and kinds of
//     variables that don't exist
//   - an evaluation stack from which more is taken than is there, that gets higher than
//     StackSize, or that is of different heights when an instruction is reached
//     (see checkStack)
//   - a table of lines, or of handlers, that is cut off or doesn't fit the bytecode
//
// It doesn't follow whether a local variable or a cell has a value when it is loaded, nor
// where a NULL on the stack goes. Code from a .pyc may be anything; code from a compiler
// passes.
func (c *Code) Check() error {
	for inner := range c.All() {
		if err := inner.check(); err != nil {
			return fmt.Errorf("code object %s: %w", inner.Name, err)
		}
	}
	return nil
}

func (c *Code) check() error {
	if err := c.checkVariables(); err != nil {
		return err
	}
	starts := make([]bool, len(c.Bytecode)) // a jump goes to an instruction with its prefixes
	end := 0
	for i := range c.Instructions() {
		starts[i.Start] = true
		if err := c.checkInstruction(i); err != nil {
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
	if err := c.checkHandlers(starts); err != nil {
		return err
	}
	if err := c.checkLines(); err != nil {
		return err
	}
	if err := c.checkEnd(); err != nil {
		return err
	}
	return c.checkStack()
}

// largest bounds what a code object may ask of a frame, far beyond any program.
const largest = 1 << 28

// checkVariables checks the counts, as CPython does when it makes a code object
// (_PyCode_Validate in Objects/codeobject.c), and the kinds of variables.
func (c *Code) checkVariables() error {
	params := c.Params()
	switch {
	case c.ArgCount < 0 || c.KwOnlyArgCount < 0 || c.PosOnlyArgCount < 0 || c.NLocals < 0 || c.StackSize < 0:
		return fmt.Errorf("a count is below 0")
	case c.PosOnlyArgCount > c.ArgCount:
		return fmt.Errorf("%d of %d arguments are positional", c.PosOnlyArgCount, c.ArgCount)
	case c.NLocals != len(c.VarNames):
		return fmt.Errorf("%d local variables have %d names", c.NLocals, len(c.VarNames))
	case params > c.NLocals:
		return fmt.Errorf("%d parameters in %d local variables", params, c.NLocals)
	case c.StackSize > largest:
		return fmt.Errorf("the evaluation stack is %d high", c.StackSize)
	}
	if !c.Dialect.LocalsPlus {
		return nil
	}
	if len(c.LocalsPlusNames) != len(c.LocalsPlusKinds) {
		return fmt.Errorf("%d variables have %d kinds", len(c.LocalsPlusNames), len(c.LocalsPlusKinds))
	}
	// Parameters come first, then other local variables, then cells, then free variables.
	last := byte(0)
	for i, kind := range c.LocalsPlusKinds {
		order, ok := kinds[kind&^kindHidden]
		if !ok || kind&kindHidden != 0 && kind&kindLocal == 0 {
			return fmt.Errorf("variable %d has the kind %#x", i, kind)
		}
		if order < last || i < params && kind&kindLocal == 0 {
			return fmt.Errorf("variable %d of kind %#x is out of order", i, kind)
		}
		last = order
	}
	return nil
}

// The kinds of a variable in LocalsPlusKinds (Include/internal/pycore_code.h).
const (
	kindHidden = 0x10 // of a comprehension that is part of the code (since 3.12)
	kindLocal  = 0x20
	kindCell   = 0x40
	kindFree   = 0x80
)

// kinds has the order of the kinds that there are.
var kinds = map[byte]byte{kindLocal: 1, kindLocal | kindCell: 1, kindCell: 2, kindFree: 3}

// Params is the number of parameters, * and ** among them.
func (c *Code) Params() int {
	n := c.ArgCount + c.KwOnlyArgCount
	if c.Flags&VarArgs != 0 {
		n++
	}
	if c.Flags&VarKeywords != 0 {
		n++
	}
	return n
}

func (c *Code) checkInstruction(i Instruction) error {
	bad := func(format string, args ...any) error {
		return fmt.Errorf("%s at %d %s", i.Op, i.Offset, fmt.Sprintf(format, args...))
	}
	const suspends = Generator | Coroutine | AsyncGenerator
	switch i.Op {
	case opcode.YieldValue, opcode.YieldFrom, opcode.ReturnGenerator:
		if c.Flags&suspends == 0 {
			return bad("is in no generator")
		}
	case opcode.ForIter:
		if err := c.checkLoop(i); err != nil {
			return err
		}
	case 0, opcode.Cache, opcode.Reserved, opcode.InterpreterExit, opcode.EnterExecutor, opcode.ExitInitCheck:
		return fmt.Errorf("byte %d at %d is no instruction of %s", i.Number, i.Offset, c.Dialect)
	}
	if i.Prefixes() > 3 {
		return bad("has %d prefixes", i.Prefixes())
	}
	if want := i.Offset + 2 + 2*c.Dialect.CacheUnits(i.Number); i.End != want {
		return fmt.Errorf("the bytecode is cut off at %d", i.End)
	}
	for at := i.Offset + 2; at < i.End; at++ {
		if c.Bytecode[at] != 0 {
			return bad("has an inline cache that is not empty")
		}
	}
	count, index := -1, i.Arg
	switch d := c.Dialect; d.Operand(i.Op) {
	case opcode.ConstIndex:
		count = len(c.Consts)
	case opcode.NameIndex:
		count = len(c.Names)
		switch {
		case i.Op == opcode.LoadGlobal && d.GlobalFlag, i.Op == opcode.LoadAttr && d.AttrFlag:
			index >>= 1
		case i.Op == opcode.LoadSuperAttr:
			index >>= 2
		}
	case opcode.LocalIndex:
		count = len(c.VarNames)
		if d.LocalsPlus {
			count = len(c.LocalsPlusNames)
		}
		switch i.Op {
		case opcode.LoadFastLoadFast, opcode.StoreFastLoadFast, opcode.StoreFastStoreFast:
			index = max(i.Arg>>4, i.Arg&15)
		}
	case opcode.FreeIndex:
		count = len(c.CellVars) + len(c.FreeVars)
		switch {
		case d.LocalsPlus:
			count = len(c.LocalsPlusNames)
			if index < count && c.LocalsPlusKinds[index]&(kindCell|kindFree) == 0 {
				return bad("names the variable %d, which has no cell", index)
			}
		case i.Op == opcode.LoadClassderef && index < len(c.CellVars):
			return bad("names the variable %d, which is not free", index)
		}
	case opcode.CompareIndex:
		count = len(d.CmpOps)
		if count > 0 && d.CmpOps[count-1] == "BAD" {
			count--
		}
		index >>= d.CompareShift
	case opcode.Number:
		if known, ok := operands[i.Op]; ok && !known(c, i.Arg) {
			return bad("has the operand %d", i.Arg)
		}
	}
	if count >= 0 && index >= count {
		return bad("has the operand %d, there are %d", index, count)
	}
	return nil
}

// checkLoop checks what FOR_ITER leads to: since 3.12 it skips the instructions there
// that would remove the iterator, without looking at them.
func (c *Code) checkLoop(i Instruction) error {
	if !c.Dialect.Has(opcode.EndFor) {
		return nil
	}
	at, _ := c.Target(i)
	want := []opcode.Op{opcode.EndFor}
	if c.Dialect.StackEffect(opcode.EndFor, 0, false) == -1 {
		want = append(want, opcode.PopTop)
	}
	for _, op := range want {
		next, ok := c.Decode(at)
		if !ok || next.Op != op || next.Prefixes() > 0 {
			return fmt.Errorf("%s at %d jumps to %d, where no %s is", i.Op, i.Offset, at, op)
		}
		at = next.End
	}
	return nil
}

// operands has the instructions whose operand is a number that means something.
var operands = map[opcode.Op]func(c *Code, arg int) bool{
	opcode.BinaryOp:       func(c *Code, arg int) bool { return arg < len(c.Dialect.BinaryOps) },
	opcode.CallIntrinsic1: func(c *Code, arg int) bool { return 0 < arg && arg < len(c.Dialect.Intrinsics1) },
	opcode.CallIntrinsic2: func(c *Code, arg int) bool { return 0 < arg && arg < len(c.Dialect.Intrinsics2) },
	opcode.CopyFreeVars:   func(c *Code, arg int) bool { return arg == len(c.FreeVars) },
	opcode.BuildSlice:     between(2, 3),
	opcode.RaiseVarargs:   between(0, 2),
	opcode.CallFunctionEx: between(0, 1),
	opcode.ConvertValue:   between(1, 3),
	opcode.FormatValue:    between(0, 7),
	opcode.MakeFunction:   between(0, 15),
	opcode.IsOp:           between(0, 1),
	opcode.ContainsOp:     between(0, 1),
	opcode.Copy:           between(1, largest),
	opcode.Swap:           between(1, largest),
	opcode.RotN:           between(1, largest),
	opcode.ListAppend:     between(1, largest),
	opcode.SetAdd:         between(1, largest),
	opcode.MapAdd:         between(1, largest),
	opcode.ListExtend:     between(1, largest),
	opcode.SetUpdate:      between(1, largest),
	opcode.DictUpdate:     between(1, largest),
	opcode.DictMerge:      between(1, largest),
	opcode.SetFunctionAttribute: func(_ *Code, arg int) bool {
		return arg == 1 || arg == 2 || arg == 4 || arg == 8
	},
}

func between(low, high int) func(*Code, int) bool {
	return func(_ *Code, arg int) bool { return low <= arg && arg <= high }
}

// checkHandlers checks the exception table.
func (c *Code) checkHandlers(starts []bool) error {
	if !c.Dialect.LocalsPlus {
		return nil
	}
	last, length := 0, 0
	for _, h := range c.Handlers() {
		switch {
		case h.Start < last || h.End <= h.Start || h.End > len(c.Bytecode):
			return fmt.Errorf("the exception table has an entry from %d to %d", h.Start, h.End)
		case !starts[h.Start] || h.End < len(starts) && !starts[h.End]:
			return fmt.Errorf("the exception table has an entry from %d to %d, where no instruction begins", h.Start, h.End)
		case h.Target < 0 || h.Target >= len(starts) || !starts[h.Target]:
			return fmt.Errorf("the exception table has a handler at %d, where no instruction begins", h.Target)
		}
		last = h.End
		length++
	}
	// What Handlers leaves out is cut off. Each entry begins with bit 7 set.
	marks := 0
	for _, b := range c.ExceptionTable {
		if b&0x80 != 0 {
			marks++
		}
	}
	if marks != length || len(c.ExceptionTable) > 0 && c.ExceptionTable[0]&0x80 == 0 {
		return fmt.Errorf("the exception table is cut off or spoilt")
	}
	return nil
}

// checkLines checks that the table of lines covers the bytecode, where it has to, and
// that its lines count from 0.
func (c *Code) checkLines() error {
	for r := range c.entries() {
		if r.Line < 0 && r.Line != NoLine {
			return fmt.Errorf("the line at %d is %d", r.Start, r.Line)
		}
	}
	switch c.Dialect.Lines {
	case dialect.LnoTab, dialect.LineTable:
		if len(c.LineTable)%2 != 0 {
			return fmt.Errorf("the line table is cut off")
		}
	case dialect.Locations:
		end, err := c.locationsEnd()
		if err != nil {
			return err
		}
		if end != len(c.Bytecode) {
			return fmt.Errorf("the location table covers %d of %d bytes", end, len(c.Bytecode))
		}
	}
	return nil
}

// locationsEnd gives how much of the bytecode the location table covers.
func (c *Code) locationsEnd() (int, error) {
	covered := 0
	for at := 0; at < len(c.LineTable); {
		first := c.LineTable[at]
		if first&0x80 == 0 {
			return 0, fmt.Errorf("the location table has no entry at %d", at)
		}
		at++
		bytes, numbers := 0, 0
		switch kind := first >> 3 & 15; {
		case kind < locationOneLine:
			bytes = 1
		case kind < locationNoColumn:
			bytes = 2
		case kind == locationNoColumn:
			numbers = 1
		case kind == locationLong:
			numbers = 4
		}
		for ; bytes > 0; bytes-- {
			if at >= len(c.LineTable) || c.LineTable[at]&0x80 != 0 {
				return 0, fmt.Errorf("the location table is cut off at %d", at)
			}
			at++
		}
		for ; numbers > 0; numbers-- {
			for length := 1; ; length++ {
				if at >= len(c.LineTable) || c.LineTable[at]&0x80 != 0 || length > 6 {
					return 0, fmt.Errorf("the location table is cut off at %d", at)
				}
				at++
				if c.LineTable[at-1]&0x40 == 0 {
					break
				}
			}
		}
		covered += 2 * (int(first&7) + 1)
	}
	return covered, nil
}

// checkEnd follows execution from the start. Code that nothing leads to may end in
// any way: 3.8's compiler leaves some behind a return in a finally clause.
func (c *Code) checkEnd() error {
	seen := make([]bool, len(c.Bytecode))
	todo := []int{0}
	for _, h := range c.Handlers() {
		todo = append(todo, h.Target)
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for !seen[at] {
			seen[at] = true
			i, _ := c.Decode(at)
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
