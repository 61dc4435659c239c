package history

import (
	"slices"
	"sort"

	"bytewalk/compiler/code"
	"bytewalk/vm/trace"
)

// Output is text that the program wrote or read. Its step is the one that did.
type Output struct {
	Step   int // -1 before the first
	Stream int // 0 input, 1 standard output, 2 standard error
	Text   string
}

// Load is a code object that came into the machine: in that state.
type Load struct {
	Step int
	trace.Loading
}

// DiskEvent is an action on the cache on disk.
type DiskEvent struct {
	Step int // -1 before the first
	*trace.DiskCache
}

// Mark is a step at which something of note happened.
type Mark struct {
	Step int
	Kind trace.Kind // Raise, Output, Input, CacheLookup, CacheWrite, Specialize, Deoptimize
}

// callEvent is a frame that came onto the call stack or left it.
type callEvent struct {
	step  int
	enter bool
	frame trace.FrameID
	start *trace.FrameStart
	via   trace.Kind
}

// index notes what is found again without looking through all steps.
func (h *History) index(e *trace.Effect, at, value int) {
	n := h.steps.n - 1
	switch e.Kind {
	case trace.HeapWrite:
		h.journalWrite(e, at, value)
		return
	case trace.Store, trace.Delete:
		if e.Scope != trace.FastLocal && !e.Object.IsNull() {
			h.journalWrite(e, at, value)
		}
		return
	case trace.Push, trace.Pop, trace.Jump, trace.Made, trace.BlockPush, trace.BlockPop, trace.InlineCacheWrite:
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	switch e.Kind {
	case trace.Call, trace.Resume:
		start, _ := e.Detail.(*trace.FrameStart)
		h.calls = append(h.calls, callEvent{n, true, e.Frame, start, e.Kind})
		for int(e.Frame) >= len(h.firsts) {
			h.firsts = append(h.firsts, 0)
		}
		if h.firsts[e.Frame] == 0 {
			h.firsts[e.Frame] = int32(len(h.calls))
		}
	case trace.Return, trace.Unwind, trace.Suspend:
		h.calls = append(h.calls, callEvent{n, false, e.Frame, nil, e.Kind})
	case trace.Output, trace.Input:
		text, _ := e.Detail.(string)
		stream := int(e.Place)
		if e.Kind == trace.Input {
			stream = 0
		}
		h.outputs = append(h.outputs, Output{n, stream, text})
		h.mark(n, e.Kind)
		h.bytes.Add(int64(len(text)) + 40)
	case trace.CacheLookup, trace.CacheWrite:
		if d, ok := e.Detail.(*trace.DiskCache); ok {
			h.disk = append(h.disk, DiskEvent{n, d})
		}
		h.mark(n, e.Kind)
	case trace.Raise, trace.Specialize, trace.Deoptimize:
		h.mark(n, e.Kind)
	}
}

// mark notes a mark; several of a kind in one step are one.
func (h *History) mark(n int, k trace.Kind) {
	if l := len(h.marks); l > 0 && h.marks[l-1] == (Mark{n, k}) {
		return
	}
	h.marks = append(h.marks, Mark{n, k})
	h.bytes.Add(16)
}

// published cuts a list that is in the order of steps to what is published.
func published[T any](h *History, list []T, step func(*T) int) []T {
	n := h.Len()
	k := sort.Search(len(list), func(i int) bool { return step(&list[i]) >= n })
	return list[:k:k]
}

// Outputs gives what the program wrote and read, in order. The slice must not be
// changed.
func (h *History) Outputs() []Output {
	h.mu.Lock()
	defer h.mu.Unlock()
	return published(h, h.outputs, func(o *Output) int { return o.Step })
}

// Marks gives all marks in the order of steps. The slice must not be changed.
func (h *History) Marks() []Mark {
	h.mu.Lock()
	defer h.mu.Unlock()
	return published(h, h.marks, func(m *Mark) int { return m.Step })
}

// Disk gives the actions on the cache on disk, in order. The slice must not be
// changed.
func (h *History) Disk() []DiskEvent {
	h.mu.Lock()
	defer h.mu.Unlock()
	return published(h, h.disk, func(d *DiskEvent) int { return d.Step })
}

// Loads gives the code objects that came into the machine, in order. One whose
// Step is n came before step n began. The slice must not be changed.
func (h *History) Loads() []Load {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := h.Len()
	k := sort.Search(len(h.loads), func(i int) bool { return h.loads[i].Step > n })
	return h.loads[:k:k]
}

// Span is a time during which a frame was on the call stack. A generator's frame
// has one for each time that it ran.
type Span struct {
	Frame    trace.FrameID
	Depth    int
	From, To int // states, half open; To is the run's length while the frame runs
	Code     *code.Code
	Start    *trace.FrameStart
}

// spanBuilder makes spans of call events as they come.
type spanBuilder struct {
	done  int // events that are in
	spans []Span
	open  []int // indices into spans
	start map[trace.FrameID]*trace.FrameStart
}

// Spans gives all spans by their beginning. The slice is the caller's.
func (h *History) Spans() []Span {
	var spans []Span
	h.EachSpan(func(s *Span) { spans = append(spans, *s) })
	return spans
}

// EachSpan calls f for all spans by their beginning. f must not call the history,
// nor keep what it is given.
func (h *History) EachSpan(f func(s *Span)) {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	h.mu.Lock()
	calls := published(h, h.calls, func(c *callEvent) int { return c.step })
	h.mu.Unlock()
	b := &h.spans
	if b.start == nil {
		b.start = map[trace.FrameID]*trace.FrameStart{}
	}
	for _, c := range calls[b.done:] {
		if c.enter {
			if c.start != nil {
				b.start[c.frame] = c.start
			}
			s := Span{Frame: c.frame, Depth: len(b.open), From: c.step + 1, To: -1, Start: b.start[c.frame]}
			if s.Start != nil {
				s.Code = s.Start.Code
			}
			b.open = append(b.open, len(b.spans))
			b.spans = append(b.spans, s)
		} else if n := len(b.open); n > 0 {
			b.spans[b.open[n-1]].To = c.step + 1
			b.open = b.open[:n-1]
			if c.via != trace.Suspend {
				delete(b.start, c.frame)
			}
		}
	}
	b.done = len(calls)
	n := h.Len()
	for i := range b.spans {
		s := &b.spans[i]
		if s.To >= 0 {
			f(s)
			continue
		}
		open := *s
		open.To = n
		f(&open)
	}
}

// Start gives how a frame began: the arguments with which it was called. It is nil
// for frames that there are not.
func (h *History) Start(id trace.FrameID) *trace.FrameStart {
	h.mu.Lock()
	defer h.mu.Unlock()
	i := h.firstCall(id)
	if i < 0 {
		return nil
	}
	return h.calls[i].start
}

// Entered gives the state in which a frame is there first, -1 for frames that
// there are not.
func (h *History) Entered(id trace.FrameID) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	i := h.firstCall(id)
	if i < 0 {
		return -1
	}
	return h.calls[i].step + 1
}

func (h *History) firstCall(id trace.FrameID) int {
	if int(id) < len(h.firsts) && h.firsts[id] > 0 {
		return int(h.firsts[id]) - 1
	}
	return -1
}

// counter counts executions up to a state.
type counter struct {
	at      int
	byCode  map[*code.Code][]int32
	byFrame [][]int32
}

func (c *counter) units(h *History, id trace.FrameID) []int32 {
	for int(id) >= len(c.byFrame) {
		c.byFrame = append(c.byFrame, nil)
	}
	if u := c.byFrame[id]; u != nil {
		return u
	}
	k := h.frames.at(int(id) - 1).code
	u := c.byCode[k]
	if u == nil {
		u = make([]int32, len(k.Bytecode)/2+1)
		c.byCode[k] = u
	}
	c.byFrame[id] = u
	return u
}

// Counts gives, for each code unit of c, how often an instruction that begins
// there was executed in the first n steps; nil if the code never ran.
func (h *History) Counts(c *code.Code, n int) []int32 {
	h.rmu.Lock()
	defer h.rmu.Unlock()
	n = h.clamp(n)
	k := &h.counts
	if k.byCode == nil || n < k.at/2 {
		*k = counter{byCode: map[*code.Code][]int32{}}
	}
	for ; k.at < n; k.at++ {
		s := h.steps.at(k.at)
		k.units(h, s.frame)[s.offset/2]++
	}
	for ; k.at > n; k.at-- {
		s := h.steps.at(k.at - 1)
		k.units(h, s.frame)[s.offset/2]--
	}
	return slices.Clone(k.byCode[c])
}
