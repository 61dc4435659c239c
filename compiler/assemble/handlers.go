package assemble

import (
	"slices"

	"bytewalk/compiler/cfg"
	"bytewalk/compiler/opcode"
)

// resumeDepth1 is the bit of RESUME's oparg that says that one handler is around it.
const resumeDepth1 = 0x04

// labelHandlers follows the graph with a stack of handlers, and notes for every
// instruction the one around it. The instructions that push stay, as edges to their
// handlers; those that pop are NOPs from here on.
func (u *unit) labelHandlers() {
	u.unvisited()
	for b := range u.graph.Chain() {
		for i := range b.Instrs {
			if in := &b.Instrs[i]; in.Op.IsBlockPush() {
				in.Target.Handler = true
			}
		}
	}
	entry := u.graph.Entry()
	entry.Visited = true
	work := []*cfg.Block{entry}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		handlers := b.Handlers
		top := func() *cfg.Block {
			if len(handlers) == 0 {
				return nil
			}
			return handlers[len(handlers)-1]
		}
		reach := func(to *cfg.Block) {
			if !to.Visited {
				to.Visited = true
				to.Handlers = slices.Clone(handlers)
				work = append(work, to)
			}
		}
		yielded := 0 // how many handlers are around the last YIELD_VALUE
		for i := range b.Instrs {
			in := &b.Instrs[i]
			switch {
			case in.Op.IsBlockPush():
				reach(in.Target)
				if in.Op != opcode.SetupFinally {
					in.Target.PushLastI = true
				}
				handlers = append(handlers, in.Target)
				continue
			case in.Op == opcode.PopBlock:
				handlers = handlers[:len(handlers)-1]
				in.SetNop()
				continue
			}
			in.Except = top()
			switch {
			case in.IsJump():
				reach(in.Target)
			case in.Op == opcode.YieldValue:
				yielded = len(handlers)
			case in.Op == opcode.Resume && in.Arg != 0 && yielded == 1:
				in.Arg |= resumeDepth1
			}
		}
		if b.Next != nil && b.FallsThrough() {
			reach(b.Next)
		}
	}
}

// exceptionTable writes the exception table (Objects/exception_handling_notes.txt):
// ranges of instructions that have the same handler.
func (u *unit) exceptionTable() {
	var handler *cfg.Block
	start, at := 0, 0
	end := func() {
		if handler == nil {
			return
		}
		depth := handler.StartDepth - 1
		lastI := 0
		if handler.PushLastI {
			depth--
			lastI = 1
		}
		u.handlerNumber(start, 0x80)
		u.handlerNumber(at-start, 0)
		u.handlerNumber(handler.NonEmpty().Offset, 0)
		u.handlerNumber(depth<<1|lastI, 0)
	}
	for _, b := range u.graph.Order {
		for i := range b.Instrs {
			in := &b.Instrs[i]
			if in.Except.NonEmpty() != handler.NonEmpty() {
				end()
				start, handler = at, in.Except
			}
			at += u.fullSize(in)
		}
	}
	end()
}

// handlerNumber writes a number of 6 bits a byte, the highest first.
func (u *unit) handlerNumber(n, first int) {
	for shift := 24; shift > 0; shift -= 6 {
		if n>>shift > 0 {
			u.handlers = append(u.handlers, byte(n>>shift&0x3F|0x40|first))
			first = 0
		}
	}
	u.handlers = append(u.handlers, byte(n&0x3F|first))
}
