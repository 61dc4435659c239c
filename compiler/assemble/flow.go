package assemble

import (
	"bytewalk/compiler/cfg"
	"bytewalk/compiler/opcode"
)

// The passes over the graph of dialects since 3.11, which follow Python/flowgraph.c:
// what is reachable, which NOPs and jumps do nothing, and which blocks are copied.

// split cuts the row of instructions into basic blocks.
func (u *unit) split() { u.graph.Split() }

// unvisited clears the marks of a traversal.
func (u *unit) unvisited() {
	for b := range u.graph.Chain() {
		b.Visited = false
	}
}

// removeUnreachable empties the blocks that nothing leads to, and counts the
// predecessors of the others.
func (u *unit) removeUnreachable() {
	u.unvisited()
	for b := range u.graph.Chain() {
		b.Predecessors = 0
	}
	entry := u.graph.Entry()
	entry.Predecessors, entry.Visited = 1, true
	work := []*cfg.Block{entry}
	reach := func(b *cfg.Block) {
		if !b.Visited {
			b.Visited = true
			work = append(work, b)
		}
		b.Predecessors++
	}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b.Next != nil && b.FallsThrough() {
			reach(b.Next)
		}
		for i := range b.Instrs {
			if t := b.Instrs[i].Target; t != nil {
				reach(t)
			}
		}
	}
	for b := range u.graph.Chain() {
		if b.Predecessors == 0 {
			b.Instrs, b.Handler = nil, false
		}
	}
}

// redundantNops takes out the NOPs of a block that no line depends on, and gives how
// many.
func redundantNops(b *cfg.Block) int {
	kept := b.Instrs[:0]
	last := int32(-1)
	for i := range b.Instrs {
		in := &b.Instrs[i]
		if in.Op == opcode.Nop && redundantNop(b, i, last) {
			continue
		}
		last = in.Pos.Line
		kept = append(kept, *in)
	}
	removed := len(b.Instrs) - len(kept)
	b.Instrs = kept
	return removed
}

// redundantNop reports whether a NOP has no line, or that of a neighbour. An
// instruction after it that has no line gets the NOP's.
func redundantNop(b *cfg.Block, i int, last int32) bool {
	line := b.Instrs[i].Pos.Line
	if line < 0 || line == last {
		return true
	}
	if i+1 < len(b.Instrs) {
		next := &b.Instrs[i+1]
		if next.Pos.Line < 0 {
			next.Pos = b.Instrs[i].Pos
			return true
		}
		return next.Pos.Line == line
	}
	if next := b.Next.NonEmpty(); next != nil {
		for j := range next.Instrs {
			in := &next.Instrs[j]
			if in.Op == opcode.Nop && in.Pos.Line < 0 {
				continue
			}
			return in.Pos.Line == line
		}
	}
	return false
}

func (u *unit) redundantNops() int {
	removed := 0
	for b := range u.graph.Chain() {
		removed += redundantNops(b)
	}
	return removed
}

// redundantJumps makes NOPs of the jumps to what comes next anyway.
func (u *unit) redundantJumps() int {
	changes := 0
	for b := range u.graph.Chain() {
		last := b.Last()
		if last == nil || !last.Op.IsUnconditionalJump() {
			continue
		}
		if last.Target.NonEmpty() == b.Next.NonEmpty() {
			last.SetNop()
			changes++
		}
	}
	return changes
}

// removeRedundant takes out NOPs and jumps until nothing changes.
func (u *unit) removeRedundant() {
	for u.redundantNops()+u.redundantJumps() > 0 {
	}
}

// redundantPairs takes out what is pushed only to be popped.
func (u *unit) redundantPairs() {
	for again := true; again; {
		again = false
		var previous *cfg.Instr
		for b := range u.graph.Chain() {
			redundantNops(b)
			if b.Label {
				previous = nil
			}
			for i := range b.Instrs {
				in := &b.Instrs[i]
				if in.Op == opcode.PopTop && previous != nil &&
					(previous.Op == opcode.LoadConst || previous.Op == opcode.Copy && previous.Arg == 1) {
					previous.SetNop()
					in.SetNop()
					again = true
				}
				previous = in
			}
			if previous != nil && previous.IsJump() || !b.FallsThrough() {
				previous = nil
			}
		}
	}
}

// removeDead takes out what the optimizations left without use.
func (u *unit) removeDead() {
	u.redundantPairs()
	u.removeUnreachable()
	u.removeRedundant()
}

// maxCopied is how many instructions a block may have that is copied to where it
// is jumped to.
const maxCopied = 4

// inlineExits copies small blocks that leave the code block, and those that no line
// stands for, to the jumps that lead to them.
func (u *unit) inlineExits() {
	for again := true; again; {
		again = false
		for b := range u.graph.Chain() {
			if inlineExit(b) {
				again = true
			}
		}
	}
}

func inlineExit(b *cfg.Block) bool {
	last := b.Last()
	if last == nil || !last.Op.IsUnconditionalJump() {
		return false
	}
	to := last.Target
	small := to.ExitsScope() && len(to.Instrs) <= maxCopied
	noLine := !hasLine(to) && !to.FallsThrough()
	if !small && !noLine {
		return false
	}
	jump := last.Op
	last.SetNop()
	b.Instrs = append(b.Instrs, to.Instrs...)
	if last = b.Last(); noLine && last.Op.IsUnconditionalJump() && jump == opcode.Jump {
		last.Op = opcode.Jump // which looks for signals
	}
	to.Predecessors--
	return true
}

func hasLine(b *cfg.Block) bool {
	for i := range b.Instrs {
		if b.Instrs[i].Pos.Line >= 0 {
			return true
		}
	}
	return false
}

// pushCold moves the blocks that only exceptions lead to behind the others.
func (u *unit) pushCold() {
	entry := u.graph.Entry()
	if entry.Next == nil {
		return
	}
	u.markCold()
	for b := range u.graph.Chain() {
		if next := b.Next; b.Cold && b.FallsThrough() && next != nil && next.Warm {
			jump := u.graph.NewBlock()
			next.Label = true
			jump.Instrs = []cfg.Instr{{Op: opcode.JumpNoInterrupt, Target: next, Pos: cfg.NoPosition}}
			jump.Cold, jump.Predecessors, jump.Next = true, 1, next
			b.Next = jump
		}
	}
	var cold []*cfg.Block
	last := entry
	for b := entry.Next; b != nil; b = b.Next {
		if b.Cold {
			cold = append(cold, b)
			continue
		}
		last.Next = b
		last = b
	}
	last.Next = nil
	for _, b := range cold {
		last.Next = b
		last = b
	}
	last.Next = nil
	if len(cold) > 0 {
		u.removeRedundant()
	}
}

// markCold finds what is reached from the entry without an exception, and from the
// rest what is reached from handlers.
func (u *unit) markCold() {
	u.unvisited()
	var work []*cfg.Block
	mark := func(b *cfg.Block) {
		b.Visited = true
		work = append(work, b)
	}
	follow := func(set func(*cfg.Block)) {
		for len(work) > 0 {
			b := work[len(work)-1]
			work = work[:len(work)-1]
			set(b)
			if b.Next != nil && b.FallsThrough() && !b.Next.Visited && !b.Next.Warm {
				mark(b.Next)
			}
			for i := range b.Instrs {
				if in := &b.Instrs[i]; in.IsJump() && !in.Target.Visited && !in.Target.Warm {
					mark(in.Target)
				}
			}
		}
	}
	mark(u.graph.Entry())
	follow(func(b *cfg.Block) { b.Warm = true })
	u.unvisited()
	for b := range u.graph.Chain() {
		if b.Handler {
			mark(b)
		}
	}
	follow(func(b *cfg.Block) { b.Cold = true })
}
