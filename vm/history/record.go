// Package history records a run as the machine tells it and gives the state at any
// step of it.
//
// # How it is kept
//
// A run is four append-only lists: steps (24 bytes each), headers of effects (12
// bytes), the values that effects carry (16 bytes each), and details, the few
// things of other shapes. A step knows where its effects and values begin. Effects
// carry old and new values, so they can be applied and undone.
//
// Every few thousand steps the frames are kept as a checkpoint; those that did not
// change since the one before are shared with it. A state is the nearest known one
// and the effects between.
//
// The heap is not part of a checkpoint. Each object that was met has a journal: its
// contents when it was first met and the writes to it since, with checkpoints of
// its own when the journal grows long. So what an object held at a step costs
// nothing until somebody asks.
//
// # Threads
//
// The machine's goroutine appends, and publishes a step when the next one begins.
// Any other goroutine may read what is published, at the same time.
package history

import (
	"strconv"
	"sync"
	"sync/atomic"
	"unsafe"

	"bytewalk/compiler/code"
	"bytewalk/vm/trace"
)

// Config is what a history is made with.
type Config struct {
	// Inspector looks into the machine's values. Where the machine is made after
	// the history, SetInspector gives it later.
	Inspector trace.Inspector
	// Memory bounds the history in bytes, about; 0 stands for a gigabyte.
	Memory int64
	// Full is called once, on the machine's goroutine, when Memory is reached. It
	// is to stop the machine. Whole steps recorded until then stay.
	Full func()
	// Progress, if set, is called on the machine's goroutine about every 65536
	// steps.
	Progress func()
}

// DefaultMemory is Config.Memory's default.
const DefaultMemory = 1 << 30

// checkpointSteps is the least distance between checkpoints, in steps.
const checkpointSteps = 2048

// step is a recorded step.
type step struct {
	frame    trace.FrameID
	offset   int32
	prevLast int32  // the frame's Last before
	effects  uint32 // where its headers begin
	end      uint32 // where they end
	values   uint32 // where its values begin
}

// header is an effect without its values.
type header struct {
	kind  trace.Kind
	sub   uint8 // scope, heap operation or block kind
	has   uint8 // which values follow
	place int32
	// extra is the frame for kinds that have one, the level for blocks, for Pop
	// the step that pushed the value, for Jump the frame's Next before.
	extra int32
}

// Bits of header.has, in the order in which values follow.
const (
	hasObject = 1 << iota
	hasKey
	hasOld
	hasNew
	hasDetail // a number into details
	hasDead   // a number into details: the frame that went
)

// frameInfo is what is known of a frame by its number.
type frameInfo struct {
	code *code.Code
}

// History is a recorded run. It implements [trace.Recorder].
type History struct {
	cfg Config

	steps   log[step]
	headers log[header]
	values  log[trace.Value]
	details log[any]
	frames  log[frameInfo] // by FrameID-1
	length  atomic.Int64   // of steps that are published
	bytes   atomic.Int64

	// The recording goroutine's own.
	shadow  machine // the state after the effects so far
	open    bool    // a step has begun that is not published
	sealed  bool    // nothing more is recorded
	last    int     // step of the last checkpoint
	dirty   []*object
	pending []trace.Value // met, to be looked into

	// mu guards what both sides use.
	mu          sync.Mutex
	objects     map[trace.Value]*object
	checkpoints []checkpoint
	calls       []callEvent
	firsts      []int32 // by frame: its first event's index in calls, plus one
	outputs     []Output
	marks       []Mark
	loads       []Load
	disk        []DiskEvent
	faults      []string

	// rmu guards what readers share among themselves.
	rmu    sync.Mutex
	cursor machine // at step cursor.step
	counts counter
	spans  spanBuilder
	effs   []decoded
}

var _ trace.Recorder = (*History)(nil)

// New makes an empty history.
func New(cfg Config) *History {
	if cfg.Memory <= 0 {
		cfg.Memory = DefaultMemory
	}
	h := &History{cfg: cfg, objects: map[trace.Value]*object{}}
	h.checkpoints = []checkpoint{{}}
	return h
}

// SetInspector gives the history its Inspector. It is called before anything is
// recorded or read.
func (h *History) SetInspector(in trace.Inspector) { h.cfg.Inspector = in }

// Len is the length of the run as far as it is published, in steps.
func (h *History) Len() int { return int(h.length.Load()) }

// Bytes is about how much memory the history takes.
func (h *History) Bytes() int64 { return h.bytes.Load() }

// Faults are the places where what the machine told contradicts itself: bugs of
// the machine's. At most a few are kept.
func (h *History) Faults() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.faults
}

func (h *History) fault(what string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.faults) < 20 {
		h.faults = append(h.faults, "step "+strconv.Itoa(h.steps.n-1)+": "+what)
	}
}

// grow counts memory and seals the history when there is too much.
func (h *History) grow(bytes int64) {
	if h.bytes.Add(bytes) > h.cfg.Memory && !h.sealed {
		h.seal()
	}
}

// seal ends the recording at the last whole step.
func (h *History) seal() {
	h.sealed = true
	if h.cfg.Full != nil {
		h.cfg.Full()
	}
}

// Step implements [trace.Recorder].
func (h *History) Step(frame trace.FrameID, c *code.Code, offset int32) {
	if h.sealed {
		return
	}
	h.publish()
	if h.sealed {
		return
	}
	top := h.shadow.top()
	if top == nil || top.f.ID != frame {
		h.fault("a step of a frame that does not run")
		if top == nil {
			return
		}
		frame = top.f.ID
	}
	if h.steps.add(step{frame, offset, top.f.Last, uint32(h.headers.n), 0, uint32(h.values.n)}) {
		h.grow(chunkSize * int64(unsafe.Sizeof(step{})))
	}
	h.shadow.begin(h.steps.n-1, offset)
	h.open = true
}

// publish makes the step that is open part of what readers see.
func (h *History) publish() {
	if !h.open {
		return
	}
	h.open = false
	n := h.steps.n
	h.shadow.step = n
	for _, o := range h.dirty {
		h.checkpointObject(o)
	}
	h.dirty = h.dirty[:0]
	h.steps.at(n - 1).end = uint32(h.headers.n)
	if n-h.last >= checkpointSteps {
		h.last = n
		cp := h.shadow.checkpoint()
		h.mu.Lock()
		h.checkpoints = append(h.checkpoints, cp)
		h.mu.Unlock()
		h.grow(int64(len(cp.frames))*16 + 64)
	}
	h.length.Store(int64(n))
	if n&0xffff == 0 && h.cfg.Progress != nil {
		h.cfg.Progress()
	}
}

// Finish publishes the last step. It is called when the machine has stopped, on
// the goroutine that it ran on; nothing is recorded after it.
func (h *History) Finish() {
	if !h.sealed {
		h.publish()
	}
	h.sealed = true
}

// Load implements [trace.Recorder].
func (h *History) Load(l *trace.Loading) {
	if h.sealed {
		return
	}
	h.mu.Lock()
	h.loads = append(h.loads, Load{Step: h.now(), Loading: *l})
	h.mu.Unlock()
}

// now is the state that the present belongs to: that after the open step.
func (h *History) now() int { return h.steps.n }

// Effect implements [trace.Recorder].
func (h *History) Effect(e *trace.Effect) {
	if h.sealed {
		return
	}
	if !h.open {
		h.before(e)
		return
	}
	top := h.shadow.top()
	if top == nil && needsFrame(e.Kind) {
		h.fault(e.Kind.String() + " without a frame")
		return
	}
	if (e.Kind == trace.Store || e.Kind == trace.Delete) && e.Scope == trace.CellSlot && e.Object.IsNull() {
		if int(e.Place) < len(top.f.Cells) {
			cell := *e
			cell.Object = top.f.Cells[e.Place]
			e = &cell
		}
	}
	hd := header{kind: e.Kind, place: e.Place}
	switch e.Kind {
	case trace.Store, trace.Delete:
		hd.sub = uint8(e.Scope)
	case trace.HeapWrite:
		hd.sub = uint8(e.Op)
	case trace.BlockPush, trace.BlockPop:
		hd.sub, hd.extra = uint8(e.Block), e.Level
	case trace.Call, trace.Return, trace.Suspend, trace.Resume, trace.Unwind:
		hd.extra = int32(e.Frame)
	}
	// meet comes before the effect is on record, so that the contents of what a
	// write is the first news of are those before it.
	h.meetEffect(e)

	old := e.Old
	var dead *mframe
	switch e.Kind {
	case trace.Call, trace.Resume:
		if start, ok := e.Detail.(*trace.FrameStart); ok {
			h.know(e.Frame, start.Code)
		}
	}
	switch e.Kind {
	case trace.Push:
		if int(e.Place) != len(top.f.Stack) {
			h.fault("push at " + strconv.Itoa(int(e.Place)) + " of a stack of " + strconv.Itoa(len(top.f.Stack)))
			hd.place = int32(len(top.f.Stack))
		}
	case trace.Pop:
		n := len(top.f.Stack)
		if n == 0 {
			h.fault("pop of an empty stack")
			return
		}
		if int(e.Place) != n-1 || e.Old != top.f.Stack[n-1] {
			h.fault("pop of what is not on top")
		}
		hd.place, old, hd.extra = int32(n-1), top.f.Stack[n-1], top.origin[n-1]
	case trace.Store, trace.Delete:
		if e.Scope == trace.FastLocal {
			if int(e.Place) >= len(top.f.Locals) || e.Place < 0 {
				h.fault("store to a local that there is not")
				return
			}
			if old != top.f.Locals[e.Place] {
				h.fault("store over a local that was another")
			}
			old = top.f.Locals[e.Place]
		}
	case trace.Return, trace.Unwind:
		if top.f.ID != e.Frame {
			h.fault(e.Kind.String() + " of a frame that does not run")
			hd.extra = int32(top.f.ID)
		}
		dead = top
	case trace.Suspend:
		if top.f.ID != e.Frame {
			h.fault("suspend of a frame that does not run")
			hd.extra = int32(top.f.ID)
		}
	case trace.Call:
		if _, ok := e.Detail.(*trace.FrameStart); !ok {
			h.fault("call without a frame")
			return
		}
	case trace.Resume:
		_, first := e.Detail.(*trace.FrameStart)
		if _, ok := h.shadow.suspended[e.Frame]; !ok && !first {
			h.fault("resume of a frame that is not suspended")
			return
		}
	case trace.BlockPop:
		n := len(top.f.Blocks)
		if n == 0 {
			h.fault("block pop without a block")
			return
		}
		b := top.f.Blocks[n-1]
		hd.sub, hd.place, hd.extra = uint8(b.Kind), b.Handler, b.Level
	case trace.Jump:
		hd.extra = top.f.Next
	}

	from := h.values.n
	put := func(bit uint8, v trace.Value) {
		hd.has |= bit
		if h.values.add(v) {
			h.grow(chunkSize * int64(unsafe.Sizeof(v)))
		}
	}
	if !e.Object.IsNull() {
		put(hasObject, e.Object)
	}
	if !e.Key.IsNull() {
		put(hasKey, e.Key)
	}
	if !old.IsNull() {
		put(hasOld, old)
	}
	if !e.New.IsNull() {
		put(hasNew, e.New)
	}
	if e.Detail != nil {
		put(hasDetail, h.detail(e.Detail))
	}
	if dead != nil {
		put(hasDead, h.detail(dead))
	}
	at := h.headers.n
	if h.headers.add(hd) {
		h.grow(chunkSize * int64(unsafe.Sizeof(hd)))
	}
	h.index(e, at, from)
	d := decoded{header: hd, Effect: *e, dead: dead}
	d.Old = old
	h.shadow.apply(&d)
}

// before takes what the machine tells before its first step: the program's own
// frame is called into being there.
func (h *History) before(e *trace.Effect) {
	if e.Kind != trace.Call {
		if e.Kind == trace.CacheLookup || e.Kind == trace.CacheWrite || e.Kind == trace.Output {
			h.index(e, 0, 0)
		}
		return
	}
	start, ok := e.Detail.(*trace.FrameStart)
	if !ok {
		return
	}
	h.meetEffect(e)
	h.know(e.Frame, start.Code)
	h.index(e, 0, 0)
	h.shadow.apply(&decoded{header: header{kind: trace.Call, extra: int32(e.Frame)}, Effect: *e})
	if h.steps.n == 0 {
		cp := h.shadow.checkpoint()
		h.mu.Lock()
		h.checkpoints[0] = cp
		h.mu.Unlock()
	}
}

func needsFrame(k trace.Kind) bool {
	switch k {
	case trace.Push, trace.Pop, trace.Store, trace.Delete, trace.Return, trace.Unwind, trace.Suspend,
		trace.BlockPush, trace.BlockPop, trace.Jump:
		return true
	}
	return false
}

// detail keeps x and gives its number in the shape of a value.
func (h *History) detail(x any) trace.Value {
	h.details.add(x)
	size := int64(64)
	switch x := x.(type) {
	case string:
		size += int64(len(x))
	case *trace.FrameStart:
		size += int64(16*(len(x.Locals)+len(x.Cells)) + 96)
	case *mframe:
		size += int64(16*(cap(x.f.Locals)+cap(x.f.Stack)) + 160)
	case *trace.Spliced:
		size += int64(16 * (len(x.Old) + len(x.New)))
	case *trace.DiskCache:
		size += int64(len(x.Data) + 128)
	}
	h.grow(size)
	return trace.Value{Word: uint64(h.details.n - 1)}
}

// know notes a frame's code.
func (h *History) know(id trace.FrameID, c *code.Code) {
	for h.frames.n < int(id) {
		if h.frames.add(frameInfo{}) {
			h.grow(chunkSize * int64(unsafe.Sizeof(frameInfo{})))
		}
	}
	*h.frames.at(int(id) - 1) = frameInfo{c}
}

// after gives the offset of the instruction that follows the one at offset.
func after(c *code.Code, offset int32) int32 {
	if i, ok := c.Decode(int(offset)); ok {
		return int32(i.End)
	}
	return offset + 2
}
