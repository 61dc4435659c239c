package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// A Value is a Python value.
type Value = object.Value

// Frame is one execution of a code object. Its locals, cells and evaluation stack are
// one slice of the machine's value stack, or, in a generator's frame, of its own; a
// called function's locals are the arguments where the caller pushed them.
//
// While a frame runs, its pc and sp are the loop's local variables; they are stored
// here whenever something else can look at the frame.
type Frame struct {
	slots    []Value // locals, cells and free variables, evaluation stack
	code     *prepared
	object   *object.Code
	pc       int // the next unit; while an instruction runs, that of the one after it
	sp       int // the first free slot
	base     int // where the evaluation stack begins
	globals  *object.Dict
	names    Value // the mapping of LOAD_NAME; NULL in functions
	function *object.Function
	back     *Frame
	gen      *Generator // that the frame belongs to, or nil
	blocks   []block
	cells    []Value // when recording: the cells that MAKE_CELL will make
	result   resultKind
	made     Value               // with resultInstance: the instance
	view     *object.FrameObject // the frame as the program sees it, nil until it asks
	live     int                 // with a life: the slots in use when the instruction began
	homes    []home              // with a life: of the objects that nothing else holds
	at       int                 // with a life: the unit of the instruction that it was told of last

	// Where the frame lies on the value stack, and what was free before it.
	top      int
	savedTop int
	chunk    int
	saved    int

	// What the recorder needs.
	id     trace.FrameID
	height int32 // the evaluation stack's after the pops of the step, relative to base
	open   bool  // the step's pushes are not reported yet
	next   int   // the unit that is next unless the step jumps
}

// resultKind says what becomes of the value that a frame returns.
type resultKind uint8

const (
	resultPush     resultKind = iota // it is pushed in the frame before
	resultGo                         // it is the result of the loop: the frame was entered from native code
	resultInstance                   // it is None, and the instance is pushed: a call of __init__
	resultForIter                    // the frame is a generator's in a for loop
	resultSend                       // the frame is a generator's that another delegates to
)

// block is an entry of the block stack.
type block struct {
	kind    trace.BlockKind
	handler int // the unit
	level   int // height of the evaluation stack, as a slot
}

// maxBlocks is CO_MAXBLOCKS.
const maxBlocks = 20

// chunkSlots is the size of a piece of the value stack.
const chunkSlots = 1 << 16

// push makes a new frame of a code object. args are the arguments that are on the
// value stack already: in the running frame's slots from the slot args on, or nowhere
// if args is below 0.
func (m *Machine) pushFrame(o *object.Code, p *prepared, back *Frame, args, n int) *Frame {
	f := m.newFrame()
	f.savedTop, f.saved = m.top, m.chunk
	start := m.top
	if args >= 0 && back.gen == nil && back.chunk == m.chunk && (m.life == nil || p.table) {
		start = back.top + args
	} else if args >= 0 {
		n = -n - 1 // to be copied
	}
	if start+p.size > len(m.chunks[m.chunk]) {
		m.nextChunk(p.size)
		start = 0
		if args >= 0 && n >= 0 {
			n = -n - 1
		}
	}
	f.chunk, f.top = m.chunk, start
	m.top = start + p.size
	f.slots = m.chunks[m.chunk][start:m.top:m.top]
	if n < 0 {
		n = -n - 1
		copy(f.slots[:n], back.slots[args:args+n])
	}
	f.base = p.nlocals + p.ncells
	if n < f.base {
		clear(f.slots[n:f.base])
	}
	f.code, f.object, f.back = p, o, back
	f.pc, f.sp = 0, f.base
	return f
}

// nextChunk goes on with another piece of the value stack.
func (m *Machine) nextChunk(size int) {
	m.chunk++
	m.top = 0
	if m.chunk == len(m.chunks) {
		m.chunks = append(m.chunks, nil)
	}
	if len(m.chunks[m.chunk]) < size {
		m.chunks[m.chunk] = make([]Value, max(size, chunkSlots))
	}
}

// newFrame gives a frame from the pool.
func (m *Machine) newFrame() *Frame {
	n := len(m.free)
	if n == 0 {
		batch := make([]Frame, 64)
		for i := range batch {
			m.free = append(m.free, &batch[i])
		}
		n = len(m.free)
	}
	f := m.free[n-1]
	m.free = m.free[:n-1]
	return f
}

// popFrame gives a frame back that has ended. What the program can still see of it is
// kept in its view.
func (m *Machine) popFrame(f *Frame) {
	if f.view != nil && (m.life == nil || !m.life.drops(f)) {
		m.detach(f)
	}
	if m.life != nil {
		m.life.left(f)
	}
	m.top, m.chunk = f.savedTop, f.saved
	// What every call sets anew stays: clearing it would cost more than it frees.
	if f.names.Ref != nil {
		f.names = object.Null
	}
	if f.result != resultPush {
		f.result, f.made = resultPush, object.Null
	}
	f.blocks, f.cells = f.blocks[:0], nil
	f.id, f.open = 0, false
	m.free = append(m.free, f)
}

// detach makes a frame's view independent of it.
func (m *Machine) detach(f *Frame) {
	v := f.view
	f.view = nil
	v.Lasti = m.lasti(f)
	if v.LocalsDict != nil && f.names.IsNull() && !writesThrough(m.Thread, f.object) {
		v.LocalsDict = m.localsDict(f, v.LocalsDict)
	} else if f.names.IsNull() {
		v.Saved = append(v.Saved[:0], f.slots[:f.base]...)
	}
	v.Live = nil
	if m.life != nil {
		m.life.Changed(&v.Header)
	}
}

// lasti is the byte offset of the instruction that runs or ran last, -1 before the
// first.
func (m *Machine) lasti(f *Frame) int {
	if f.pc == 0 {
		return -1
	}
	return int(f.code.own[f.pc-1])
}

// line is the line of the instruction that runs.
func (f *Frame) line() int {
	if f.pc == 0 {
		return f.object.FirstLine
	}
	return f.object.LineAt(int(f.code.own[f.pc-1]))
}

// view gives the frame as the program sees it.
func (m *Machine) frameObject(f *Frame) *object.FrameObject {
	if f == nil {
		return nil
	}
	if f.view == nil {
		f.view = &object.FrameObject{}
		m.showFrame(f)
	}
	return f.view
}

// showFrame fills the view of a frame that had none.
func (m *Machine) showFrame(f *Frame) {
	v := f.view
	v.Header.Type, v.Code, v.Globals, v.Live = object.FrameType, f.object, f.globals, f
	if !f.names.IsNull() && f.names.IsDict() {
		v.LocalsDict = f.names.Dict()
	}
}

// cell gives the cell in a slot.
func (f *Frame) cell(i int32) *object.Cell {
	v := f.slots[i]
	if v.Type() != object.CellType {
		panic(errInvalid) // bytecode that pops more than it pushed
	}
	return (*object.Cell)(v.Ref)
}

// localsDict writes the locals of a function's frame into a dict (PyFrame_FastToLocals).
func (m *Machine) localsDict(f *Frame, d *object.Dict) *object.Dict {
	t := m.Thread
	if d == nil {
		d = object.NewDict()
	}
	set := func(name *object.Str, v Value) {
		if v.IsNull() {
			d.DeleteStr(t, name)
		} else {
			d.SetStr(t, name, v)
		}
	}
	o := f.object
	for i, name := range o.Slots {
		v := f.slots[i]
		if k := f.code.cellIndex[i]; k >= 0 {
			if int(k) >= len(o.CellVars) && f.code.flags&code.Optimized == 0 {
				continue
			}
			// An argument lies in its slot until its cell is made.
			if c := object.Native[object.Cell](v, object.CellType); c != nil {
				v = c.Value
			}
		}
		if f.code.hidden != nil && f.code.hidden[i] {
			continue
		}
		set(name, v)
	}
	return d
}

// hiddenLocals gives the variables of the comprehension that runs as a part of a class
// or module, nil if none does.
func (m *Machine) hiddenLocals(f *Frame) *object.Dict {
	var d *object.Dict
	for i, hidden := range f.code.hidden {
		v := f.slots[i]
		if !hidden || v.IsNull() {
			continue
		}
		if c := object.Native[object.Cell](v, object.CellType); c != nil && f.code.cellIndex[i] >= 0 {
			if v = c.Value; v.IsNull() {
				continue
			}
		}
		if d == nil {
			d = object.NewDict()
		}
		d.SetStr(m.Thread, f.object.Slots[i], v)
	}
	return d
}

// locals is locals() in a frame.
func (m *Machine) locals(f *Frame) Value {
	if !f.names.IsNull() {
		if d := m.hiddenLocals(f); d != nil {
			return d.Value()
		}
		return f.names
	}
	if writesThrough(m.Thread, f.object) {
		return m.localsDict(f, nil).Value()
	}
	v := m.frameObject(f)
	v.LocalsDict = m.localsDict(f, v.LocalsDict)
	return v.LocalsDict.Value()
}
