package vm

import (
	"slices"

	"bytewalk/vm/object"
)

// maxNestedDeaths is how deep deaths are nested before the next waits for the end of those around
// it (the trashcan of Objects/object.c).
const maxNestedDeaths = 50

// kill ends the life of an object that nothing refers to: its finalizer runs, its weak
// references are cleared, and what it referred to loses a reference.
func (l *life) kill(r *record) error {
	if l.depth >= maxNestedDeaths {
		r.pending = true
		l.trash = append(l.trash, r)
		return nil
	}
	l.depth++
	err := l.die(r)
	l.depth--
	for l.depth == 0 && len(l.trash) > 0 && err == nil {
		n := len(l.trash) - 1
		r := l.trash[n]
		l.trash[n] = nil
		l.trash = l.trash[:n]
		r.pending = false
		if r.dead() || r.count > 0 {
			continue
		}
		l.depth++
		err = l.die(r)
		l.depth--
	}
	return err
}

func (l *life) die(r *record) error {
	v := r.v
	refs := l.t.WeakRefs()
	if l.finalizes(v) || len(refs[v.Header()]) > 0 {
		l.refreshAll()
		if r.count > 0 {
			return nil
		}
		if clearsFirst(v) {
			if err := l.clearWeakRefs(r); err != nil {
				return err
			}
		}
		if l.finalizes(v) {
			r.dying = true
			err := l.finalize(v)
			r.dying = false
			if err != nil {
				return err
			}
			if r.dead() || r.count > 0 || l.house(r) {
				return nil // it lives again
			}
		}
		if err := l.clearWeakRefs(r); err != nil {
			return err
		}
		if r.dead() {
			return nil
		}
	}
	var few [8]Value
	kids := few[:0]
	if r.kind == object.Unsteady {
		kids = append(kids, r.kids...)
	} else {
		object.References(v, func(x Value) {
			if !plainValue(x) {
				kids = append(kids, x)
			}
		})
	}
	object.Died(v)
	if r.handled && v.Has(object.LayoutException) && !l.t.Runtime.ExceptionTable {
		// Until 3.10 the traceback is held beside the exception.
		if tb := v.Exception().Traceback; tb != nil {
			if i := slices.Index(kids, tb.Header.Value()); i >= 0 {
				kids = append(slices.Delete(kids, i, i+1), tb.Header.Value())
			}
		}
	}
	l.forget(r)
	if w, ok := object.AsWeakRef(v); ok {
		l.t.DropWeakRef(w)
	}
	if g := anyGenerator(v); g != nil {
		g.frame = nil
	}
	for _, x := range kids {
		if err := l.drop(x); err != nil {
			return err
		}
	}
	return nil
}

// drop takes a reference from an object that dies to v away, which may die with it.
func (l *life) drop(v Value) error {
	r := l.at(v.Header())
	if r == nil {
		return nil
	}
	if r.count--; r.count > 0 {
		return nil
	}
	r.count = 0
	if r.listed || r.pending || r.dying || r.limbo > 0 {
		return nil
	}
	if _, ok := object.OwnerOf(v); !ok && l.house(r) {
		return nil
	}
	return l.kill(r)
}

// clearsFirst says that an object's weak references are cleared before its finalizer runs.
func clearsFirst(v Value) bool { return anyGenerator(v) != nil }

// anyGenerator gives the generator, coroutine or asynchronous generator that v is.
func anyGenerator(v Value) *Generator {
	switch v.Type() {
	case object.GeneratorType, object.CoroutineType, object.AsyncGeneratorType:
		return (*Generator)(v.Ref)
	}
	return nil
}

// finalizes reports whether an object's death runs code of the program's.
func (l *life) finalizes(v Value) bool {
	if v.Header().Flags&object.Finalized != 0 {
		return false
	}
	if g := anyGenerator(v); g != nil {
		return g.frame != nil && !g.running
	}
	return v.Type().HasFinalizer()
}

// finalize runs __del__, or ends a generator.
func (l *life) finalize(v Value) error {
	t := l.t
	v.Header().Flags |= object.Finalized
	n := len(l.limbo)
	if g := anyGenerator(v); g != nil {
		if err := l.endGenerator(g); err != nil {
			return err
		}
	} else {
		f := v.Type().LookupName("__del__")
		del, err := object.LookupSpecial(t, v, "__del__")
		if err == nil && !del.IsNull() {
			_, err = object.CallArgs(t, del)
		}
		if err != nil {
			if err := l.unraisable(err, f); err != nil {
				return err
			}
		}
	}
	l.aside(n)
	return l.resolve()
}

// aside lets what calls have given since there were n objects in limbo go.
func (l *life) aside(n int) { l.release(min(n, len(l.limbo))) }

// endGenerator is what happens to a generator that nobody holds (_PyGen_Finalize).
func (l *life) endGenerator(g *Generator) error {
	if g.running {
		return nil
	}
	if g.Header.Type == object.CoroutineType && !g.started {
		return l.neverAwaited(g)
	}
	if !g.started && !g.code.Prepared.(*prepared).table {
		return nil
	}
	exc := l.t.Exc
	_, err := l.m.close(g)
	l.t.Exc = exc
	if err != nil {
		return l.unraisable(err, g.Header.Value())
	}
	return nil
}

// neverAwaited warns of a coroutine that nothing has awaited.
func (l *life) neverAwaited(g *Generator) error {
	f := l.m.frame
	if f == nil {
		return l.t.Stderr("sys:1: RuntimeWarning: coroutine '" + g.qualName.Text + "' was never awaited\n")
	}
	return l.m.warnHere("RuntimeWarning", "coroutine '"+g.qualName.Text+"' was never awaited")
}

// clearWeakRefs empties the weak references to an object and calls their callbacks, the newest
// first.
func (l *life) clearWeakRefs(r *record) error {
	refs := l.t.WeakRefs()
	list := refs[r.v.Header()]
	if len(list) == 0 {
		return nil
	}
	delete(refs, r.v.Header())
	for _, w := range list {
		w.Target = object.Null
	}
	var calls []*object.WeakRef
	for _, w := range list {
		if !w.Callback.IsNull() && w.Header.Flags&object.Dead == 0 {
			calls = append(calls, w)
		}
	}
	if len(calls) == 0 {
		return nil
	}
	dying := r.dying
	r.dying = true
	err := l.callBack(calls)
	r.dying = dying
	return err
}

// callBack calls the callbacks of weak references whose objects have died.
func (l *life) callBack(list []*object.WeakRef) error {
	n := len(l.limbo)
	for _, w := range list {
		if r := l.know(w.Header.Value()); r != nil {
			l.hold(r)
		}
	}
	for _, w := range list {
		call := w.Callback
		if call.IsNull() {
			continue
		}
		w.Callback = object.Null
		if r := l.know(call); r != nil {
			l.hold(r)
		}
		l.unlink(call)
		k := len(l.limbo)
		_, err := object.CallArgs(l.t, call, w.Header.Value())
		l.aside(k)
		if err != nil {
			if err := l.unraisable(err, call); err != nil {
				return err
			}
		}
	}
	l.aside(n)
	return l.resolve()
}

// Unraisable implements object.Lifetime.
func (l *life) Unraisable(err error, where Value) error { return l.unraisable(err, where) }

// unraisable writes an exception that nobody can handle (PyErr_WriteUnraisable).
func (l *life) unraisable(err error, where Value) error {
	e, ok := err.(*object.Exception)
	if !ok {
		return err
	}
	n := len(l.limbo)
	if r := l.know(e.Header.Value()); r != nil {
		l.hold(r)
	}
	defer l.aside(n)
	text, rerr := object.Repr(l.t, where)
	if rerr != nil {
		text = "<object repr() failed>"
	}
	plain := &object.Exception{Header: e.Header, Args: e.Args, Traceback: e.Traceback, Fields: e.Fields, Attrs: e.Attrs}
	if f := l.m.frame; f != nil && plain.Traceback == nil {
		plain.Traceback = &object.Traceback{Header: object.Header{Type: object.TracebackType}, Frame: l.m.frameObject(f), Lasti: l.m.lasti(f)}
	}
	l.m.unmarked++
	report, ferr := l.m.FormatException(plain)
	l.m.unmarked--
	if ferr != nil {
		return ferr
	}
	return l.t.Stderr("Exception ignored in: " + text + "\n" + report)
}

// atExit calls what the program has registered to be called at its end.
func (m *Machine) atExit(out *Outcome) {
	if len(*m.Thread.AtExit()) == 0 || out.Err != nil && !object.IsException(out.Err, object.BaseException) {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			out.Status, out.Err = 1, m.bug(r)
		}
	}()
	if err := m.Thread.RunAtExit(m.exitCallFailed); err != nil {
		out.Status, out.Err = 1, err
	}
}

// exitCallFailed writes the exception of a call that was registered to be made at the end.
func (m *Machine) exitCallFailed(call Value, err error) error {
	first := "Error in atexit._run_exitfuncs:\n"
	if m.Thread.Runtime.ExceptionTable {
		text, err := object.Repr(m.Thread, call)
		if err != nil {
			return err
		}
		first = "Exception ignored in atexit callback: " + text + "\n"
		m.unmarked++
		defer func() { m.unmarked-- }()
	} else if object.IsException(err, object.SystemExit) {
		return nil
	}
	report, err := m.FormatException(err.(*object.Exception))
	if err != nil {
		return err
	}
	return m.Thread.Stderr(first + report)
}
