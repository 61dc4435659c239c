package vm

import (
	"bytewalk/compiler/code"
	"bytewalk/vm/object"
)

// wrappedValue is what an asynchronous generator yields to its awaitables, so that
// they can tell it from what an await in it yields (async_generator_wrapped_value).
type wrappedValue struct {
	object.Header
	value Value
}

var wrappedValueType = object.NewBuiltinType("async_generator_wrapped_value", nil, object.LayoutNative)

// awaitableState is how far an awaitable of an asynchronous generator is.
type awaitableState uint8

const (
	awaitableNew awaitableState = iota
	awaitableRunning
	awaitableClosed
)

// asyncSend is what __anext__() and asend() give (async_generator_asend).
type asyncSend struct {
	object.Header
	gen   *Generator
	sent  Value
	state awaitableState
}

// asyncThrow is what athrow() and aclose() give (async_generator_athrow).
type asyncThrow struct {
	object.Header
	gen   *Generator
	args  []Value // nil: aclose
	state awaitableState
}

var (
	asyncSendType  = object.NewBuiltinType("async_generator_asend", nil, object.LayoutNative)
	asyncThrowType = object.NewBuiltinType("async_generator_athrow", nil, object.LayoutNative)
)

// unwrap makes StopIteration of a yielded value (async_gen_unwrap_value).
func (g *Generator) unwrap(t *object.Thread, v Value, err error) (Value, error) {
	if err != nil {
		if object.IsException(err, object.StopAsyncIteration) || object.IsException(err, object.GeneratorExit) {
			g.closed = true
		}
		g.waiting = false
		return object.Null, err
	}
	if v.Type() == wrappedValueType {
		g.waiting = false
		return object.Null, stopIteration(t, (*wrappedValue)(v.Ref).value)
	}
	return v, nil
}

func (a *asyncSend) send(m *Machine, v Value) (Value, error) {
	t := m.Thread
	switch a.state {
	case awaitableClosed:
		return object.Null, t.Errorf(object.RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	case awaitableNew:
		if a.gen.waiting {
			return object.Null, t.Errorf(object.RuntimeError, "anext(): asynchronous generator is already running")
		}
		if v == object.None {
			v = a.sent
		}
		a.state = awaitableRunning
	}
	a.gen.waiting = true
	r, err := m.send(a.gen, v)
	r, err = a.gen.unwrap(t, r, err)
	if err != nil {
		a.state = awaitableClosed
	}
	return r, err
}

func (a *asyncSend) throw(m *Machine, args []Value) (Value, error) {
	t := m.Thread
	if a.state == awaitableClosed {
		return object.Null, t.Errorf(object.RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	}
	r, err := m.throw(a.gen, args, false)
	r, err = a.gen.unwrap(t, r, err)
	if err != nil {
		a.state = awaitableClosed
	}
	return r, err
}

func (a *asyncThrow) send(m *Machine, v Value) (Value, error) {
	t := m.Thread
	g := a.gen
	switch {
	case a.state == awaitableClosed:
		return object.Null, t.Errorf(object.RuntimeError, "cannot reuse already awaited aclose()/athrow()")
	case g.frame == nil:
		a.state = awaitableClosed
		return object.Null, object.NewException(object.StopIteration)
	case a.state == awaitableNew:
		if g.waiting {
			a.state = awaitableClosed
			name := "athrow"
			if a.args == nil {
				name = "aclose"
			}
			return object.Null, t.Errorf(object.RuntimeError, "%s(): asynchronous generator is already running", name)
		}
		if g.closed {
			a.state = awaitableClosed
			return object.Null, object.NewException(object.StopAsyncIteration)
		}
		if v != object.None {
			return object.Null, t.Errorf(object.RuntimeError, "can't send non-None value to a just-started coroutine")
		}
		a.state = awaitableRunning
		g.waiting = true
		if a.args == nil {
			g.closed = true
			r, err := m.throw(g, []Value{object.GeneratorExit.Header.Value()}, false)
			return a.closing(m, r, err)
		}
		r, err := m.throw(g, a.args, false)
		r, err = g.unwrap(t, r, err)
		if err != nil {
			return a.failed(err)
		}
		return r, nil
	}
	r, err := m.send(g, v)
	if a.args != nil {
		return g.unwrap(t, r, err)
	}
	return a.closing(m, r, err)
}

// closing is what becomes of a value that the generator yields after aclose().
func (a *asyncThrow) closing(m *Machine, r Value, err error) (Value, error) {
	if err != nil {
		return a.failed(err)
	}
	if r.Type() == wrappedValueType {
		a.gen.waiting = false
		a.state = awaitableClosed
		return object.Null, m.Thread.Errorf(object.RuntimeError, "async generator ignored GeneratorExit")
	}
	return r, nil
}

func (a *asyncThrow) failed(err error) (Value, error) {
	a.gen.waiting = false
	a.state = awaitableClosed
	if a.args == nil && (object.IsException(err, object.StopAsyncIteration) || object.IsException(err, object.GeneratorExit)) {
		return object.Null, object.NewException(object.StopIteration)
	}
	return object.Null, err
}

func (a *asyncThrow) throw(m *Machine, args []Value) (Value, error) {
	t := m.Thread
	if a.state == awaitableClosed {
		return object.Null, t.Errorf(object.RuntimeError, "cannot reuse already awaited aclose()/athrow()")
	}
	r, err := m.throw(a.gen, args, false)
	if a.args != nil {
		return a.gen.unwrap(t, r, err)
	}
	return a.closing(m, r, err)
}

// awaitable is what asyncSend and asyncThrow have in common.
type awaitable interface {
	send(m *Machine, v Value) (Value, error)
	throw(m *Machine, args []Value) (Value, error)
}

func defineAwaitable(typ *object.Type, self func(v Value) awaitable, end func(v Value)) {
	object.Define(typ, &object.Definition{
		Final: true,
		Slots: object.Slots{
			Iter:  object.SelfIter,
			Await: object.SelfIter,
			Next: func(t *object.Thread, v Value) (Value, error) {
				return self(v).send(machineOf(t), object.None)
			},
		},
		Methods: []object.Method{
			{Name: "send", Func: func(t *object.Thread, args []Value, _ []*object.Str) (Value, error) {
				if err := t.CheckPositional("send", len(args)-1, 1, 1); err != nil {
					return object.Null, err
				}
				return self(args[0]).send(machineOf(t), args[1])
			}},
			{Name: "throw", Func: func(t *object.Thread, args []Value, _ []*object.Str) (Value, error) {
				if err := t.CheckPositional("throw", len(args)-1, 1, 3); err != nil {
					return object.Null, err
				}
				return self(args[0]).throw(machineOf(t), args[1:])
			}},
			{Name: "close", Func: func(_ *object.Thread, args []Value, _ []*object.Str) (Value, error) {
				end(args[0])
				return object.None, nil
			}},
		},
	})
}

func init() {
	defineAwaitable(asyncSendType, func(v Value) awaitable { return (*asyncSend)(v.Ref) },
		func(v Value) { (*asyncSend)(v.Ref).state = awaitableClosed })
	defineAwaitable(asyncThrowType, func(v Value) awaitable { return (*asyncThrow)(v.Ref) },
		func(v Value) { (*asyncThrow)(v.Ref).state = awaitableClosed })

	d := generatorParts("ag_", "await")
	send := func(g *Generator, v Value) Value {
		return (&asyncSend{Header: object.Header{Type: asyncSendType}, gen: g, sent: v}).Header.Value()
	}
	throw := func(g *Generator, args []Value) Value {
		return (&asyncThrow{Header: object.Header{Type: asyncThrowType}, gen: g, args: args}).Header.Value()
	}
	d.Methods = []object.Method{
		method("asend", 1, 1, func(_ *Machine, g *Generator, args []Value) (Value, error) { return send(g, args[0]), nil }),
		method("athrow", 1, 3, func(_ *Machine, g *Generator, args []Value) (Value, error) {
			return throw(g, append([]Value(nil), args...)), nil
		}),
		method("aclose", 0, 0, func(_ *Machine, g *Generator, _ []Value) (Value, error) { return throw(g, nil), nil }),
	}
	d.Slots.AIter = object.SelfIter
	d.Slots.ANext = func(_ *object.Thread, v Value) (Value, error) { return send((*Generator)(v.Ref), object.None), nil }
	object.Define(object.AsyncGeneratorType, d)
}

// awaitIter gives the iterator of an awaitable (_PyCoro_GetAwaitableIter).
func (m *Machine) awaitIter(v Value) (Value, error) {
	t := m.Thread
	if typ := v.Type(); typ == object.CoroutineType ||
		typ == object.GeneratorType && (*Generator)(v.Ref).code.Code.Flags&code.IterableCoroutine != 0 {
		return v, nil
	}
	await := v.Type().Slots.Await
	if await == nil {
		return object.Null, t.Errorf(object.TypeError, "object %s can't be used in 'await' expression", v.Type().Name)
	}
	it, err := await(t, v)
	if err != nil {
		return object.Null, err
	}
	switch {
	case it.Type() == object.CoroutineType,
		it.Type() == object.GeneratorType && (*Generator)(it.Ref).code.Code.Flags&code.IterableCoroutine != 0:
		return object.Null, t.Errorf(object.TypeError, "__await__() returned a coroutine")
	case it.Type().Slots.Next == nil:
		return object.Null, t.Errorf(object.TypeError, "__await__() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, nil
}

// getAwaitable is GET_AWAITABLE; from says what gave v: 1 __aenter__, 2 __aexit__.
func (m *Machine) getAwaitable(_ *Frame, v Value, from int) (Value, error) {
	t := m.Thread
	it, err := m.awaitIter(v)
	if err != nil {
		if v.Type().Slots.Await == nil && from > 0 {
			method := [...]string{1: "__aenter__", 2: "__aexit__"}[from]
			err = t.Errorf(object.TypeError, "'async with' received an object from %s that does not implement __await__: %s", method, v.Type().Name)
		}
		return object.Null, err
	}
	if it.Type() == object.CoroutineType && !(*Generator)(it.Ref).delegate().IsNull() {
		return object.Null, t.Errorf(object.RuntimeError, "coroutine is being awaited already")
	}
	return it, nil
}

// awaitedFrom says what gave the value of the GET_AWAITABLE before unit pc, where the
// operand doesn't (until 3.10).
func awaitedFrom(f *Frame, pc int) int {
	if pc >= 2 {
		switch f.code.units[pc-2].op {
		case opBeforeAsyncWith:
			return 1
		case opWithCleanupStart:
			return 2
		}
	}
	return 0
}

// getAiter is GET_AITER.
func (m *Machine) getAiter(v Value) (Value, error) {
	t := m.Thread
	f := v.Type().Slots.AIter
	if f == nil {
		return object.Null, t.Errorf(object.TypeError, "'async for' requires an object with __aiter__ method, got %s", v.Type().Name)
	}
	it, err := f(t, v)
	if err == nil && it.Type().Slots.ANext == nil {
		err = t.Errorf(object.TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", it.Type().Name)
	}
	return it, err
}

// getAnext is GET_ANEXT.
func (m *Machine) getAnext(v Value) (Value, error) {
	t := m.Thread
	f := v.Type().Slots.ANext
	if f == nil {
		return object.Null, t.Errorf(object.TypeError, "'async for' requires an iterator with __anext__ method, got %s", v.Type().Name)
	}
	next, err := f(t, v)
	if err != nil || v.Type() == object.AsyncGeneratorType {
		return next, err
	}
	it, err := m.awaitIter(next)
	if cause, ok := err.(*object.Exception); ok {
		e := t.Errorf(object.TypeError, "'async for' received an invalid object from __anext__: %s", next.Type().Name).(*object.Exception)
		e.SetCause(t, cause.Header.Value())
		e.SetContext(t, cause.Header.Value())
		return object.Null, e
	}
	return it, err
}
