// Package debug moves over a recorded run: by phases, steps, lines, calls and
// breakpoints, forwards and backwards. It works on plain data, a
// [history.History] and positions in it, and moves nothing itself: each function
// takes a position and gives one.
//
// # Where movements end
//
// Positions are in order: by step, and within a step by phase. A run begins at
// [First] and ends at phase Fetch of the state after its last step. Step ends in
// phase Execute, where what the instruction does is on show. Movements by line, by
// call and by breakpoint end before an instruction, in phase Fetch.
//
// # Lines
//
// A step enters a line if its frame executed another line before, or none, or if
// its frame jumped backwards to it: where sys.settrace gives a line event. Steps
// without a line belong to the line before them.
package debug

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/history"
	"bytewalk/vm/trace"
)

// Run is a recorded run with what moving over it needs. It is for one goroutine.
type Run struct {
	h     *history.History
	lines map[*code.Code][]int32 // line of each code unit
	last  *code.Code             // the one that table is of
	table []int32
}

// New makes a Run of h, which may be growing.
func New(h *history.History) *Run {
	return &Run{h: h, lines: map[*code.Code][]int32{}}
}

// Lines gives the line of each code unit of c, 0 for none.
func (r *Run) Lines(c *code.Code) []int32 {
	if c == r.last {
		return r.table
	}
	t, ok := r.lines[c]
	if !ok {
		t = make([]int32, len(c.Bytecode)/2+1)
		for l := range c.Lines() {
			for u := l.Start / 2; u < l.End/2 && u < len(t); u++ {
				t[u] = int32(l.Line)
			}
		}
		r.lines[c] = t
	}
	r.last, r.table = c, t
	return t
}

// Line gives the source line of step n, 0 for none.
func (r *Run) Line(n int) int {
	s := r.h.StepAt(n)
	return int(r.Lines(s.Code)[s.Offset/2])
}

// Enters reports whether a step enters a line.
func (r *Run) Enters(s history.Step) bool {
	t := r.Lines(s.Code)
	line := t[s.Offset/2]
	if line <= 0 {
		return false
	}
	return s.Prev < 0 || s.Prev >= s.Offset || t[s.Prev/2] != line
}

// HasLoad reports whether a code object came into the machine in state n.
func (r *Run) HasLoad(n int) bool {
	loads := r.h.Loads()
	lo, hi := 0, len(loads)
	for lo < hi {
		if m := (lo + hi) / 2; loads[m].Step < n {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(loads) && loads[lo].Step == n
}

func (r *Run) begin(n int) trace.Position {
	if n < r.h.Len() && r.HasLoad(n) {
		return trace.Position{Step: n, Phase: trace.Load}
	}
	return trace.Position{Step: n, Phase: trace.Fetch}
}

// First gives the run's first position.
func (r *Run) First() trace.Position { return r.begin(0) }

// Last gives the position after the last step recorded.
func (r *Run) Last() trace.Position {
	return trace.Position{Step: r.h.Len(), Phase: trace.Fetch}
}

// Clamp makes a position of the run of any.
func (r *Run) Clamp(p trace.Position) trace.Position {
	switch n := r.h.Len(); {
	case p.Step < 0:
		return r.First()
	case p.Step >= n:
		return r.Last()
	case p.Phase > trace.Execute:
		p.Phase = trace.Execute
	case p.Phase == trace.Load && !r.HasLoad(p.Step):
		p.Phase = trace.Fetch
	}
	return p
}

// NextPhase goes on by a phase. At the end it stays.
func (r *Run) NextPhase(p trace.Position) trace.Position {
	switch {
	case p.Step >= r.h.Len():
		return r.Last()
	case p.Phase < trace.Execute:
		return trace.Position{Step: p.Step, Phase: p.Phase + 1}
	}
	return r.begin(p.Step + 1)
}

// PreviousPhase goes back by a phase. At the beginning it stays.
func (r *Run) PreviousPhase(p trace.Position) trace.Position {
	switch {
	case p.Step < r.h.Len() && (p.Phase > trace.Fetch || p.Phase == trace.Fetch && r.HasLoad(p.Step)):
		return trace.Position{Step: p.Step, Phase: p.Phase - 1}
	case p.Step > 0:
		return trace.Position{Step: p.Step - 1, Phase: trace.Execute}
	}
	return r.First()
}

// Step goes on to the next phase Execute, and from the last one to the end.
func (r *Run) Step(p trace.Position) trace.Position {
	n := p.Step
	if p.Phase == trace.Execute {
		n++
	}
	if n >= r.h.Len() {
		return r.Last()
	}
	return trace.Position{Step: n, Phase: trace.Execute}
}

// StepBack goes back to the phase Execute before, and from the first one to the
// beginning.
func (r *Run) StepBack(p trace.Position) trace.Position {
	if p.Step == 0 {
		return r.First()
	}
	return trace.Position{Step: p.Step - 1, Phase: trace.Execute}
}

// callers gives the frames below the running one in state n, and the running one.
func (r *Run) callers(n int) (running trace.FrameID, callers map[trace.FrameID]bool) {
	s := r.h.State(n)
	callers = map[trace.FrameID]bool{}
	for i, f := range s.Frames {
		if i == len(s.Frames)-1 {
			running = f.ID
		} else {
			callers[f.ID] = true
		}
	}
	return running, callers
}

// Over goes on to the next line of the running frame; when that returns, to its
// caller.
func (r *Run) Over(p trace.Position) trace.Position { return r.forward(p, false) }

// Into goes on to the next line, of whatever frame.
func (r *Run) Into(p trace.Position) trace.Position { return r.forward(p, true) }

func (r *Run) forward(p trace.Position, into bool) trace.Position {
	running, callers := r.callers(p.Step)
	for n, end := p.Step+1, r.h.Len(); n < end; n++ {
		s := r.h.StepAt(n)
		switch {
		case s.Frame == running, into && !callers[s.Frame]:
			if r.Enters(s) {
				return before(n)
			}
		case callers[s.Frame]:
			return before(n)
		}
	}
	return r.Last()
}

// OverBack goes back to where the running frame entered a line; from the first one
// of a call to the call.
func (r *Run) OverBack(p trace.Position) trace.Position { return r.backward(p, false) }

// IntoBack goes back to where a line was entered, in whatever frame.
func (r *Run) IntoBack(p trace.Position) trace.Position { return r.backward(p, true) }

func (r *Run) backward(p trace.Position, into bool) trace.Position {
	running, callers := r.callers(p.Step)
	if running == 0 && p.Step > 0 {
		// After the end: as from its last step.
		running, callers = r.callers(p.Step - 1)
	}
	for n := r.lastBefore(p); n >= 0; n-- {
		s := r.h.StepAt(n)
		switch {
		case s.Frame == running, into && !callers[s.Frame]:
			if r.Enters(s) {
				return before(n)
			}
		case callers[s.Frame]:
			return before(n)
		}
	}
	return r.First()
}

// Out goes on until the running frame has returned to its caller.
func (r *Run) Out(p trace.Position) trace.Position {
	_, callers := r.callers(p.Step)
	for n, end := p.Step+1, r.h.Len(); n < end; n++ {
		if callers[r.h.StepAt(n).Frame] {
			return before(n)
		}
	}
	return r.Last()
}

// OutBack goes back to the step that called the running frame.
func (r *Run) OutBack(p trace.Position) trace.Position {
	_, callers := r.callers(p.Step)
	for n := r.lastBefore(p); n >= 0; n-- {
		if callers[r.h.StepAt(n).Frame] {
			return before(n)
		}
	}
	return r.First()
}

// lastBefore gives the last step whose phase Fetch lies before p.
func (r *Run) lastBefore(p trace.Position) int {
	if p.Step < r.h.Len() && p.Phase > trace.Fetch {
		return p.Step
	}
	return min(p.Step, r.h.Len()) - 1
}

// before is the position before step n.
func before(n int) trace.Position { return trace.Position{Step: n, Phase: trace.Fetch} }

// Breakpoint is a place to stop before: a line of a file, or an instruction.
type Breakpoint struct {
	File   string // co_filename; "" for any
	Line   int
	Code   *code.Code // with Offset; Line is 0 then
	Offset int        // in bytes, where the instruction begins
}

// stops reports whether a step is at one of the breakpoints.
func (r *Run) stops(s history.Step, bs []Breakpoint) bool {
	for i := range bs {
		b := &bs[i]
		if b.Line == 0 {
			if s.Offset == int32(b.Offset) && s.Code == b.Code {
				return true
			}
			continue
		}
		if int(r.Lines(s.Code)[s.Offset/2]) == b.Line && (b.File == "" || b.File == s.Code.Filename) && r.Enters(s) {
			return true
		}
	}
	return false
}

// Continue goes on to the next breakpoint, or to the end; hit says which.
func (r *Run) Continue(p trace.Position, bs []Breakpoint) (q trace.Position, hit bool) {
	if len(bs) > 0 {
		for n, end := p.Step+1, r.h.Len(); n < end; n++ {
			if r.stops(r.h.StepAt(n), bs) {
				return before(n), true
			}
		}
	}
	return r.Last(), false
}

// ContinueBack goes back to the breakpoint before, or to the beginning.
func (r *Run) ContinueBack(p trace.Position, bs []Breakpoint) (q trace.Position, hit bool) {
	if len(bs) > 0 {
		for n := r.lastBefore(p); n >= 0; n-- {
			if r.stops(r.h.StepAt(n), bs) {
				return before(n), true
			}
		}
	}
	return r.First(), false
}

// Stops reports whether the step at p is at a breakpoint.
func (r *Run) Stops(p trace.Position, bs []Breakpoint) bool {
	return p.Step < r.h.Len() && r.stops(r.h.StepAt(p.Step), bs)
}
