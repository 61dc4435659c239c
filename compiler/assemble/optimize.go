package assemble

import (
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/code"
	"bytewalk/compiler/constant"
	"bytewalk/compiler/opcode"
)

// optimizeConsts simplifies what is done with a constant that was just loaded.
func (u *unit) optimizeConsts() {
	for b := range u.graph.Chain() {
		u.optimizeBlockConsts(b)
	}
}

func (u *unit) optimizeBlockConsts(b *cfg.Block) {
	var op opcode.Op
	var arg uint32
	for i := 0; i < len(b.Instrs); i++ {
		in := &b.Instrs[i]
		if op != opcode.LoadConst || in.Op != opcode.Copy || in.Arg != 1 {
			op, arg = in.Op, in.Arg
		}
		if op != opcode.LoadConst || i+1 >= len(b.Instrs) {
			continue
		}
		value := u.graph.Consts[arg]
		switch next := &b.Instrs[i+1]; next.Op {
		case opcode.PopJumpIfFalse, opcode.PopJumpIfTrue:
			in.SetNop()
			if constant.Truth(value) == (next.Op == opcode.PopJumpIfTrue) {
				next.Op = opcode.Jump
			} else {
				next.SetNop()
			}
		case opcode.IsOp:
			if value == code.None {
				jumpOnNone(b, i)
			}
		case opcode.ReturnValue:
			in.SetNop()
			next.Op, next.Arg = opcode.ReturnConst, arg
			i++
		case opcode.ToBool:
			in.SetNop()
			next.Op, next.Arg = opcode.LoadConst, uint32(u.graph.AddConst(constant.Truth(value)))
		}
	}
}

// jumpOnNone makes one jump of LOAD_CONST None, IS_OP, TO_BOOL and a conditional
// jump.
func jumpOnNone(b *cfg.Block, i int) {
	if i+2 >= len(b.Instrs) {
		return
	}
	is, jump := &b.Instrs[i+1], &b.Instrs[i+2]
	if jump.Op == opcode.ToBool {
		jump.SetNop()
		if i+3 >= len(b.Instrs) {
			return
		}
		jump = &b.Instrs[i+3]
	}
	not := is.Arg != 0
	switch jump.Op {
	case opcode.PopJumpIfFalse:
		not = !not
	case opcode.PopJumpIfTrue:
	default:
		return
	}
	b.Instrs[i].SetNop()
	is.SetNop()
	jump.Op = opcode.PopJumpIfNone
	if not {
		jump.Op = opcode.PopJumpIfNotNone
	}
}

// optimizeBlocks optimizes a few instructions at a time, within basic blocks.
func (u *unit) optimizeBlocks() {
	for b := range u.graph.Chain() {
		u.optimizeBlock(b)
		for i := 0; i < len(b.Instrs); i++ {
			if b.Instrs[i].Op == opcode.Swap {
				i = simplifySwaps(b, i)
				applySwaps(b, i)
			}
		}
	}
}

func (u *unit) optimizeBlock(b *cfg.Block) {
	for i := 0; i < len(b.Instrs); i++ {
		in := &b.Instrs[i]
		next := &cfg.Instr{}
		if i+1 < len(b.Instrs) {
			next = &b.Instrs[i+1]
		}
		switch in.Op {
		case opcode.BuildTuple:
			if next.Op == opcode.UnpackSequence && next.Arg == in.Arg && in.Arg >= 1 && in.Arg <= 3 {
				if in.Arg == 1 {
					next.SetNop()
				} else {
					next.Op = opcode.Swap
				}
				in.SetNop()
			} else if n := int(in.Arg); i >= n {
				u.foldConstTuple(b.Instrs[i-n : i+1])
			}
		case opcode.PopJumpIfNotNone, opcode.PopJumpIfNone, opcode.PopJumpIfFalse, opcode.PopJumpIfTrue:
			if in.Target.Instrs[0].Op == opcode.Jump && threadGraphJump(b, in.Op) {
				i--
			}
		case opcode.Jump, opcode.JumpNoInterrupt:
			op := in.Op
			switch in.Target.Instrs[0].Op {
			case opcode.Jump:
				op = opcode.Jump
			case opcode.JumpNoInterrupt:
			default:
				continue
			}
			if threadGraphJump(b, op) {
				i--
			}
		case opcode.StoreFast:
			if next.Op == in.Op && next.Arg == in.Arg && next.Pos.Line == in.Pos.Line {
				in.Op, in.Arg = opcode.PopTop, 0
			}
		case opcode.Swap:
			if in.Arg == 1 {
				in.SetNop()
			}
		case opcode.LoadGlobal:
			if next.Op == opcode.PushNull && in.Arg&1 == 0 {
				in.Arg |= 1
				next.SetNop()
			}
		case opcode.CompareOp:
			if next.Op == opcode.ToBool {
				next.Op, next.Arg = in.Op, in.Arg|compareBool
				in.SetNop()
			}
		case opcode.ContainsOp, opcode.IsOp:
			if next.Op == opcode.ToBool {
				next.Op, next.Arg = in.Op, in.Arg
				in.SetNop()
			}
		case opcode.ToBool:
			if next.Op == opcode.ToBool {
				in.SetNop()
			}
		case opcode.UnaryNot:
			switch next.Op {
			case opcode.ToBool:
				in.SetNop()
				next.Op = opcode.UnaryNot
			case opcode.UnaryNot:
				in.SetNop()
				next.SetNop()
			}
		}
	}
}

// compareBool is the bit of COMPARE_OP's oparg that asks for a bool.
const compareBool = 16

// threadGraphJump lets the jump at a block's end, whose target begins with a jump, go
// where that one goes.
func threadGraphJump(b *cfg.Block, op opcode.Op) bool {
	in := b.Last()
	over := &in.Target.Instrs[0]
	if in.Target == over.Target {
		return false
	}
	in.SetNop()
	b.Instrs = append(b.Instrs, cfg.Instr{Op: op, Target: over.Target, Pos: over.Pos})
	return true
}

// foldConstTuple makes a constant of a tuple of constants; its instructions end with
// BUILD_TUPLE.
func (u *unit) foldConstTuple(instrs []cfg.Instr) {
	n := len(instrs) - 1
	for i := range n {
		if instrs[i].Op != opcode.LoadConst {
			return
		}
	}
	tuple := make(code.Tuple, n)
	for i := range n {
		tuple[i] = u.graph.Consts[instrs[i].Arg]
		instrs[i].SetNop()
	}
	instrs[n].Op, instrs[n].Arg = opcode.LoadConst, uint32(u.graph.AddConst(tuple))
}

// simplifySwaps replaces a run of SWAPs by the shortest that does the same, and gives
// the place of the run's last instruction. What the run does is taken apart into
// cycles; since the moves of an unshuffling are found, they are written backwards.
func simplifySwaps(b *cfg.Block, at int) int {
	run := b.Instrs[at:]
	depth, n, more := int(run[0].Arg), 1, false
	for ; n < len(run); n++ {
		if run[n].Op == opcode.Swap {
			depth = max(depth, int(run[n].Arg))
			more = true
		} else if run[n].Op != opcode.Nop {
			break
		}
	}
	if !more {
		return at
	}
	stack := make([]int, depth)
	for i := range stack {
		stack[i] = i
	}
	for i := range n {
		if run[i].Op == opcode.Swap {
			j := run[i].Arg - 1
			stack[0], stack[j] = stack[j], stack[0]
		}
	}
	const visited = -1
	current := n - 1
	for i := range stack {
		if stack[i] == visited || stack[i] == i {
			continue
		}
		for j := i; ; {
			if j != 0 {
				run[current].Op, run[current].Arg = opcode.Swap, uint32(j+1)
				current--
			}
			if stack[j] == visited {
				break
			}
			j, stack[j] = stack[j], visited
		}
	}
	for ; current >= 0; current-- {
		run[current].SetNop()
	}
	return at + n - 1
}

// swappable reports whether instructions can change places: they only take the top of
// the stack, and run no code but finalizers.
func swappable(op opcode.Op) bool {
	return op == opcode.StoreFast || op == opcode.StoreFastMaybeNull || op == opcode.PopTop
}

// storesTo gives the local variable that an instruction stores to, -1 for none.
func storesTo(in *cfg.Instr) int {
	if in.Op == opcode.StoreFast || in.Op == opcode.StoreFastMaybeNull {
		return int(in.Arg)
	}
	return -1
}

// nextSwappable gives the place of the first instruction after i that is no NOP, if it
// is swappable and in the line, where that is not negative; else -1.
func nextSwappable(b *cfg.Block, i int, line int32) int {
	for i++; i < len(b.Instrs); i++ {
		in := &b.Instrs[i]
		switch {
		case line >= 0 && in.Pos.Line != line:
			return -1
		case in.Op == opcode.Nop:
		case swappable(in.Op):
			return i
		default:
			return -1
		}
	}
	return -1
}

// applySwaps swaps instructions where a SWAP would swap the values that they take.
func applySwaps(b *cfg.Block, i int) {
	for ; i >= 0; i-- {
		swap := &b.Instrs[i]
		if swap.Op != opcode.Swap {
			if swap.Op == opcode.Nop || swappable(swap.Op) {
				continue
			}
			return
		}
		j := nextSwappable(b, i, -1)
		if j < 0 {
			return
		}
		k, line := j, b.Instrs[j].Pos.Line
		for count := swap.Arg - 1; count > 0; count-- {
			if k = nextSwappable(b, k, line); k < 0 {
				return
			}
		}
		storeJ, storeK := storesTo(&b.Instrs[j]), storesTo(&b.Instrs[k])
		if storeJ >= 0 || storeK >= 0 {
			if storeJ == storeK {
				return
			}
			for x := j + 1; x < k; x++ {
				if s := storesTo(&b.Instrs[x]); s >= 0 && (s == storeJ || s == storeK) {
					return
				}
			}
		}
		swap.SetNop()
		b.Instrs[j], b.Instrs[k] = b.Instrs[k], b.Instrs[j]
	}
}

// usesConst reports whether the instruction's oparg is the index of a constant.
func usesConst(op opcode.Op) bool { return op == opcode.LoadConst || op == opcode.ReturnConst }

// unusedConsts takes out the constants that no instruction uses. The first one stays,
// which may be a docstring.
func (u *unit) unusedConsts() {
	consts := u.graph.Consts
	if len(consts) == 0 {
		return
	}
	used := make([]bool, len(consts))
	used[0] = true
	for b := range u.graph.Chain() {
		for i := range b.Instrs {
			if in := &b.Instrs[i]; usesConst(in.Op) {
				used[in.Arg] = true
			}
		}
	}
	place := make([]int, len(consts))
	kept := make([]code.Const, 0, len(consts))
	for i, c := range consts {
		place[i] = len(kept)
		if used[i] {
			kept = append(kept, c)
		}
	}
	if len(kept) == len(consts) {
		return
	}
	u.graph.Consts = kept
	for b := range u.graph.Chain() {
		for i := range b.Instrs {
			if in := &b.Instrs[i]; usesConst(in.Op) {
				in.Arg = uint32(place[in.Arg])
			}
		}
	}
}

// superPairs has the instructions that do the work of two.
var superPairs = map[[2]opcode.Op]opcode.Op{
	{opcode.LoadFast, opcode.LoadFast}:   opcode.LoadFastLoadFast,
	{opcode.StoreFast, opcode.LoadFast}:  opcode.StoreFastLoadFast,
	{opcode.StoreFast, opcode.StoreFast}: opcode.StoreFastStoreFast,
}

// superInstructions joins pairs of instructions in one line whose variables have
// numbers of four bits.
func (u *unit) superInstructions() {
	for b := range u.graph.Chain() {
		for i := 0; i+1 < len(b.Instrs); i++ {
			first, second := &b.Instrs[i], &b.Instrs[i+1]
			if first.Op != opcode.LoadFast && first.Op != opcode.StoreFast {
				continue
			}
			op, ok := superPairs[[2]opcode.Op{first.Op, second.Op}]
			line1, line2 := first.Pos.Line, second.Pos.Line
			if !ok || line1 >= 0 && line2 >= 0 && line1 != line2 || first.Arg >= 16 || second.Arg >= 16 {
				continue
			}
			first.Op, first.Arg = op, first.Arg<<4|second.Arg
			second.SetNop()
		}
	}
	u.redundantNops()
}
