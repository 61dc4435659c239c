package vm

import (
	"bytewalk/vm/object"
)

// method makes a method of generators and their like with positional arguments.
func method(name string, min, max int, f func(m *Machine, g *Generator, args []Value) (Value, error)) object.Method {
	return object.Method{Name: name, Func: func(t *object.Thread, args []Value, kwnames []*object.Str) (Value, error) {
		if err := t.NoKeywords(name, kwnames); err != nil {
			return object.Null, err
		}
		switch n := len(args) - 1; {
		case max == 0 && n > 0:
			return object.Null, t.Errorf(object.TypeError, "%s() takes no arguments (%d given)", name, n)
		case min == 1 && max == 1 && n != 1:
			return object.Null, t.Errorf(object.TypeError, "%s() takes exactly one argument (%d given)", name, n)
		default:
			if err := t.CheckPositional(name, n, min, max); err != nil {
				return object.Null, err
			}
		}
		return f(t.Interp.(host).Machine, (*Generator)(args[0].Ref), args[1:])
	}}
}

func machineOf(t *object.Thread) *Machine { return t.Interp.(host).Machine }

// generatorParts are the methods and attributes that generators and coroutines have;
// prefix is "gi_" or "cr_".
func generatorParts(prefix, waiting string) *object.Definition {
	self := func(v Value) *Generator { return (*Generator)(v.Ref) }
	text := func(name string, field func(g *Generator) **object.Str) object.Getter {
		return object.Getter{Name: name,
			Get: func(_ *object.Thread, v Value) (Value, error) { return (*field(self(v))).Value(), nil },
			Set: func(t *object.Thread, v, value Value) error {
				if !value.IsStr() {
					return t.Errorf(object.TypeError, "%s must be set to a string object", name)
				}
				*field(self(v)) = value.Str()
				return nil
			}}
	}
	return &object.Definition{
		Final: true,
		Methods: []object.Method{
			method("send", 1, 1, func(m *Machine, g *Generator, args []Value) (Value, error) { return m.send(g, args[0]) }),
			method("throw", 1, 3, func(m *Machine, g *Generator, args []Value) (Value, error) {
				if err := m.warnThrow(args, "throw()"); err != nil {
					return object.Null, err
				}
				return m.throw(g, args, true)
			}),
			method("close", 0, 0, func(m *Machine, g *Generator, _ []Value) (Value, error) { return m.close(g) }),
		},
		Getters: []object.Getter{
			text("__name__", func(g *Generator) **object.Str { return &g.name }),
			text("__qualname__", func(g *Generator) **object.Str { return &g.qualName }),
			{Name: prefix + "running", Get: func(_ *object.Thread, v Value) (Value, error) { return object.Bool(self(v).running), nil }},
			{Name: prefix + "code", Get: func(_ *object.Thread, v Value) (Value, error) { return self(v).code.Value(), nil }},
			{Name: prefix + "frame", Get: func(t *object.Thread, v Value) (Value, error) {
				if self(v).frame == nil {
					return object.None, nil
				}
				return machineOf(t).frameObject(self(v).frame).Value(), nil
			}},
			{Name: prefix + waiting, Get: func(_ *object.Thread, v Value) (Value, error) {
				if d := self(v).delegate(); !d.IsNull() {
					return d, nil
				}
				return object.None, nil
			}},
		},
		Slots: object.Slots{Repr: func(t *object.Thread, v Value) (Value, error) {
			kind := v.Type().Name
			return t.Str("<" + kind + " object " + self(v).qualName.Text + " at " + t.Address(v) + ">"), nil
		}},
	}
}

func init() {
	self := func(v Value) *Generator { return (*Generator)(v.Ref) }
	g := generatorParts("gi_", "yieldfrom")
	g.Slots.Iter = object.SelfIter
	g.Slots.Next = func(t *object.Thread, v Value) (Value, error) { return machineOf(t).next(self(v)) }
	object.Define(object.GeneratorType, g)

	c := generatorParts("cr_", "await")
	c.Slots.Await = func(_ *object.Thread, v Value) (Value, error) {
		return (&coroutineWrapper{Header: object.Header{Type: coroutineWrapperType}, coroutine: self(v)}).Header.Value(), nil
	}
	object.Define(object.CoroutineType, c)

	w := func(v Value) *Generator { return (*coroutineWrapper)(v.Ref).coroutine }
	on := func(name string, min, max int, f func(m *Machine, g *Generator, args []Value) (Value, error)) object.Method {
		return method(name, min, max, func(m *Machine, g *Generator, args []Value) (Value, error) {
			return f(m, (*coroutineWrapper)(g.Header.Value().Ref).coroutine, args)
		})
	}
	object.Define(coroutineWrapperType, &object.Definition{
		Final: true,
		Slots: object.Slots{
			Iter: object.SelfIter,
			Next: func(t *object.Thread, v Value) (Value, error) { return machineOf(t).next(w(v)) },
		},
		Methods: []object.Method{
			on("send", 1, 1, func(m *Machine, g *Generator, args []Value) (Value, error) { return m.send(g, args[0]) }),
			on("throw", 1, 3, func(m *Machine, g *Generator, args []Value) (Value, error) {
				if err := m.warnThrow(args, "throw()"); err != nil {
					return object.Null, err
				}
				return m.throw(g, args, true)
			}),
			on("close", 0, 0, func(m *Machine, g *Generator, _ []Value) (Value, error) { return m.close(g) }),
		},
	})
}

// coroutineWrapper is what a coroutine's __await__ gives.
type coroutineWrapper struct {
	object.Header
	coroutine *Generator
}

var coroutineWrapperType = object.NewBuiltinType("coroutine_wrapper", nil, object.LayoutNative)
