package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// A recorder tells a trace.Recorder what the machine does.
//
// What an instruction pops and pushes is not told by the instruction. Before it is
// executed, step tells the values that it takes, by the table of its inputs, and
// remembers how high the stack is then; before the next instruction of the frame,
// flush compares: what lies above was pushed, what is missing below was popped. The
// few instructions that replace values which they do not take tell it by popTo.
type recorder struct {
	m     *Machine
	out   trace.Recorder
	steps int64
	ids   trace.FrameID
	// last is the exception told last, and running still.
	last  *object.Exception
	queue []*object.Header // met, but what they contain is not looked at yet
	busy  bool

	buffer, made trace.Effect // passed to out
}

var _ trace.Recorder = (*recorder)(nil)

func newRecorder(m *Machine, out trace.Recorder) *recorder { return &recorder{m: m, out: out} }

// Step implements trace.Recorder; objects do not call it.
func (r *recorder) Step(frame trace.FrameID, c *code.Code, offset int32) {
	r.out.Step(frame, c, offset)
}

// Load implements trace.Recorder.
func (r *recorder) Load(l *trace.Loading) { r.out.Load(l) }

// Effect implements trace.Recorder: every effect comes through here.
func (r *recorder) Effect(e *trace.Effect) {
	r.meet(e.Key)
	r.meet(e.New)
	if s, ok := e.Detail.(*trace.Spliced); ok {
		for _, v := range s.New {
			r.meet(v)
		}
	}
	r.out.Effect(e)
}

// tell is Effect for an effect that is not on the heap yet.
func (r *recorder) tell(e trace.Effect) {
	r.meet(e.Key)
	r.meet(e.New)
	r.buffer = e
	r.out.Effect(&r.buffer)
}

// meet makes an object watched, and all that it contains, the first time that it is
// met.
func (r *recorder) meet(tv trace.Value) {
	v := Value(tv)
	if !v.IsObject() || object.Met(v) {
		return
	}
	r.watch(v)
	if r.busy {
		return
	}
	r.busy = true
	for len(r.queue) > 0 {
		h := r.queue[len(r.queue)-1]
		r.queue = r.queue[:len(r.queue)-1]
		c, ok := r.m.Contents(trace.Value(h.Value()))
		if !ok {
			continue
		}
		for i := range c.Items {
			for _, x := range [2]Value{Value(c.Items[i].Key), Value(c.Items[i].Value)} {
				if x.IsObject() && !object.Met(x) {
					r.watch(x)
				}
			}
		}
	}
	r.busy = false
}

// watch marks one object and tells of it.
func (r *recorder) watch(v Value) {
	h := v.Header()
	r.m.Thread.ID(v)
	object.Watch(v)
	r.made = trace.Effect{Kind: trace.Made, Object: trace.Value(v)}
	r.out.Effect(&r.made)
	r.queue = append(r.queue, h)
}

// step ends the step before and begins that of unit pc.
func (r *recorder) step(f *Frame, pc, sp int) error {
	r.flush(f, pc, sp)
	r.steps++
	if max := r.m.cfg.Limits.Steps; max > 0 && r.steps > max {
		r.steps--
		return &object.LimitError{Limit: "step"}
	}
	u := f.code.units[pc]
	r.out.Step(f.id, f.object.Code, f.code.offsets[pc])
	n := r.inputs(f, u, sp)
	f.open, f.height, f.next = true, int32(sp-f.base), pc+1
	r.popTo(f, sp-n)
	r.stores(f, u, sp)
	return nil
}

// flush tells what the frame's step before did to its stack, and whether it jumped.
func (r *recorder) flush(f *Frame, pc, sp int) {
	if !f.open {
		return
	}
	r.popTo(f, sp)
	for i := int(f.height); i < sp-f.base; i++ {
		r.tell(trace.Effect{Kind: trace.Push, Place: int32(i), New: trace.Value(f.slots[f.base+i])})
	}
	f.height = int32(sp - f.base)
	r.jump(f, pc)
	f.open = false
}

// popTo tells that the frame's stack, as far as it is told, is not higher than sp.
func (r *recorder) popTo(f *Frame, sp int) {
	for i := int(f.height) - 1; i >= sp-f.base && i >= 0; i-- {
		r.tell(trace.Effect{Kind: trace.Pop, Place: int32(i), Old: trace.Value(f.slots[f.base+i])})
		f.height = int32(i)
	}
}

// jump tells where the frame goes on, if that is not what has been told.
func (r *recorder) jump(f *Frame, pc int) {
	if f.next != pc {
		r.tell(trace.Effect{Kind: trace.Jump, Place: f.code.offsets[pc]})
		f.next = pc
	}
}

// inputs is how many values from the top of the stack the instruction takes, not
// counting those that it only looks at.
func (r *recorder) inputs(f *Frame, u unit, sp int) int {
	n := int(u.arg)
	switch u.op {
	case opPopTop, opLoadAttr, opLoadMethod, opStoreName, opStoreGlobal, opStoreFast, opStoreDeref, opDeleteAttr, opUnaryPositive,
		opUnaryNegative, opUnaryNot, opUnaryInvert, opListAppend, opSetAdd, opPopJumpIfFalse, opPopJumpIfTrue, opGetIter,
		opGetYieldFromIter, opYieldValue, opYieldFrom, opGetAwaitable, opGetAiter, opReturnValue, opUnpackSequence, opUnpackEx,
		opSetupWith, opBeforeAsyncWith, opSetupAsyncWith, opEndFinally, opImportStar, opPrintExpr:
		return 1
	case opRotTwo, opStoreAttr, opDeleteSubscr, opCompareOp, opMapAdd, opImportName, opWithCleanupFinish:
		return 2
	case opRotThree, opStoreSubscr, opPopExcept:
		return 3
	case opRotFour:
		return 4
	case opCallFunction:
		return n + 1
	case opCallMethod, opCallFunctionKw:
		return n + 2
	case opCallFunctionEx:
		return 2 + n&1
	case opMakeFunction:
		k := 2
		for bit := 1; bit <= 8; bit <<= 1 {
			if n&bit != 0 {
				k++
			}
		}
		return k
	case opBuildTuple, opBuildList, opRaiseVarargs:
		return n
	case opWithCleanupStart:
		if f.slots[sp-1].IsNull() {
			return 2
		}
		return 7
	}
	switch {
	case u.op >= opBinaryPower && u.op <= opInplaceOr:
		return 2
	case u.op >= opCopy:
		return inputsSince311(u)
	case u.op >= opBuildSet && u.op <= opBuildMapUnpackWithCall, u.op == opFormatValue:
		return buildInputs(u.op, u.arg)
	}
	return 0
}

// inputsSince311 is inputs for the instructions that 3.11 and later alone have.
func inputsSince311(u unit) int {
	n := int(u.arg)
	switch u.op {
	case opLoadSelf, opLoadFromDictOrGlobals, opLoadFromDictOrDeref, opStoreFastLoadFast, opToBool, opListExtend, opSetUpdate,
		opDictUpdate, opDictMerge, opFormatSimple, opConvertValue, opMakeFunctionOf, opCallIntrinsic1, opPopJumpIfNone,
		opPopJumpIfNotNone, opYield, opSend, opAwaitable, opBeforeWith, opBeforeAsync, opPushExcInfo, opPopExcInfo, opReraise,
		opCheckExcMatch:
		return 1
	case opStoreFastStoreFast, opCompare, opIsOp, opContainsOp, opFormatWithSpec, opSetFunctionAttribute, opCallIntrinsic2,
		opEndSend, opCheckEgMatch:
		return 2
	case opLoadSuperAttr, opBinarySlice, opMatchClass:
		return 3
	case opStoreSlice:
		return 4
	case opSwap:
		return n
	case opCall:
		return n + 2
	case opCallKw:
		return n + 3
	case opCallEx:
		return 3 + n&1
	}
	return 0
}

// stores tells of stores to variables, which cannot fail once the instruction has
// begun; old values are there to be seen.
func (r *recorder) stores(f *Frame, u unit, sp int) {
	e := trace.Effect{Kind: trace.Store, Place: u.arg}
	switch u.op {
	case opStoreFast:
		r.storeLocal(f, u.arg, f.slots[sp-1])
		return
	case opDeleteFast:
		e.Kind, e.Scope, e.Old = trace.Delete, trace.FastLocal, trace.Value(f.slots[u.arg])
		if e.Old.IsNull() {
			return
		}
	case opStoreFastLoadFast:
		r.storeLocal(f, u.arg>>4, f.slots[sp-1])
		return
	case opStoreFastStoreFast:
		r.storeLocal(f, u.arg>>4, f.slots[sp-1])
		r.storeLocal(f, u.arg&15, f.slots[sp-2])
		return
	case opLoadFastAndClear:
		if !f.slots[u.arg].IsNull() {
			r.storeLocal(f, u.arg, object.Null)
		}
		return
	case opMakeCell:
		if k := f.code.cellIndex[u.arg]; k >= 0 {
			r.storeLocal(f, u.arg, f.cells[k])
		}
		return
	case opStoreDeref:
		e.Scope, e.Place = trace.CellSlot, f.code.cellIndex[u.arg]
		e.Object = trace.Value(f.slots[u.arg])
		e.Old, e.New = trace.Value(f.cell(u.arg).Value), trace.Value(f.slots[sp-1])
	case opDeleteDeref:
		e.Kind, e.Scope, e.Old = trace.Delete, trace.CellSlot, trace.Value(f.cell(u.arg).Value)
		e.Place, e.Object = f.code.cellIndex[u.arg], trace.Value(f.slots[u.arg])
		if e.Old.IsNull() {
			return
		}
	case opStoreName, opDeleteName, opStoreGlobal, opDeleteGlobal:
		name := f.object.NameValues[u.arg]
		e.Key = trace.Value(name.Value())
		e.Scope = trace.LocalName
		e.Object = trace.Value(f.names)
		namespace := f.names
		if u.op == opStoreGlobal || u.op == opDeleteGlobal {
			e.Scope, e.Object = trace.GlobalName, trace.Value(f.globals.Value())
			namespace = f.globals.Value()
		}
		if !namespace.IsNull() && namespace.Type() == object.DictType {
			e.Old = trace.Value(namespace.Dict().GetStr(r.m.Thread, name))
		}
		if u.op == opDeleteName || u.op == opDeleteGlobal {
			e.Kind = trace.Delete
			if e.Old.IsNull() {
				return
			}
		} else {
			e.New = trace.Value(f.slots[sp-1])
		}
	default:
		return
	}
	r.tell(e)
}

// storeLocal tells that a slot changes, if it is one of a local variable; NULL deletes.
func (r *recorder) storeLocal(f *Frame, slot int32, v Value) {
	if int(slot) >= f.code.nlocals {
		return // a cell, which is told by itself
	}
	e := trace.Effect{Kind: trace.Store, Scope: trace.FastLocal, Place: slot, Old: trace.Value(f.slots[slot]), New: trace.Value(v)}
	if v.IsNull() {
		e.Kind = trace.Delete
	}
	r.tell(e)
}

// start is a frame at its beginning.
func (r *recorder) start(f *Frame) *trace.FrameStart {
	s := &trace.FrameStart{Code: f.object.Code, Globals: trace.Value(f.globals.Value()), Names: trace.Value(f.names)}
	if f.function != nil {
		s.Function = trace.Value(f.function.Header.Value())
	}
	n := f.code.nlocals
	if f.code.table {
		f.cells = make([]Value, len(f.object.CellVars))
		for i := range f.cells {
			f.cells[i] = (&object.Cell{Header: object.Header{Type: object.CellType}}).Header.Value()
		}
	}
	s.Locals, s.Cells = make([]trace.Value, n), r.m.frameCells(f)
	for i, v := range f.slots[:n] {
		s.Locals[i] = trace.Value(v)
		r.meet(trace.Value(v))
	}
	for _, v := range s.Cells {
		r.meet(v)
	}
	r.meet(s.Function)
	r.meet(s.Globals)
	r.meet(s.Names)
	f.height, f.open, f.next = 0, false, 0
	return s
}

// calls tells that a frame is entered.
func (r *recorder) calls(f *Frame) {
	r.ids++
	f.id = r.ids
	r.tell(trace.Effect{Kind: trace.Call, Frame: f.id, Detail: r.start(f)})
}

// returns tells that the running frame ends with a value.
func (r *recorder) returns(f *Frame, v Value) {
	r.tell(trace.Effect{Kind: trace.Return, Frame: f.id, New: trace.Value(v)})
}

// resumes tells that a generator's frame goes on.
func (r *recorder) resumes(f *Frame, sent Value, first bool) {
	e := trace.Effect{Kind: trace.Resume, Frame: f.id, New: trace.Value(sent)}
	if first {
		r.ids++
		f.id = r.ids
		e.Frame, e.Detail = f.id, r.start(f)
	}
	r.tell(e)
	f.open = true
}

// suspends tells that a generator's frame is left.
func (r *recorder) suspends(f *Frame, v Value) {
	r.tell(trace.Effect{Kind: trace.Suspend, Frame: f.id, New: trace.Value(v)})
}

// raises tells of an exception, unless it is one that goes on its way.
func (r *recorder) raises(e *object.Exception, again bool) {
	if r.last == e && !again {
		return
	}
	r.last = e
	effect := trace.Effect{Kind: trace.Raise, New: trace.Value(e.Header.Value())}
	if again {
		effect.Place = 1
	}
	r.tell(effect)
}

// unwinds tells that the running frame ends because of an error.
func (r *recorder) unwinds(f *Frame, err error) {
	effect := trace.Effect{Kind: trace.Unwind, Frame: f.id}
	if e, ok := err.(*object.Exception); ok {
		effect.New = trace.Value(e.Header.Value())
	}
	r.tell(effect)
}

// block tells of the block stack.
func (r *recorder) block(kind trace.Kind, f *Frame, b block) {
	handler := int32(-1)
	if b.handler >= 0 {
		handler = f.code.offsets[b.handler]
	}
	r.tell(trace.Effect{Kind: kind, Block: b.kind, Place: handler, Level: int32(b.level - f.base)})
	if kind == trace.BlockPush && b.kind == trace.HandlerBlock {
		r.last = nil
	}
}
