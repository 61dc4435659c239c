package builtins

import "bytewalk/vm/object"

// anextAwaitable is what anext() gives with a default: it awaits the next item, and the default
// where there is none (PEP 525, Objects/iterobject.c).
type anextAwaitable struct {
	object.Header
	awaited, fallback Value
}

var anextAwaitableType = object.NewBuiltinType("anext_awaitable", nil, object.LayoutNative)

// asyncFunctions are the built-in functions since 3.10.
var asyncFunctions []object.Method

func init() {
	asyncFunctions = []object.Method{fn1("aiter", aiter), fn("anext", 1, 2, anext)}
	object.Struct[anextAwaitable](anextAwaitableType)
	self := func(v Value) *anextAwaitable { return (*anextAwaitable)(v.Ref) }
	// ended gives the default in the place of StopAsyncIteration.
	ended := func(v, r Value, err error) (Value, error) {
		if err != nil && object.IsException(err, object.StopAsyncIteration) {
			err = object.NewException(object.StopIteration, self(v).fallback)
		}
		return r, err
	}
	pass := func(name string) object.Method {
		return object.Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			v := args[0]
			it, err := self(v).iterator(t)
			if err != nil {
				return object.Null, err
			}
			r, err := object.CallMethod(t, it, name, args[1:]...)
			return ended(v, r, err)
		}}
	}
	object.Define(anextAwaitableType, &object.Definition{
		Final: true,
		Slots: object.Slots{
			Await: object.SelfIter,
			Iter:  object.SelfIter,
			Next: func(t *Thread, v Value) (Value, error) {
				it, err := self(v).iterator(t)
				if err != nil {
					return object.Null, err
				}
				next := it.Type().Slots.Next
				if next == nil {
					r, err := object.CallMethod(t, it, "send", object.None)
					return ended(v, r, err)
				}
				r, err := next(t, it) // StopIteration has the value
				if err == nil && r.IsNull() {
					err = object.NewException(object.StopIteration)
				}
				return ended(v, r, err)
			},
		},
		Methods: []object.Method{pass("send"), pass("throw"), pass("close")},
	})
}

// iterator gives what drives the awaitable: a coroutine is it itself.
func (a *anextAwaitable) iterator(t *Thread) (Value, error) {
	await := a.awaited.Type().Slots.Await
	switch {
	case a.awaited.Type() == object.CoroutineType:
		return a.awaited, nil
	case await == nil:
		return object.Null, t.Errorf(object.TypeError, "object %s can't be used in 'await' expression", typeName(a.awaited))
	}
	return await(t, a.awaited)
}

func aiter(t *Thread, v Value) (Value, error) {
	f := v.Type().Slots.AIter
	if f == nil {
		return object.Null, t.Errorf(object.TypeError, "'%s' object is not an async iterable", typeName(v))
	}
	it, err := f(t, v)
	if err == nil && it.Type().Slots.ANext == nil {
		err = t.Errorf(object.TypeError, "aiter() returned not an async iterator of type '%s'", typeName(it))
	}
	return it, err
}

func anext(t *Thread, a []Value) (Value, error) {
	f := a[0].Type().Slots.ANext
	if f == nil {
		return object.Null, t.Errorf(object.TypeError, "'%s' object is not an async iterator", typeName(a[0]))
	}
	awaitable, err := f(t, a[0])
	if err != nil || a[1].IsNull() {
		return awaitable, err
	}
	return (&anextAwaitable{Header: object.Header{Type: anextAwaitableType}, awaited: awaitable, fallback: a[1]}).Header.Value(), nil
}
