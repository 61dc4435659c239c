package assemble

import (
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/opcode"
)

// realOps has the instructions that pseudo instructions become.
var realOps = map[opcode.Op]opcode.Op{
	opcode.LoadClosure:        opcode.LoadFast,
	opcode.StoreFastMaybeNull: opcode.StoreFast,
	opcode.SetupFinally:       opcode.Nop,
	opcode.SetupCleanup:       opcode.Nop,
	opcode.SetupWith:          opcode.Nop,
}

// convertPseudo replaces pseudo instructions, jumps left out, whose direction is not
// known yet.
func (u *unit) convertPseudo() {
	for b := range u.graph.Chain() {
		for i := range b.Instrs {
			in := &b.Instrs[i]
			op, ok := realOps[in.Op]
			if !ok {
				continue
			}
			if op == opcode.Nop {
				in.SetNop()
			} else {
				in.Op = op
			}
		}
	}
	u.removeRedundant()
}

// inverted has the conditional jumps that jump when the other doesn't.
var inverted = map[opcode.Op]opcode.Op{
	opcode.PopJumpIfTrue:    opcode.PopJumpIfFalse,
	opcode.PopJumpIfFalse:   opcode.PopJumpIfTrue,
	opcode.PopJumpIfNone:    opcode.PopJumpIfNotNone,
	opcode.PopJumpIfNotNone: opcode.PopJumpIfNone,
}

// normalizeJumps gives jumps their direction. A conditional jump goes forward only:
// one back is made one over a jump back.
func (u *unit) normalizeJumps() {
	u.unvisited()
	for b := range u.graph.Chain() {
		b.Visited = true
		last := b.Last()
		if last == nil || !last.IsJump() {
			continue
		}
		back := last.Target.Visited
		switch last.Op {
		case opcode.Jump:
			last.Op = opcode.JumpForward
			if back {
				last.Op = opcode.JumpBackward
			}
			continue
		case opcode.JumpNoInterrupt:
			last.Op = opcode.JumpForward
			if back {
				last.Op = opcode.JumpBackwardNoInterrupt
			}
			continue
		}
		if !back {
			continue
		}
		jump := u.graph.NewBlock()
		jump.Instrs = []cfg.Instr{{Op: opcode.Jump, Target: last.Target, Pos: last.Pos}}
		jump.Cold, jump.Next, jump.StartDepth = b.Cold, b.Next, b.Next.StartDepth
		last.Op, last.Target = inverted[last.Op], b.Next
		b.Next = jump
	}
}

// fullSize gives the number of code units of an instruction with its prefixes and
// its inline cache.
func (u *unit) fullSize(in *cfg.Instr) int {
	number, _ := u.dialect.Number(in.Op)
	return size(in.Arg) + u.dialect.CacheUnits(number)
}

// layoutGraph gives jumps their distances and writes code and tables.
func (u *unit) layoutGraph() {
	index := 0
	u.graph.Order = make([]*cfg.Block, 0, len(u.graph.Blocks))
	for b := range u.graph.Chain() {
		u.graph.Order = append(u.graph.Order, b)
		b.Offset = index
		index += len(b.Instrs)
	}
	// A jump begins with the number of the instruction that it goes to.
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			if t := b.Instrs[i].Target; t != nil {
				b.Instrs[i].Arg = uint32(t.Offset)
			}
		}
	}
	total := 0
	for again := true; again; {
		again = false
		total = 0
		for _, b := range u.graph.Order {
			b.Offset = total
			for i := range b.Instrs {
				total += u.fullSize(&b.Instrs[i])
			}
		}
		for _, b := range u.graph.Order {
			at := b.Offset
			for i := range b.Instrs {
				in := &b.Instrs[i]
				at += u.fullSize(in)
				if in.Target == nil {
					continue
				}
				n := size(in.Arg)
				in.Arg = uint32(in.Target.Offset - at)
				if in.Op.JumpsBack() {
					in.Arg = uint32(at - in.Target.Offset)
				}
				again = again || size(in.Arg) != n
			}
		}
	}
	u.code = u.room.makeCode(total)
	at := 0
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			in := &b.Instrs[i]
			pos := in.Pos
			if pos.Line < 0 {
				pos = noPosition
			}
			n := size(in.Arg)
			writeInstr(u.code[at:at+n], in.Op, in.Arg, pos)
			for end := at + u.fullSize(in); at+n < end; n++ {
				u.code[at+n] = codeUnit{op: opcode.Cache, pos: pos}
			}
			at += n
		}
	}
	u.locations()
	u.exceptionTable()
}
