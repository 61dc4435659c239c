package assemble

import (
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/opcode"
)

// arg gives the oparg of the instruction whose opcode is at i, with what its
// EXTENDED_ARG prefixes add.
func (u *unit) arg(i int) uint32 {
	arg := uint32(u.code[i].arg)
	for n := 1; n <= 3 && i >= n && u.code[i-n].op == opcode.ExtendedArg; n++ {
		arg |= uint32(u.code[i-n].arg) << (8 * n)
	}
	return arg
}

// findOp skips EXTENDED_ARG prefixes.
func (u *unit) findOp(i int) int {
	for i < len(u.code) && u.code[i].op == opcode.ExtendedArg {
		i++
	}
	return i
}

// target gives the code unit that the jump at i goes to.
func (u *unit) target(i int) int {
	t := int(u.arg(i)) * u.dialect.JumpUnit / 2
	if u.dialect.Operand(u.code[i].op) == opcode.RelativeJump {
		t += i + 1
	}
	return t
}

// fill overwrites code units with NOPs.
func (u *unit) fill(from, to int) {
	for i := from; i < to; i++ {
		u.code[i] = codeUnit{op: opcode.Nop}
	}
}

// setArg gives the instruction at i another oparg, if its room is enough, and
// gives its new place.
func (u *unit) setArg(i int, arg uint32) (int, bool) {
	old := u.arg(i)
	if old == arg {
		return i, true
	}
	oldSize, newSize := size(old), size(arg)
	if oldSize < newSize {
		return 0, false
	}
	start, c := i+1-oldSize, u.code[i]
	writeInstr(u.code[start:start+newSize], c.op, arg, c.pos)
	u.fill(start+newSize, i+1)
	return start + newSize - 1, true
}

// rewrite puts an instruction at the end of a stretch of code and NOPs before it.
func (u *unit) rewrite(from, to int, op opcode.Op, arg uint32, pos code.Position) {
	n := size(arg)
	if from+n > to {
		return
	}
	writeInstr(u.code[to-n:to], op, arg, pos)
	u.fill(from, to-n)
}

// markBlocks counts the jump targets up to each code unit.
func (u *unit) markBlocks() {
	u.label = u.room.makeLabel(len(u.code) + 1)
	for i, c := range u.code {
		if c.op != opcode.ExtendedArg && u.dialect.Operand(c.op).IsJump() {
			u.label[u.target(i)] = 1
		}
	}
	n := int32(0)
	for i := range u.label {
		n += u.label[i]
		u.label[i] = n
	}
}

func (u *unit) sameBlock(i, j int) bool { return u.label[i] == u.label[j] }

func isUnconditionalJump(op opcode.Op) bool {
	return op == opcode.JumpAbsolute || op == opcode.JumpForward
}

func isConditionalJump(op opcode.Op) bool {
	switch op {
	case opcode.PopJumpIfFalse, opcode.PopJumpIfTrue, opcode.JumpIfFalseOrPop, opcode.JumpIfTrueOrPop:
		return true
	}
	return false
}

func jumpsOnTrue(op opcode.Op) bool {
	return op == opcode.PopJumpIfTrue || op == opcode.JumpIfTrueOrPop
}

// peephole optimizes within basic blocks, in one scan from the first instruction to
// the last (Python/peephole.c of 3.8): each instruction sees what was made of those before
// it and the ones after it as they were. Nothing gets longer; where code gets
// shorter, NOPs stay until pack. A table of lines with a gap of 255 bytes or more
// is not understood: then nothing is done.
func (u *unit) peephole() {
	for i := 0; i < len(u.lines); i += 2 {
		if u.lines[i] == 255 {
			return
		}
	}
	u.markBlocks()
	consts, lastConsts := 0, 0 // how many LOAD_CONSTs in a row
	next := 0
	for i := u.findOp(0); i < len(u.code); i = next {
		op, start := u.code[i].op, i
		for start >= 1 && u.code[start-1].op == opcode.ExtendedArg {
			start--
		}
		next = u.findOp(i + 1)
		var nextOp opcode.Op
		if next < len(u.code) {
			nextOp = u.code[next].op
		}
		lastConsts, consts = consts, 0
		switch op {
		case opcode.LoadConst:
			consts = lastConsts + 1
			if nextOp == opcode.PopJumpIfFalse && u.sameBlock(start, i+1) &&
				constant.Truth(u.graph.Consts[u.arg(i)]) {
				// `while 1`
				u.fill(start, next+1)
				consts = 0
			}
		case opcode.BuildTuple:
			u.buildTuple(start, i, next, nextOp, lastConsts)
		case opcode.JumpIfFalseOrPop, opcode.JumpIfTrueOrPop:
			if at, ok := u.shortCircuit(i); ok {
				next = at
			} else {
				u.threadJump(start, i)
			}
		case opcode.PopJumpIfFalse, opcode.PopJumpIfTrue, opcode.JumpForward, opcode.JumpAbsolute:
			u.threadJump(start, i)
		case opcode.ReturnValue:
			if end := u.unreachable(i); end > i+1 {
				u.fill(i+1, end)
				next = u.findOp(end)
			}
		}
	}
}

// buildTuple makes a constant of a tuple of constants, and rotations of a tuple
// that is unpacked at once.
func (u *unit) buildTuple(start, i, next int, nextOp opcode.Op, lastConsts int) {
	n := int(u.arg(i))
	if n > 0 && lastConsts >= n {
		first := u.lastConstStart(start, n)
		if u.sameBlock(first, start) {
			u.foldTuple(first, i, n)
			return
		}
	}
	if nextOp != opcode.UnpackSequence || !u.sameBlock(start, i+1) || n != int(u.arg(next)) {
		return
	}
	pos := u.code[next].pos
	switch n {
	case 0, 1:
		u.fill(start, next+1)
	case 2:
		u.code[start] = codeUnit{op: opcode.RotTwo, pos: pos}
		u.fill(start+1, next+1)
	case 3:
		u.code[start] = codeUnit{op: opcode.RotThree, pos: pos}
		u.code[start+1] = codeUnit{op: opcode.RotTwo, pos: pos}
		u.fill(start+2, next+1)
	}
}

// lastConstStart goes back over n LOAD_CONSTs before i and gives the place of the
// first one's prefix.
func (u *unit) lastConstStart(i, n int) int {
	for {
		i--
		if u.code[i].op != opcode.LoadConst {
			continue
		}
		if n--; n == 0 {
			for i > 0 && u.code[i-1].op == opcode.ExtendedArg {
				i--
			}
			return i
		}
	}
}

// foldTuple replaces the n LOAD_CONSTs from first on, and the BUILD_TUPLE at i.
func (u *unit) foldTuple(first, i, n int) {
	tuple := make(code.Tuple, 0, n)
	for at := first; len(tuple) < n; at++ {
		at = u.findOp(at)
		tuple = append(tuple, u.graph.Consts[u.arg(at)])
	}
	u.graph.Consts = append(u.graph.Consts, tuple)
	u.rewrite(first, i+1, opcode.LoadConst, uint32(len(u.graph.Consts)-1), u.code[i].pos)
}

// shortCircuit simplifies a jump of `and` or `or` to another conditional jump: if
// both jump on the same, the first goes where the second goes; if not, the first
// goes past the second and pops the value. It gives the place to go on at, which is
// the jump itself.
func (u *unit) shortCircuit(i int) (int, bool) {
	op := u.code[i].op
	t := u.findOp(u.target(i))
	second := u.code[t].op
	if !isConditionalJump(second) {
		return 0, false
	}
	arg := u.arg(t)
	if jumpsOnTrue(second) != jumpsOnTrue(op) {
		arg = uint32((t + 1) * 2 / u.dialect.JumpUnit)
		second = opcode.PopJumpIfFalse
		if op == opcode.JumpIfTrueOrPop {
			second = opcode.PopJumpIfTrue
		}
	}
	at, ok := u.setArg(i, arg)
	if ok {
		u.code[at].op = second
	}
	return at, ok
}

// threadJump lets a jump to an unconditional jump go to that one's target, and
// makes a RETURN_VALUE of an unconditional jump to one.
func (u *unit) threadJump(start, i int) {
	op := u.code[i].op
	t := u.findOp(u.target(i))
	if isUnconditionalJump(op) && u.code[t].op == opcode.ReturnValue {
		u.code[start] = codeUnit{op: opcode.ReturnValue, pos: u.code[t].pos}
		u.fill(start+1, i+1)
		return
	}
	if !isUnconditionalJump(u.code[t].op) {
		return
	}
	to := u.target(t)
	if op == opcode.JumpForward {
		op = opcode.JumpAbsolute // it may go back
	} else if u.dialect.Operand(op) == opcode.RelativeJump {
		if to < i+1 {
			return
		}
		to -= i + 1
	}
	u.rewrite(start, i+1, op, uint32(to*2/u.dialect.JumpUnit), u.code[i].pos)
}

// unreachable gives the end of the code that no one gets to after the RETURN_VALUE at
// i. END_FINALLY and SETUP_FINALLY stay: frame.f_lineno looks for them to find the
// extent of blocks.
func (u *unit) unreachable(i int) int {
	end := i + 1
	for end < len(u.code) && u.sameBlock(i, end) && u.code[end].op != opcode.EndFinally {
		if u.code[end].op == opcode.SetupFinally {
			for end > i+1 && u.code[end-1].op == opcode.ExtendedArg {
				end--
			}
			break
		}
		end++
	}
	return end
}

// pack takes the NOPs out and adjusts the table of lines and the jumps. Where a
// jump would need more room than it has, the code stays as it was before the
// peephole optimizer; the table of lines does not, as in CPython.
func (u *unit) pack() {
	if u.label == nil {
		return
	}
	moved := u.label // from old to new places
	nops := 0
	for i := range u.code {
		moved[i] = int32(i - nops)
		if u.code[i].op == opcode.Nop {
			nops++
		}
	}
	old, last := 0, 0
	for i := 0; i < len(u.lines); i += 2 {
		old += int(u.lines[i])
		offset := 2 * int(moved[old/2])
		u.lines[i] = byte(offset - last)
		last = offset
	}
	packed := u.code[:0] // behind what is still to be read
	for i := 0; i < len(u.code); i++ {
		start := i
		i = u.findOp(i)
		c := u.code[i]
		if c.op == opcode.Nop {
			continue
		}
		arg := u.arg(i)
		switch kind := u.dialect.Operand(c.op); kind {
		case opcode.AbsoluteJump:
			arg = uint32(int(moved[u.target(i)]) * 2 / u.dialect.JumpUnit)
		case opcode.RelativeJump:
			arg = uint32(int(moved[u.target(i)]-moved[i]-1) * 2 / u.dialect.JumpUnit)
		}
		n := i - start + 1
		if size(arg) > n {
			u.restore()
			return
		}
		at := len(packed)
		packed = packed[:at+n]
		writeInstr(packed[at:], c.op, arg, c.pos)
	}
	u.code = packed
}

// restore writes the code again as it was before the peephole optimizer.
func (u *unit) restore() {
	lines := u.lines
	u.layout()
	u.lines = lines
}
