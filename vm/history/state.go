package history

import (
	"maps"
	"slices"
	"sort"

	"bytewalk/compiler/code"
	"bytewalk/vm/trace"
)

// decoded is an effect as it is applied and undone.
type decoded struct {
	header
	trace.Effect
	dead *mframe
}

// mframe is a frame that can change. While it is shared, f is on show somewhere
// and is copied before it changes.
type mframe struct {
	f      *trace.Frame
	origin []int32 // for each stack slot the step that pushed it
	shared bool
}

// own makes the frame's own copy of what is shared.
func (m *mframe) own() *trace.Frame {
	if m.shared {
		f := *m.f
		f.Locals = slices.Clone(f.Locals)
		f.Blocks = slices.Clone(f.Blocks)
		f.Stack = append(make([]trace.Value, 0, max(len(f.Stack)+2, f.Code.StackSize)), f.Stack...)
		m.origin = append(make([]int32, 0, cap(f.Stack)), m.origin...)
		m.f = &f
		m.shared = false
	}
	return m.f
}

// keep gives a frame with the same contents that will not change.
func (m *mframe) keep() *mframe {
	m.shared = true
	return &mframe{m.f, m.origin, true}
}

// machine is a state on which effects can be applied and undone.
type machine struct {
	step      int
	frames    []*mframe
	suspended map[trace.FrameID]*mframe
}

// checkpoint is a state that is kept.
type checkpoint struct {
	step      int
	frames    []*mframe // shared
	suspended map[trace.FrameID]*mframe
}

func (m *machine) top() *mframe {
	if len(m.frames) == 0 {
		return nil
	}
	return m.frames[len(m.frames)-1]
}

func (m *machine) drop() *mframe {
	top := m.top()
	m.frames[len(m.frames)-1] = nil
	m.frames = m.frames[:len(m.frames)-1]
	return top
}

func (m *machine) checkpoint() checkpoint {
	cp := checkpoint{step: m.step, frames: make([]*mframe, len(m.frames))}
	for i, f := range m.frames {
		cp.frames[i] = f.keep()
	}
	if len(m.suspended) > 0 {
		cp.suspended = make(map[trace.FrameID]*mframe, len(m.suspended))
		for id, f := range m.suspended {
			cp.suspended[id] = f.keep()
		}
	}
	return cp
}

func (m *machine) load(cp checkpoint) {
	m.step = cp.step
	m.frames = m.frames[:0]
	for _, f := range cp.frames {
		m.frames = append(m.frames, &mframe{f.f, f.origin, true})
	}
	m.suspended = nil
	for id, f := range cp.suspended {
		m.suspend(id, &mframe{f.f, f.origin, true})
	}
}

func (m *machine) suspend(id trace.FrameID, f *mframe) {
	if m.suspended == nil {
		m.suspended = map[trace.FrameID]*mframe{}
	}
	m.suspended[id] = f
}

// begin applies the start of step n.
func (m *machine) begin(n int, offset int32) {
	m.step = n
	if top := m.top(); top != nil {
		f := top.own()
		f.Last, f.Next = offset, after(f.Code, offset)
		f.Steps++
	}
}

// unbegin undoes begin.
func (m *machine) unbegin(s *step) {
	if top := m.top(); top != nil {
		f := top.own()
		f.Last, f.Next = s.prevLast, s.offset
		f.Steps--
	}
}

func newFrame(id trace.FrameID, s *trace.FrameStart) *mframe {
	return &mframe{f: &trace.Frame{
		ID: id, Code: s.Code, Function: s.Function, Globals: s.Globals, Names: s.Names,
		Locals: slices.Clone(s.Locals), Cells: s.Cells, Last: -1,
		Stack: make([]trace.Value, 0, s.Code.StackSize),
	}}
}

// apply applies one effect of step m.step.
func (m *machine) apply(d *decoded) {
	switch d.header.kind {
	case trace.Push:
		top := m.top()
		f := top.own()
		f.Stack = append(f.Stack, d.New)
		top.origin = append(top.origin, int32(m.step))
	case trace.Pop:
		top := m.top()
		f := top.own()
		f.Stack[len(f.Stack)-1] = trace.Value{}
		f.Stack = f.Stack[:len(f.Stack)-1]
		top.origin = top.origin[:len(f.Stack)]
	case trace.Store:
		if trace.Scope(d.sub) == trace.FastLocal {
			m.top().own().Locals[d.place] = d.New
		}
	case trace.Delete:
		if trace.Scope(d.sub) == trace.FastLocal {
			m.top().own().Locals[d.place] = trace.Value{}
		}
	case trace.Call:
		m.frames = append(m.frames, newFrame(trace.FrameID(d.extra), d.Detail.(*trace.FrameStart)))
	case trace.Resume:
		id := trace.FrameID(d.extra)
		if f, ok := m.suspended[id]; ok {
			delete(m.suspended, id)
			m.frames = append(m.frames, f)
		} else {
			m.frames = append(m.frames, newFrame(id, d.Detail.(*trace.FrameStart)))
		}
	case trace.Return, trace.Unwind:
		m.drop().shared = true
	case trace.Suspend:
		f := m.drop()
		m.suspend(f.f.ID, f)
	case trace.BlockPush:
		f := m.top().own()
		f.Blocks = append(f.Blocks, trace.Block{Kind: trace.BlockKind(d.sub), Handler: d.place, Level: d.extra})
	case trace.BlockPop:
		f := m.top().own()
		f.Blocks = f.Blocks[:len(f.Blocks)-1]
	case trace.Jump:
		m.top().own().Next = d.place
	}
}

// undo undoes one effect.
func (m *machine) undo(d *decoded) {
	switch d.header.kind {
	case trace.Push:
		top := m.top()
		f := top.own()
		f.Stack[len(f.Stack)-1] = trace.Value{}
		f.Stack = f.Stack[:len(f.Stack)-1]
		top.origin = top.origin[:len(f.Stack)]
	case trace.Pop:
		top := m.top()
		f := top.own()
		f.Stack = append(f.Stack, d.Old)
		top.origin = append(top.origin, d.extra)
	case trace.Store, trace.Delete:
		if trace.Scope(d.sub) == trace.FastLocal {
			m.top().own().Locals[d.place] = d.Old
		}
	case trace.Call:
		m.drop()
	case trace.Resume:
		f := m.drop()
		if _, first := d.Detail.(*trace.FrameStart); !first {
			m.suspend(f.f.ID, f)
		}
	case trace.Return, trace.Unwind:
		m.frames = append(m.frames, &mframe{d.dead.f, d.dead.origin, true})
	case trace.Suspend:
		id := trace.FrameID(d.extra)
		m.frames = append(m.frames, m.suspended[id])
		delete(m.suspended, id)
	case trace.BlockPush:
		f := m.top().own()
		f.Blocks = f.Blocks[:len(f.Blocks)-1]
	case trace.BlockPop:
		f := m.top().own()
		f.Blocks = append(f.Blocks, trace.Block{Kind: trace.BlockKind(d.sub), Handler: d.place, Level: d.extra})
	case trace.Jump:
		m.top().own().Next = d.extra
	}
}

// decode reads the effects of step n into buf.
func (h *History) decode(n int, buf []decoded) []decoded {
	s := h.steps.at(n)
	to := int(s.end)
	v := int(s.values)
	buf = buf[:0]
	for i := int(s.effects); i < to; i++ {
		var d decoded
		v = h.decodeOne(i, v, &d)
		buf = append(buf, d)
	}
	return buf
}

func (h *History) decodeOne(i, v int, d *decoded) int {
	hd := h.headers.at(i)
	d.header = *hd
	d.Effect = trace.Effect{Kind: hd.kind, Place: hd.place}
	next := func(bit uint8) (x trace.Value) {
		if hd.has&bit != 0 {
			x = *h.values.at(v)
			v++
		}
		return x
	}
	d.Object, d.Key, d.Old, d.New = next(hasObject), next(hasKey), next(hasOld), next(hasNew)
	if hd.has&hasDetail != 0 {
		d.Detail = *h.details.at(int(next(hasDetail).Word))
	}
	if hd.has&hasDead != 0 {
		d.dead = (*h.details.at(int(next(hasDead).Word))).(*mframe)
	}
	switch hd.kind {
	case trace.Store, trace.Delete:
		d.Scope = trace.Scope(hd.sub)
	case trace.HeapWrite:
		d.Op = trace.HeapOp(hd.sub)
	case trace.BlockPush, trace.BlockPop:
		d.Block, d.Level = trace.BlockKind(hd.sub), hd.extra
	case trace.Call, trace.Return, trace.Suspend, trace.Resume, trace.Unwind:
		d.Frame = trace.FrameID(hd.extra)
	}
	return v
}

// seek moves the cursor to state n. The caller holds rmu.
func (h *History) seek(n int) {
	m := &h.cursor
	h.mu.Lock()
	i := sort.Search(len(h.checkpoints), func(i int) bool { return h.checkpoints[i].step > n }) - 1
	cp := h.checkpoints[i]
	h.mu.Unlock()
	ahead, back := n-cp.step, m.step-n
	switch {
	case m.frames == nil && m.step == 0, back < 0 && -back > ahead, back > ahead:
		m.load(cp)
	}
	for m.step > n {
		k := m.step - 1
		h.effs = h.decode(k, h.effs)
		for i := len(h.effs) - 1; i >= 0; i-- {
			m.undo(&h.effs[i])
		}
		m.unbegin(h.steps.at(k))
		m.step = k
	}
	for m.step < n {
		k := m.step
		m.begin(k, h.steps.at(k).offset)
		h.effs = h.decode(k, h.effs)
		for i := range h.effs {
			m.apply(&h.effs[i])
		}
		m.step = k + 1
	}
}

// State is a state with what only the history knows of it.
type State struct {
	trace.State
	// Origins has, for each of Frames and each slot of its stack, the step that
	// pushed it.
	Origins [][]int32
}

// State gives the state after n steps; n is cut to what is recorded. What it gives
// does not change any more.
func (h *History) State(n int) *State {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	h.seek(h.clamp(n))
	m := &h.cursor
	s := &State{State: trace.State{Step: m.step, Frames: make([]*trace.Frame, len(m.frames))}, Origins: make([][]int32, len(m.frames))}
	for i, f := range m.frames {
		f.shared = true
		s.Frames[i], s.Origins[i] = f.f, f.origin
	}
	if len(m.suspended) > 0 {
		s.Suspended = make(map[trace.FrameID]*trace.Frame, len(m.suspended))
		for id, f := range maps.All(m.suspended) {
			f.shared = true
			s.Suspended[id] = f.f
		}
	}
	return s
}

func (h *History) clamp(n int) int { return min(max(n, 0), h.Len()) }

// Step is a recorded step.
type Step struct {
	Frame  trace.FrameID
	Code   *code.Code
	Offset int32 // in bytes
	Prev   int32 // the frame's Last before the step, -1 for its first
}

// StepAt gives step n, which must lie in 0 <= n < Len.
func (h *History) StepAt(n int) Step {
	s := h.steps.at(n)
	return Step{s.frame, h.frames.at(int(s.frame) - 1).code, s.offset, s.prevLast}
}

// Open gives the step that is being executed and not yet among the recorded ones: its
// number will be Len. It is to be called on the goroutine that records.
func (h *History) Open() (s Step, ok bool) {
	if !h.open {
		return s, false
	}
	return h.StepAt(h.steps.n - 1), true
}

// Effects gives the effects of step n, which must lie in 0 <= n < Len, in order.
func (h *History) Effects(n int) []trace.Effect {
	ds := h.decode(n, nil)
	effects := make([]trace.Effect, len(ds))
	for i := range ds {
		effects[i] = ds[i].Effect
	}
	return effects
}

// PopOrigin gives the step that pushed the value v that step n popped, -1 if n
// popped no such value.
func (h *History) PopOrigin(n int, v trace.Value) int {
	for _, d := range h.decode(n, nil) {
		if d.header.kind == trace.Pop && d.Old == v {
			return int(d.extra)
		}
	}
	return -1
}
