package code

import (
	"encoding/binary"
	"fmt"
	"slices"

	"bytewalk/compiler/opcode"
)

// Until 3.8 the stack of blocks belongs to what is checked: a block says where an
// exception goes and how high the evaluation stack is then, and a finally clause is
// reached with one of three things on top: NULL, the offset to go back to, or an
// exception. So an instruction may be reached with different heights. checkBlocks
// carries out the bytecode with kinds in place of values, along all paths, and
// remembers each state in which a jump or an exception comes to an instruction.

// kind is what is known of a value on the evaluation stack.
type kind int32

const (
	plain     kind = iota // a value
	none                  // None, where WITH_CLEANUP_START put it for the exception
	exception             // an exception's type, above its value and its traceback
	null                  // NULL, which BEGIN_FINALLY pushes
	method                // what LOAD_METHOD pushes below: a value or NULL
	previous              // of the exception handled before: a value or NULL
	back                  // and above: the offset that CALL_FINALLY pushes; back+i of the i-th finally
)

// isValue reports whether any instruction may take it.
func (k kind) isValue() bool { return k <= exception }

// slot is a place on the stack of which more is known than that a value is there.
type slot struct {
	at   int
	kind kind
}

// block is an entry of the block stack.
type block struct {
	handler bool // an exception is being handled; else it is a SETUP_… that is waiting
	level   int  // height of the evaluation stack
}

// flow is a state of the machine.
type flow struct {
	height int
	slots  []slot // lowest first
	blocks []block
}

// maxBlocks is CO_MAXBLOCKS.
const maxBlocks = 20

func (f *flow) push(k kind) {
	if k != plain {
		f.slots = append(f.slots, slot{f.height, k})
	}
	f.height++
}

// pop removes the top, which must be there.
func (f *flow) pop() kind {
	f.height--
	if n := len(f.slots); n > 0 && f.slots[n-1].at == f.height {
		k := f.slots[n-1].kind
		f.slots = f.slots[:n-1]
		return k
	}
	return plain
}

// peek gives the n-th from the top, counted from 1.
func (f *flow) peek(n int) kind {
	for i := len(f.slots) - 1; i >= 0 && f.slots[i].at >= f.height-n; i-- {
		if f.slots[i].at == f.height-n {
			return f.slots[i].kind
		}
	}
	return plain
}

// cut lowers the stack.
func (f *flow) cut(height int) {
	for len(f.slots) > 0 && f.slots[len(f.slots)-1].at >= height {
		f.slots = f.slots[:len(f.slots)-1]
	}
	f.height = height
}

func (f *flow) clone() *flow {
	return &flow{f.height, slices.Clone(f.slots), slices.Clone(f.blocks)}
}

// key makes a string of the state at an offset.
func (f *flow) key(offset int) string {
	b := binary.AppendUvarint(nil, uint64(offset))
	b = binary.AppendUvarint(b, uint64(f.height))
	b = binary.AppendUvarint(b, uint64(len(f.blocks)))
	for _, block := range f.blocks {
		level := uint64(block.level) << 1
		if block.handler {
			level |= 1
		}
		b = binary.AppendUvarint(b, level)
	}
	for _, s := range f.slots {
		b = binary.AppendUvarint(b, uint64(s.at))
		b = binary.AppendUvarint(b, uint64(s.kind))
	}
	return string(b)
}

// place is an instruction and the state in which it is reached.
type place struct {
	offset int
	flow   *flow
}

// finally is a finally clause that CALL_FINALLY calls in one state.
type finally struct {
	after   []int // where it goes back to
	leaving *flow // the state at its end; nil as long as that has not been reached
}

type blockChecker struct {
	code    *Code
	joins   []bool // offsets that are jumped to
	seen    map[string]bool
	size    int // of what is in seen
	todo    []place
	calls   []*finally
	byState map[string]int // index of calls
}

func (c *Code) checkBlocks() error {
	b := &blockChecker{code: c, joins: make([]bool, len(c.Bytecode)), seen: map[string]bool{}, byState: map[string]int{}}
	for i := range c.Instructions() {
		if target, ok := c.Target(i); ok {
			b.joins[target] = true
		}
	}
	b.come(0, &flow{})
	for len(b.todo) > 0 {
		p := b.todo[len(b.todo)-1]
		b.todo = b.todo[:len(b.todo)-1]
		if err := b.follow(p.offset, p.flow); err != nil {
			return err
		}
	}
	return nil
}

// come notes that execution may come to an instruction in a state.
func (b *blockChecker) come(offset int, f *flow) {
	if key := f.key(offset); !b.seen[key] {
		b.seen[key] = true
		b.size += len(key) + 32
		b.todo = append(b.todo, place{offset, f})
	}
}

// mostStates bounds the memory for states, in bytes: far beyond what compilers make.
const mostStates = 32 << 20

// follow carries out instructions from a place on until a jump or the end.
func (b *blockChecker) follow(offset int, f *flow) error {
	c := b.code
	for first := true; ; first = false {
		if !first && b.joins[offset] {
			b.come(offset, f)
			return nil
		}
		if b.size > mostStates {
			return fmt.Errorf("there are too many ways through the bytecode")
		}
		i, _ := c.Decode(offset)
		bad := func(format string, args ...any) error {
			return fmt.Errorf("%s at %d %s", i.Op, i.Offset, fmt.Sprintf(format, args...))
		}
		if takes := c.needs(i, f); takes > f.height {
			return bad("takes %d values, the evaluation stack has %d", takes, f.height)
		} else if n := len(f.blocks); n > 0 && f.height-removes(i.Op, takes) < f.blocks[n-1].floor() && !endsBlock(i.Op) {
			return bad("takes values from below the block around it")
		}
		goesOn, err := b.step(i, f, bad)
		if err != nil || !goesOn {
			return err
		}
		if f.height > c.StackSize {
			return bad("makes the evaluation stack %d high, it may be %d", f.height, c.StackSize)
		}
		offset = i.End
	}
}

// floor is how low the evaluation stack may get inside the block: below a handler lies
// the exception that was handled before.
func (b block) floor() int {
	if b.handler {
		return b.level + 3
	}
	return b.level
}

// endsBlock reports whether the instruction looks after the block itself.
func endsBlock(op opcode.Op) bool {
	switch op {
	case opcode.PopExcept, opcode.PopFinally, opcode.EndFinally, opcode.EndAsyncFor, opcode.WithCleanupStart, opcode.WithCleanupFinish:
		return true
	}
	return false
}

// needs is how many values an instruction takes in a state.
func (c *Code) needs(i Instruction, f *flow) int {
	switch i.Op {
	case opcode.EndFinally, opcode.PopFinally:
		n := 1
		if i.Op == opcode.PopFinally && i.Arg != 0 {
			n = 2
		}
		if n <= f.height && f.peek(n) == exception {
			return n + 2
		}
		return n
	case opcode.WithCleanupStart:
		if f.height > 0 && f.peek(1) == exception {
			return 7
		}
		return 2
	case opcode.WithCleanupFinish:
		return 3
	case opcode.EndAsyncFor:
		return 7
	case opcode.BeginFinally, opcode.SetupFinally, opcode.CallFinally:
		return 0
	}
	return c.takes(i.Op, i.Arg)
}

// removes is how many of the values that it takes an instruction doesn't leave where
// they are.
func removes(op opcode.Op, takes int) int {
	switch op {
	case opcode.DupTop, opcode.DupTopTwo, opcode.RotTwo, opcode.RotThree, opcode.RotFour, opcode.GetAnext, opcode.ImportFrom:
		return 0
	case opcode.ListAppend, opcode.SetAdd:
		return 1
	case opcode.MapAdd:
		return 2
	}
	return takes
}

// step carries out an instruction; goesOn is false if what runs next is not what
// follows it.
func (b *blockChecker) step(i Instruction, f *flow, bad func(string, ...any) error) (goesOn bool, err error) {
	c := b.code
	target, _ := c.Target(i)
	inHandler := func() bool {
		n := len(f.blocks)
		return n > 0 && f.blocks[n-1].handler
	}
	leaveHandler := func() { f.blocks = f.blocks[:len(f.blocks)-1] }
	switch i.Op {
	case opcode.SetupFinally, opcode.SetupWith, opcode.SetupAsyncWith:
		if len(f.blocks) == maxBlocks {
			return false, bad("is nested too deeply")
		}
		if i.Op != opcode.SetupFinally && !f.pop().isValue() {
			return false, bad("takes NULL")
		}
		if i.Op == opcode.SetupWith {
			f.push(plain) // __exit__
		}
		there := f.clone()
		there.blocks = append(there.blocks, block{true, f.height})
		for _, k := range []kind{previous, previous, plain, plain, plain, exception} {
			there.push(k)
		}
		if there.height > c.StackSize {
			return false, bad("makes the evaluation stack %d high, it may be %d", there.height, c.StackSize)
		}
		b.come(target, there)
		f.blocks = append(f.blocks, block{false, f.height})
		if i.Op != opcode.SetupFinally {
			f.push(plain)
		}
		return true, nil
	case opcode.PopBlock:
		if len(f.blocks) == 0 || inHandler() {
			return false, bad("has no block to remove")
		}
		f.blocks = f.blocks[:len(f.blocks)-1]
		return true, nil
	case opcode.BeginFinally:
		f.push(null)
		return true, nil
	case opcode.CallFinally:
		key := f.key(target)
		n, ok := b.byState[key]
		if !ok {
			n = len(b.calls)
			b.byState[key] = n
			b.calls = append(b.calls, &finally{})
		}
		call := b.calls[n]
		call.after = append(call.after, i.End)
		if call.leaving != nil {
			b.come(i.End, call.leaving.clone())
		}
		f.push(back + kind(n))
		if f.height > c.StackSize {
			return false, bad("makes the evaluation stack %d high, it may be %d", f.height, c.StackSize)
		}
		b.come(target, f)
		return false, nil
	case opcode.EndFinally:
		switch k := f.pop(); {
		case k == null:
			return true, nil
		case k == exception:
			return false, nil
		case k >= back:
			call := b.calls[k-back]
			if call.leaving == nil {
				call.leaving = f.clone()
			}
			for _, after := range call.after {
				b.come(after, f.clone())
			}
			return false, nil
		}
		return false, bad("ends no finally clause")
	case opcode.PopFinally:
		result := plain
		if i.Arg != 0 {
			if result = f.pop(); !result.isValue() {
				return false, bad("takes NULL")
			}
		}
		switch k := f.pop(); {
		case k == null || k >= back:
		case k == exception && inHandler() && f.height == f.blocks[len(f.blocks)-1].level+5:
			f.cut(f.height - 5)
			leaveHandler()
		default:
			return false, bad("leaves no finally clause")
		}
		if i.Arg != 0 {
			f.push(result)
		}
		return true, nil
	case opcode.PopExcept:
		if !inHandler() || f.height < f.blocks[len(f.blocks)-1].level+3 || f.peek(2) != previous || f.peek(3) != previous || !f.peek(1).isValue() {
			return false, bad("leaves no handler")
		}
		f.cut(f.height - 3)
		leaveHandler()
		return true, nil
	case opcode.EndAsyncFor:
		if f.peek(1) != exception || !inHandler() || f.height != f.blocks[len(f.blocks)-1].level+6 || !f.peek(7).isValue() {
			return false, bad("ends no loop")
		}
		f.cut(f.height - 7)
		leaveHandler()
		return true, nil
	case opcode.WithCleanupStart:
		k := f.pop()
		switch {
		case k == null || k >= back:
			if !f.pop().isValue() {
				return false, bad("takes NULL")
			}
			f.push(k)
			f.push(none)
		case k == exception && inHandler() && f.height == f.blocks[len(f.blocks)-1].level+5 && f.peek(6).isValue():
			// __exit__ makes place for what lies above it, down to the old exception.
			level := f.height - 6
			f.cut(level)
			f.blocks[len(f.blocks)-1].level = level
			for _, k := range []kind{previous, previous, plain, null, plain, plain, exception} {
				f.push(k)
			}
			f.push(plain)
		default:
			return false, bad("is not behind a with statement")
		}
		f.push(plain)
		return true, nil
	case opcode.WithCleanupFinish:
		f.pop()
		if f.pop() == none {
			return true, nil
		}
		if !inHandler() || f.peek(1) != exception || f.height < f.blocks[len(f.blocks)-1].level+3 {
			return false, bad("is not behind a with statement")
		}
		swallowed := f.clone()
		swallowed.cut(f.blocks[len(f.blocks)-1].level)
		swallowed.blocks = swallowed.blocks[:len(swallowed.blocks)-1]
		swallowed.push(null)
		b.come(i.End, swallowed)
		return true, nil
	}
	return b.ordinary(i, f, target, bad)
}

// ordinary carries out an instruction that has nothing to do with blocks.
func (b *blockChecker) ordinary(i Instruction, f *flow, target int, bad func(string, ...any) error) (goesOn bool, err error) {
	c := b.code
	n := c.takes(i.Op, i.Arg)
	switch i.Op {
	case opcode.RotTwo, opcode.RotThree, opcode.RotFour:
		var moved [4]kind
		for k := range n {
			moved[k] = f.pop()
		}
		f.push(moved[0])
		for k := n - 1; k > 0; k-- {
			f.push(moved[k])
		}
		return true, nil
	case opcode.LoadMethod:
		if !f.pop().isValue() {
			return false, bad("takes NULL")
		}
		f.push(method)
		f.push(plain)
		return true, nil
	case opcode.CallMethod:
		if n < 2 || f.peek(n) != method && !f.peek(n).isValue() {
			return false, bad("calls no method")
		}
		n--
	}
	for k := range f.slots {
		if s := f.slots[len(f.slots)-1-k]; s.at < f.height-n {
			break
		} else if !s.kind.isValue() {
			return false, bad("takes NULL")
		}
	}
	if i.Op == opcode.DupTop || i.Op == opcode.DupTopTwo {
		copied := [2]kind{f.peek(n), f.peek(1)}
		for k := range n {
			f.push(copied[k])
		}
		return true, nil
	}
	leave := func(f *flow, jump bool) {
		height := f.height + c.Dialect.StackEffect(i.Op, i.Arg, jump)
		f.cut(max(f.height-removed(i.Op, c.takes(i.Op, i.Arg), jump), 0))
		f.height = height
	}
	if c.Dialect.Operand(i.Op).IsJump() {
		there := f.clone()
		leave(there, true)
		b.come(target, there)
	}
	leave(f, false)
	return !i.Op.Leaves(), nil
}

// removed is removes for each way that the instruction may go.
func removed(op opcode.Op, takes int, jump bool) int {
	switch {
	case op == opcode.ForIter && !jump, op == opcode.JumpIfFalseOrPop && jump, op == opcode.JumpIfTrueOrPop && jump:
		return 0
	}
	return removes(op, takes)
}
