package vm

import (
	"strconv"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/opcode"
	"bytewalk/vm/object"
)

// Generator is a generator, a coroutine or an asynchronous generator: a frame that can
// be left and entered again.
type Generator struct {
	object.Header
	frame    *Frame // nil once it has ended
	code     *object.Code
	name     *object.Str
	qualName *object.Str
	running  bool
	started  bool
	exc      object.ExcState
	kept     []Value // of one that was closed before it began: its arguments, which live as long as it

	// Of asynchronous generators.
	closed  bool
	waiting bool // an awaitable of it is running (ag_running_async)
}

// ready reports whether the generator can be entered.
func (g *Generator) ready() bool { return g.frame != nil && !g.running }

// newGeneratorFrame gives a frame with slots of its own.
func newGeneratorFrame(o *object.Code, p *prepared) *Frame {
	f := &Frame{code: p, object: o, slots: make([]Value, p.size)}
	f.base = p.nlocals + p.ncells
	f.sp = f.base
	return f
}

// newGenerator gives the generator that a call of fn makes of its frame.
func (m *Machine) newGenerator(f *Frame, fn *object.Function) Value {
	g := &Generator{frame: f, code: fn.Code, name: fn.Name, qualName: fn.QualName}
	switch {
	case f.code.flags&code.Coroutine != 0:
		g.Header.Type = object.CoroutineType
	case f.code.flags&code.AsyncGenerator != 0:
		g.Header.Type = object.AsyncGeneratorType
	default:
		g.Header.Type = object.GeneratorType
	}
	f.gen = g
	if m.life != nil {
		// What its slots hold is the generator's from now on, though the frame still runs.
		back := f.back
		f.back = nil
		m.life.madeGenerator(g)
		f.back = back
	}
	return g.Header.Value()
}

// enterGenerator makes a generator's frame the running one. sent is what its yield
// expression gives. With skip, the iterator that it delegates to has ended: it goes on
// after the YIELD_FROM.
func (m *Machine) enterGenerator(g *Generator, back *Frame, sent Value, skip bool) {
	f := g.frame
	t := m.Thread
	f.back = back
	g.running = true
	g.exc.Previous = t.Exc
	t.Exc = &g.exc
	m.frame = f
	if m.rec != nil {
		m.rec.resumes(f, sent, !g.started && !f.code.table)
	}
	if skip {
		f.sp--
		f.pc++
		if m.rec != nil {
			m.rec.popTo(f, f.sp)
			m.rec.jump(f, f.pc)
		}
	}
	if g.started || f.code.table {
		f.slots[f.sp] = sent
		f.sp++
	}
	g.started = true
	if m.life != nil {
		m.life.resumed(g)
	}
}

// leaveGenerator makes the frame before a generator's the running one.
func (m *Machine) leaveGenerator(g *Generator) {
	m.detachGenerator(g)
	if m.life != nil {
		m.life.suspended(g)
	}
}

func (m *Machine) detachGenerator(g *Generator) {
	f := g.frame
	m.Thread.Exc = g.exc.Previous
	g.exc.Previous = nil
	g.running = false
	m.frame = f.back
	f.back = nil
	f.result = resultPush
}

// endGenerator is leaveGenerator for a generator that has ended.
func (m *Machine) endGenerator(g *Generator) {
	f := g.frame
	m.detachGenerator(g)
	g.exc.Value = object.Null
	g.frame = nil
	if f.view != nil && (m.life == nil || !m.life.drops(f)) {
		m.detach(f)
	}
	if m.life != nil {
		m.life.finished(g, f)
	}
}

// yielded is what a yield gives to whom resumed the generator.
func (g *Generator) yielded(v Value) Value {
	if g.Header.Type == object.AsyncGeneratorType {
		return (&wrappedValue{Header: object.Header{Type: wrappedValueType}, value: v}).Header.Value()
	}
	return v
}

// generatorFailed is the error that a generator gives when err has ended it: the end
// of an iteration may not pass (PEP 479).
func (m *Machine) generatorFailed(g *Generator, err error) error {
	e, ok := err.(*object.Exception)
	if !ok || g.code.Prepared.(*prepared).table {
		return err
	}
	kind := g.kind()
	switch {
	case e.Header.Type.IsSubtype(object.StopIteration):
		return m.causedBy(e, "%s raised StopIteration", kind)
	case g.Header.Type == object.AsyncGeneratorType && e.Header.Type.IsSubtype(object.StopAsyncIteration):
		return m.causedBy(e, "%s raised StopAsyncIteration", kind)
	}
	return err
}

// kind names the generator in messages.
func (g *Generator) kind() string {
	switch g.Header.Type {
	case object.CoroutineType:
		return "coroutine"
	case object.AsyncGeneratorType:
		return "async generator"
	}
	return "generator"
}

// causedBy gives a RuntimeError whose cause and context is e (_PyErr_FormatFromCause).
func (m *Machine) causedBy(e *object.Exception, format string, args ...any) error {
	t := m.Thread
	r := t.Errorf(object.RuntimeError, format, args...).(*object.Exception)
	r.SetCause(t, e.Header.Value())
	r.SetContext(t, e.Header.Value())
	return r
}

// resume enters a generator from native code, with a value or, if thrown is not nil,
// an exception. done says that it returned v; otherwise it yielded v. skip says that
// what it delegated to has ended (see throw).
func (m *Machine) resume(g *Generator, sent Value, thrown error, skip bool) (v Value, done bool, err error) {
	t := m.Thread
	if g.running {
		return object.Null, false, t.Errorf(object.ValueError, "%s already executing", g.kind())
	}
	if g.frame == nil {
		switch {
		case thrown != nil:
			return object.Null, false, thrown
		case g.Header.Type == object.CoroutineType:
			return object.Null, false, t.Errorf(object.RuntimeError, "cannot reuse already awaited coroutine")
		}
		return object.None, true, nil
	}
	if !g.started && thrown == nil && sent != object.None {
		kind := g.kind()
		return object.Null, false, t.Errorf(object.TypeError, "can't send non-None value to a just-started %s", kind)
	}
	if err := m.enterPython(); err != nil {
		return object.Null, false, err
	}
	if err := m.checkpointNow(); err != nil {
		t.Depth--
		return object.Null, false, err
	}
	f := g.frame
	m.enterGenerator(g, m.frame, sent, skip)
	f.result = resultGo
	m.thrown = thrown
	v, err = m.runNested(f)
	return v, err == nil && g.frame == nil, err
}

// delegate gives what the generator's yield from or await is waiting for, NULL if it is
// at neither (_PyGen_yf).
func (g *Generator) delegate() Value {
	f := g.frame
	if f == nil || !g.started {
		return object.Null
	}
	if f.code.table {
		if u := f.code.units[f.pc-1]; u.op != opYield || u.arg&1 == 0 {
			return object.Null
		}
	} else if f.pc >= len(f.code.units) || f.code.units[f.pc].op != opYieldFrom {
		return object.Null
	}
	return f.slots[f.sp-1]
}

// finished is the error of a generator that has returned v.
func (g *Generator) finished(t *object.Thread, v Value) error {
	if g.Header.Type == object.AsyncGeneratorType {
		return object.NewException(object.StopAsyncIteration)
	}
	return stopIteration(t, v)
}

// stopIteration is StopIteration(v); tuples and exceptions are not taken for its
// arguments.
func stopIteration(_ *object.Thread, v Value) error {
	if v == object.None {
		return object.NewException(object.StopIteration)
	}
	return object.NewException(object.StopIteration, v)
}

// stopValue is the value of a StopIteration; ok is false for other errors.
func stopValue(err error) (v Value, ok bool) {
	if !object.IsException(err, object.StopIteration) {
		return object.Null, false
	}
	if v = err.(*object.Exception).Fields[object.FieldValue]; v.IsNull() {
		v = object.None
	}
	return v, true
}

// send is generator.send.
func (m *Machine) send(g *Generator, v Value) (Value, error) {
	r, done, err := m.resume(g, v, nil, false)
	if err == nil && done {
		return object.Null, g.finished(m.Thread, r)
	}
	return r, err
}

// next is the Next slot of generators.
func (m *Machine) next(g *Generator) (Value, error) {
	r, done, err := m.resume(g, object.None, nil, false)
	if err == nil && done {
		if r == object.None {
			return object.Null, nil
		}
		return object.Null, stopIteration(m.Thread, r)
	}
	return r, err
}

// throw is generator.throw (_gen_throw): what the generator delegates to gets the
// arguments as they are.
func (m *Machine) throw(g *Generator, args []Value, closeOnExit bool) (Value, error) {
	t := m.Thread
	if d := g.delegate(); !d.IsNull() && !g.running {
		typ := args[0].Type()
		if args[0].IsType() {
			typ = args[0].AsType()
		}
		if typ.IsSubtype(object.GeneratorExit) && closeOnExit {
			g.running = true
			err := m.closeIterator(d)
			g.running = false
			if err != nil {
				return m.finish(g)(m.resume(g, object.None, err, false))
			}
		} else {
			var r Value
			var err error
			if inner := generatorOf(d); inner != nil {
				g.running = true
				r, err = m.throw(inner, args, closeOnExit)
				g.running = false
			} else {
				f, lookupErr := object.LookupAttr(t, d, t.Intern("throw"))
				if lookupErr != nil {
					return object.Null, lookupErr
				}
				if f.IsNull() {
					return m.throwHere(g, args)
				}
				g.running = true
				r, err = object.Call(t, f, args, nil)
				g.running = false
			}
			if err == nil {
				return r, nil
			}
			if v, ok := stopValue(err); ok && !g.code.Prepared.(*prepared).table {
				return m.finish(g)(m.resume(g, v, nil, true))
			}
			// Since 3.11 CLEANUP_THROW takes the iterator away.
			return m.finish(g)(m.resume(g, object.None, err, !g.code.Prepared.(*prepared).table))
		}
	}
	return m.throwHere(g, args)
}

// throwHere raises in the generator's own frame.
func (m *Machine) throwHere(g *Generator, args []Value) (Value, error) {
	e, err := m.throwArgs(args)
	if err != nil {
		return object.Null, err
	}
	return m.finish(g)(m.resume(g, object.None, e, false))
}

// finish makes StopIteration of a generator's return.
func (m *Machine) finish(g *Generator) func(v Value, done bool, err error) (Value, error) {
	return func(v Value, done bool, err error) (Value, error) {
		if err == nil && done {
			return object.Null, g.finished(m.Thread, v)
		}
		return v, err
	}
}

// generatorOf gives the generator or coroutine that v is, or nil.
func generatorOf(v Value) *Generator {
	switch v.Type() {
	case object.GeneratorType, object.CoroutineType:
		return (*Generator)(v.Ref)
	}
	return nil
}

// closeIterator closes what a generator delegates to (gen_close_iter).
func (m *Machine) closeIterator(v Value) error {
	t := m.Thread
	if g := generatorOf(v); g != nil {
		_, err := m.close(g)
		return err
	}
	f, err := object.LookupAttr(t, v, t.Intern("close"))
	if err != nil || f.IsNull() {
		return err
	}
	_, err = object.CallArgs(t, f)
	return err
}

// close is generator.close: since 3.13 it gives what the generator returns.
func (m *Machine) close(g *Generator) (Value, error) {
	t := m.Thread
	if g.running {
		return object.Null, t.Errorf(object.ValueError, "%s already executing", g.kind())
	}
	if g.frame == nil {
		return object.None, nil
	}
	if f := g.frame; f.code.table && (!g.started || f.atBareYield()) {
		// Nothing in it would see the exception.
		if !g.started {
			g.kept = f.slots[:f.sp]
		}
		g.frame, g.exc.Value = nil, object.Null
		if m.life != nil {
			m.life.Changed(&g.Header)
		}
		if f.view != nil {
			m.detach(f)
		}
		return object.None, nil
	}
	var err error = object.NewException(object.GeneratorExit)
	if d := g.delegate(); !d.IsNull() {
		g.running = true
		e := m.closeIterator(d)
		g.running = false
		if e != nil {
			err = e
		}
	}
	v, done, err := m.resume(g, object.None, err, false)
	switch {
	case err == nil && !done:
		return object.Null, t.Errorf(object.RuntimeError, "%s ignored GeneratorExit", g.kind())
	case err == nil && t.Runtime.ExceptionTable:
		return v, nil
	case err == nil, object.IsException(err, object.StopIteration), object.IsException(err, object.GeneratorExit):
		return object.None, nil
	}
	return object.Null, err
}

// resumeDepthOne is the bit of RESUME's operand that says that no handler but that of
// the generator itself is around the yield before it (RESUME_OPARG_DEPTH1_MASK).
const resumeDepthOne = 4

// atBareYield says that a generator's frame is suspended where an exception would end it.
func (f *Frame) atBareYield() bool {
	c := f.object.Code
	if f.pc >= len(f.code.own) || f.code.units[f.pc].op != opNop {
		return false
	}
	i, ok := c.Decode(int(f.code.offsets[f.pc]))
	return ok && i.Op == opcode.Resume && i.Arg&resumeDepthOne != 0
}

// warnThrow warns of a throw() with more than the exception, once a place.
func (m *Machine) warnThrow(args []Value, name string) error {
	if len(args) < 2 || !m.Thread.Runtime.ExceptionTable {
		return nil
	}
	return m.warn("DeprecationWarning", "the (type, exc, tb) signature of "+name+" is deprecated, use the single-arg signature instead.")
}

// warn writes a warning about the line that runs, once for each line of the main
// module, as the filters that Python begins with do for DeprecationWarning.
func (m *Machine) warn(category, text string) error {
	f := m.frame
	t := m.Thread
	if f == nil {
		return nil
	}
	if done, err := m.tellWarnings(category, text); done {
		return err
	}
	if name := f.globals.GetStr(t, m.names.name); !name.IsStr() || name.Str().Text != "__main__" {
		return nil
	}
	return m.warnHere(category, text)
}

// tellWarnings leaves a warning to module warnings, with the program's filters, if that is in use.
func (m *Machine) tellWarnings(category, text string) (done bool, err error) {
	t := m.Thread
	module := t.Modules.GetStr(t, t.Intern("warnings"))
	if !module.Has(object.LayoutModule) {
		return false, nil
	}
	warn, class := module.Module().Dict.GetStr(t, t.Intern("warn")), t.Builtins.GetStr(t, t.Intern(category))
	if warn.IsNull() || class.IsNull() {
		return false, nil
	}
	_, err = object.CallArgs(t, warn, t.Str(text), class)
	return true, err
}

// warnHere writes a warning about the line that runs, once for each line.
func (m *Machine) warnHere(category, text string) error {
	f, t := m.frame, m.Thread
	if done, err := m.tellWarnings(category, text); done {
		return err
	}
	type warnedKey struct{}
	warned := t.State(warnedKey{}, func() any { return map[string]bool{} }).(map[string]bool)
	file, line := f.object.Filename.Text, f.line()
	where := file + ":" + strconv.Itoa(line) + ": " + category + ": " + text + "\n"
	if warned[where] {
		return nil
	}
	warned[where] = true
	if m.cfg.SourceLine != nil {
		if source := strings.TrimSpace(m.cfg.SourceLine(file, line)); source != "" {
			where += "  " + source + "\n"
		}
	}
	return t.Stderr(where)
}

// throwArgs makes the exception of throw(type, value, traceback).
func (m *Machine) throwArgs(args []Value) (*object.Exception, error) {
	t := m.Thread
	typ, val, tb := args[0], object.Null, object.Null
	if len(args) > 1 && args[1] != object.None {
		val = args[1]
	}
	if len(args) > 2 && args[2] != object.None {
		if tb = args[2]; tb.Type() != object.TracebackType {
			return nil, t.Errorf(object.TypeError, "throw() third argument must be a traceback object")
		}
	}
	var e *object.Exception
	switch {
	case typ.IsType() && typ.AsType().IsSubtype(object.BaseException):
		if val.Has(object.LayoutException) && object.IsInstance(val, typ.AsType()) {
			e = val.Exception()
			break
		}
		var list []Value
		if val.IsTuple() {
			list = val.Tuple().Items
		} else if !val.IsNull() {
			list = []Value{val}
		}
		v, err := object.Call(t, typ, list, nil)
		if err == nil && !v.Has(object.LayoutException) {
			var class string
			if class, err = object.Repr(t, typ); err == nil {
				err = t.Errorf(object.TypeError, "calling %s should have returned an instance of BaseException, not %s",
					class, v.Type().Name)
			}
		}
		if err == nil {
			e = v.Exception()
		} else if failed, ok := err.(*object.Exception); ok {
			e = failed // raised in place of it
		} else {
			return nil, err
		}
	case typ.Has(object.LayoutException):
		if !val.IsNull() {
			return nil, t.Errorf(object.TypeError, "instance exception may not have a separate value")
		}
		e = typ.Exception()
	default:
		return nil, t.Errorf(object.TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", typ.Type().Name)
	}
	if !tb.IsNull() {
		e.SetTraceback(t, (*object.Traceback)(tb.Ref))
	}
	return e, nil
}

// yieldFrom is YIELD_FROM: it gives what the receiver yields, or, with done, what it
// returned.
func (m *Machine) yieldFrom(receiver, v Value) (r Value, done bool, err error) {
	t := m.Thread
	if g := generatorOf(receiver); g != nil {
		return m.resume(g, v, nil, false)
	}
	if v == object.None {
		next := receiver.Type().Slots.Next
		if next == nil {
			return object.Null, false, t.Errorf(object.TypeError, "'%s' object is not an iterator", receiver.Type().Name)
		}
		r, err = next(t, receiver)
	} else {
		r, err = object.CallMethod(t, receiver, "send", v)
	}
	if err != nil {
		if v, ok := stopValue(err); ok {
			return v, true, nil
		}
		return object.Null, false, err
	}
	if r.IsNull() {
		return object.None, true, nil
	}
	return r, false, nil
}

// yieldFromIter is GET_YIELD_FROM_ITER.
func (m *Machine) yieldFromIter(f *Frame, v Value) (Value, error) {
	switch v.Type() {
	case object.CoroutineType:
		if f.code.flags&(code.Coroutine|code.IterableCoroutine) == 0 {
			return object.Null, m.Thread.Errorf(object.TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
		}
		return v, nil
	case object.GeneratorType:
		return v, nil
	}
	return object.Iter(m.Thread, v)
}
