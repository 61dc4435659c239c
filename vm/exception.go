package vm

import (
	"errors"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// errInvalid is the error of bytecode that does what none of a compiler's does: an
// instruction that finds values on the stack that it cannot work with.
var errInvalid = errors.New("invalid bytecode")

// pushBlock is PyFrame_BlockSetup.
func (m *Machine) pushBlock(f *Frame, kind trace.BlockKind, handler, level int) {
	if len(f.blocks) >= maxBlocks {
		panic(errInvalid)
	}
	f.blocks = append(f.blocks, block{kind, handler, level})
	if m.rec != nil {
		m.rec.block(trace.BlockPush, f, f.blocks[len(f.blocks)-1])
	}
}

// popBlock is PyFrame_BlockPop.
func (m *Machine) popBlock(f *Frame) block {
	b := f.blocks[len(f.blocks)-1]
	f.blocks = f.blocks[:len(f.blocks)-1]
	if m.rec != nil {
		m.rec.block(trace.BlockPop, f, b)
	}
	return b
}

// raised is what happens to an error where an instruction of f gave it: an exception
// that is new gets the handled one for its context, and f in its traceback.
func (m *Machine) raised(f *Frame, err error) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	if e.Traceback == nil {
		m.setContext(e)
	}
	return m.told(f, e)
}

// thrownInto is what happens to an error that f begins with because throw() or close()
// raised it there: 3.8 gives it no context, and 3.13 what the generator itself handles.
func (m *Machine) thrownInto(f *Frame, err error) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	if f.code.table && f.gen != nil && !f.gen.exc.Value.IsNull() && e.Traceback == nil {
		m.setContext(e)
	}
	return m.told(f, e)
}

// told adds f to the traceback of an exception that one of its instructions gave.
func (m *Machine) told(f *Frame, e *object.Exception) error {
	m.addTraceback(e, f)
	if m.rec != nil {
		m.rec.raises(e, false)
	}
	return e
}

// setContext makes the exception that is being handled the context of e, and keeps the
// chain of contexts from becoming a ring (_PyErr_SetObject).
func (m *Machine) setContext(e *object.Exception) {
	t := m.Thread
	h := t.Handled()
	if h.IsNull() || h == e.Header.Value() {
		return
	}
	for o := h.Exception(); !o.Context.IsNull(); {
		next := o.Context.Exception()
		if next == e {
			o.SetContext(t, object.Null)
			break
		}
		o = next
	}
	if e.Context != h {
		e.SetContext(t, h)
	}
}

// addTraceback is PyTraceBack_Here.
func (m *Machine) addTraceback(e *object.Exception, f *Frame) {
	if f.view == nil && m.life == nil {
		// Most frames are seen for the first time here, and end soon.
		x := &struct {
			entry object.Traceback
			frame object.FrameObject
			saved [2]Value
		}{}
		x.frame.Saved = x.saved[:0]
		f.view = &x.frame
		m.showFrame(f)
		x.entry = object.Traceback{Header: object.Header{Type: object.TracebackType}, Next: e.Traceback, Frame: f.view, Lasti: m.lasti(f)}
		e.SetTraceback(m.Thread, &x.entry)
		return
	}
	e.SetTraceback(m.Thread, &object.Traceback{
		Header: object.Header{Type: object.TracebackType},
		Next:   e.Traceback, Frame: m.frameObject(f), Lasti: m.lasti(f),
	})
}

// raise is RAISE_VARARGS; again says that the exception was raised before and f is in
// its traceback.
func (m *Machine) raise(args []Value) (err error, again bool) {
	t := m.Thread
	if len(args) == 0 {
		h := t.Handled()
		if h.IsNull() {
			return t.Errorf(object.RuntimeError, "No active exception to reraise"), false
		}
		e := h.Exception()
		if m.rec != nil {
			m.rec.raises(e, true)
		}
		return e, true
	}
	e, err := m.instantiate(args[0], "exceptions must derive from BaseException")
	if err != nil {
		return err, false
	}
	if len(args) == 2 {
		if args[1] == object.None {
			e.SetCause(t, object.Null)
		} else {
			cause, err := m.instantiate(args[1], "exception causes must derive from BaseException")
			if err != nil {
				return err, false
			}
			e.SetCause(t, cause.Header.Value())
		}
	}
	m.setContext(e)
	return e, false
}

// instantiate gives the exception that a raise statement names: an instance, or a class
// that is called.
func (m *Machine) instantiate(v Value, wrong string) (*object.Exception, error) {
	t := m.Thread
	switch {
	case v.IsType() && v.AsType().IsSubtype(object.BaseException):
		made, err := object.CallArgs(t, v)
		if err != nil {
			return nil, err
		}
		if !made.Has(object.LayoutException) {
			class, err := object.Repr(t, v)
			if err != nil {
				return nil, err
			}
			got, err := object.Repr(t, made.Type().Header.Value())
			if err != nil {
				return nil, err
			}
			return nil, t.Errorf(object.TypeError, "calling %s should have returned an instance of BaseException, not %s", class, got)
		}
		return made.Exception(), nil
	case v.Has(object.LayoutException):
		return v.Exception(), nil
	}
	return nil, t.Errorf(object.TypeError, "%s", wrong)
}

// unwind finds the handler for an error in f, in it or in the frames that called it up
// to top (exception_unwind in Python/ceval.c). If there is one, it gives the frame that
// goes on; otherwise all frames up to top have ended and the error is for top's caller.
func (m *Machine) unwind(f, top *Frame, sp int, err error) (*Frame, bool, Value, error) {
	t := m.Thread
	for {
		if e, ok := err.(*object.Exception); ok && m.findHandler(f, sp, e) {
			m.frame = f
			return f, true, object.Null, nil
		}
		if m.rec != nil {
			m.rec.unwinds(f, err)
		}
		t.Depth--
		back, result := f.back, f.result
		if g := f.gen; g != nil {
			err = m.generatorFailed(g, err)
			m.endGenerator(g)
		} else {
			m.frame = back
			m.popFrame(f)
		}
		if f == top {
			return nil, false, object.Null, err
		}
		if result == resultInstance {
			t.Depth--
		}
		f, sp = back, back.sp
		if e, ok := err.(*object.Exception); ok {
			m.addTraceback(e, f)
		}
	}
}

// findHandler unwinds f's block stack to the next handler; the values that are on the
// evaluation stack when the handler begins are those of CPython until 3.10.
func (m *Machine) findHandler(f *Frame, sp int, e *object.Exception) bool {
	t := m.Thread
	if m.rec != nil {
		m.rec.popTo(f, sp)
	}
	if f.code.table {
		return m.findInTable(f, e)
	}
	for len(f.blocks) > 0 {
		b := m.popBlock(f)
		if b.kind == trace.HandlerBlock {
			sp = m.unwindHandler(f, b)
			continue
		}
		sp = b.level
		if m.rec != nil {
			m.rec.popTo(f, sp)
		}
		m.pushBlock(f, trace.HandlerBlock, -1, sp)
		state := t.Exc
		old := state.Value
		sp = pushException(f.slots, sp, old)
		state.Value = e.Header.Value()
		sp = pushException(f.slots, sp, state.Value)
		f.pc, f.sp = b.handler, sp
		return true
	}
	return false
}

// pushException pushes traceback, value and type of an exception, None for each if it
// is NULL.
func pushException(fast []Value, sp int, v Value) int {
	fast[sp], fast[sp+1], fast[sp+2] = object.None, object.None, object.None
	if !v.IsNull() {
		if tb := v.Exception().Traceback; tb != nil {
			fast[sp] = tb.Header.Value()
		}
		fast[sp+1] = v
		fast[sp+2] = v.Type().Header.Value()
	}
	return sp + 3
}

// unwindHandler ends the handling of an exception: what was handled before is again
// (UNWIND_EXCEPT_HANDLER). It gives the height of the stack.
func (m *Machine) unwindHandler(f *Frame, b block) int {
	m.Thread.Exc.Value = handledValue(f.slots[b.level+1])
	if m.rec != nil {
		m.rec.popTo(f, b.level)
	}
	return b.level
}

// handledValue is the state of exception handling that a value on the stack stands for.
func handledValue(v Value) Value {
	if !v.Has(object.LayoutException) {
		return object.Null
	}
	return v
}

// popExcept is POP_EXCEPT; the stack is sp high before it.
func (m *Machine) popExcept(f *Frame, sp int) error {
	if b := m.popBlock(f); b.kind != trace.HandlerBlock {
		return m.Thread.Errorf(object.SystemError, "popped block is not an except handler")
	}
	m.Thread.Exc.Value = handledValue(f.slots[sp-2])
	return nil
}

// reraised gives the exception that END_FINALLY raises again.
func (m *Machine) reraised(v Value) error {
	if !v.Has(object.LayoutException) {
		return errInvalid
	}
	e := v.Exception()
	if m.rec != nil {
		m.rec.raises(e, true)
	}
	return e
}

// popFinally is POP_FINALLY: it takes away what END_FINALLY would have looked at.
func (m *Machine) popFinally(f *Frame, sp int, keep bool) (int, error) {
	fast := f.slots
	var result Value
	if keep {
		sp--
		result = fast[sp]
	}
	sp--
	if exc := fast[sp]; !exc.IsNull() && !exc.IsInt() {
		sp -= 2
		if b := m.popBlock(f); b.kind != trace.HandlerBlock {
			return sp, m.Thread.Errorf(object.SystemError, "popped block is not an except handler")
		}
		m.Thread.Exc.Value = handledValue(fast[sp-2])
		sp -= 3
	}
	if m.rec != nil {
		m.rec.popTo(f, sp)
	}
	if keep {
		fast[sp] = result
		sp++
	}
	return sp, nil
}

// endAsyncFor is END_ASYNC_FOR: the end of the iterator ends the loop, another
// exception goes on.
func (m *Machine) endAsyncFor(f *Frame, sp int) (int, error) {
	e := f.slots[sp-2]
	if !e.Has(object.LayoutException) {
		return sp, errInvalid
	}
	if e.Type().IsSubtype(object.StopAsyncIteration) {
		sp = m.unwindHandler(f, m.popBlock(f)) - 1
		if m.rec != nil {
			m.rec.popTo(f, sp)
		}
		return sp, nil
	}
	return sp - 3, m.reraised(e)
}

// enterWith begins a with statement: it gives the bound exit method and what the enter
// method gives.
func (m *Machine) enterWith(v Value, enterName, exitName string) (exit, result Value, err error) {
	t := m.Thread
	table := m.cfg.Dialect.Runtime.ExceptionTable
	async := enterName == "__aenter__"
	special := func(name string) (Value, error) {
		f, err := object.LookupSpecial(t, v, name)
		if err == nil && f.IsNull() {
			if table {
				text := "'" + v.Type().Name + "' object does not support the "
				if async {
					text += "asynchronous "
				}
				text += "context manager protocol"
				if name == exitName {
					text += " (missed " + name + " method)"
				}
				return f, t.Errorf(object.TypeError, "%s", text)
			}
			err = t.Errorf(object.AttributeError, "%s", name)
		}
		return f, err
	}
	first, second := enterName, exitName
	if async && !table {
		first, second = second, first
	}
	a, err := special(first)
	if err != nil {
		return object.Null, object.Null, err
	}
	b, err := special(second)
	if err != nil {
		return object.Null, object.Null, err
	}
	enter := a
	exit = b
	if first == exitName {
		enter, exit = b, a
	}
	result, err = object.CallArgs(t, enter)
	return exit, result, err
}

// withCleanupStart is WITH_CLEANUP_START: it calls the exit method.
func (m *Machine) withCleanupStart(f *Frame, sp int) (int, error) {
	fast := f.slots
	exc, val, tb := fast[sp-1], object.None, object.None
	var exit Value
	if exc.IsNull() {
		sp--
		exit = fast[sp-1]
		fast[sp-1] = exc
		exc = object.None
	} else {
		val, tb = fast[sp-2], fast[sp-3]
		exit = fast[sp-7]
		fast[sp-7], fast[sp-6], fast[sp-5], fast[sp-4] = fast[sp-6], fast[sp-5], fast[sp-4], object.Null
		b := m.popBlock(f)
		m.pushBlock(f, b.kind, b.handler, b.level-1)
	}
	args := m.Thread.PushArgs(3)
	args[0], args[1], args[2] = exc, val, tb
	r, err := object.Call(m.Thread, exit, args, nil)
	m.Thread.PopArgs(3)
	if err != nil {
		return sp, err
	}
	fast[sp], fast[sp+1] = exc, r
	return sp + 2, nil
}

// withCleanupFinish is WITH_CLEANUP_FINISH: a true result of the exit method ends the
// handling of the exception.
func (m *Machine) withCleanupFinish(f *Frame, sp int) (int, error) {
	sp -= 2
	if f.slots[sp] == object.None {
		return sp, nil
	}
	silence, err := object.IsTrue(m.Thread, f.slots[sp+1])
	if err != nil || !silence {
		return sp, err
	}
	sp = m.unwindHandler(f, m.popBlock(f))
	f.slots[sp] = object.Null
	return sp + 1, nil
}

// findInTable finds the handler in the exception table (get_exception_handler).
func (m *Machine) findInTable(f *Frame, e *object.Exception) bool {
	unit := int32(f.pc - 1)
	lasti := unit
	if m.reraisedAt > 0 {
		lasti, m.reraisedAt = m.reraisedAt-1, 0
	}
	h, ok := f.code.handlerOf(unit)
	if !ok {
		return false
	}
	sp := f.base + int(h.depth)
	if m.rec != nil {
		m.rec.popTo(f, sp)
		m.rec.last = nil
	}
	if h.lasti {
		f.slots[sp] = m.Thread.Int(int64(f.code.own[lasti] / 2))
		sp++
	}
	f.slots[sp] = e.Header.Value()
	f.pc, f.sp = int(h.target), sp+1
	return true
}

// reraise is RERAISE, END_ASYNC_FOR and CLEANUP_THROW: again is the exception that goes
// on as it is, without f in its traceback once more.
func (m *Machine) reraise(f *Frame, u unit, sp int) (after int, again, err error) {
	fast := f.slots
	v := fast[sp-1]
	if !v.Has(object.LayoutException) {
		return sp, nil, errInvalid
	}
	e := v.Exception()
	switch u.op {
	case opEndAsyncLoop:
		if e.Header.Type.IsSubtype(object.StopAsyncIteration) {
			return sp - 2, nil, nil
		}
	case opCleanupThrow:
		if value, ok := stopValue(e); ok {
			sp -= 3
			if m.rec != nil {
				m.rec.popTo(f, sp)
			}
			fast[sp], fast[sp+1] = object.None, value
			return sp + 2, nil, nil
		}
	case opReraise:
		if u.arg > 0 {
			if at := fast[sp-1-int(u.arg)]; at.IsInt() && at.AsInt() >= 0 && at.AsInt() < 1<<30 {
				if unit, ok := f.code.unitAt(int32(2 * at.AsInt())); ok {
					m.reraisedAt = int32(unit) + 1
				}
			}
		}
		sp--
	}
	if m.rec != nil {
		m.rec.raises(e, true)
	}
	return sp, e, nil
}

// enterPrepared makes the frame of a simple function with the arguments values the running one.
func (m *Machine) enterPrepared(f *Frame, fn *object.Function, p *prepared, values ...Value) (*Frame, error) {
	t := m.Thread
	m.budget -= 4
	if t.Depth >= t.RecursionLimit || m.budget < 0 {
		if err := m.checkpoint(); err != nil {
			return f, err
		}
		if err := m.enterPython(); err != nil {
			return f, err
		}
		t.Depth--
	}
	t.Depth++
	g := m.pushFrame(fn.Code, p, f, -1, 0)
	copy(g.slots, values)
	g.globals, g.function = fn.Globals, fn
	m.frame = g
	return g, nil
}

// pythonWith gives the two methods of an object that a with statement calls, if the first is a
// simple function written in Python.
func (m *Machine) pythonWith(v Value) (enter *object.Function, p *prepared, exit Value) {
	typ := v.Type()
	if !typ.Heap {
		return nil, nil, object.Null
	}
	first, second := typ.Lookup(m.Thread, m.names.enter), typ.Lookup(m.Thread, m.names.exit)
	if first.IsNull() || second.IsNull() || second.Type() != object.FunctionType {
		return nil, nil, object.Null
	}
	if enter, p = simpleFunction(first, 1); enter == nil {
		return nil, nil, object.Null
	}
	return enter, p, object.NewBoundMethod(second, v)
}

// withExceptStart is WITH_EXCEPT_START: it calls the exit method with the exception.
func (m *Machine) withExceptStart(exit, v Value) (Value, error) {
	t := m.Thread
	if !v.Has(object.LayoutException) {
		return object.Null, errInvalid
	}
	args := t.PushArgs(3)
	args[0], args[1], args[2] = v.Type().Value(), v, object.None
	if tb := v.Exception().Traceback; tb != nil {
		args[2] = tb.Header.Value()
	}
	r, err := object.Call(t, exit, args, nil)
	t.PopArgs(3)
	return r, err
}
