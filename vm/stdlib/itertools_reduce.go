package stdlib

import "bytewalk/vm/object"

// reducible gives the iterators that have their state in values and a few numbers __reduce__ and
// __setstate__, by which copy copies them (until 3.14).
func reducible(types []*object.Type) {
	byName := map[string]*object.Type{}
	for _, typ := range types {
		byName[typ.QualName] = typ
	}
	tuple := func(items ...Value) Value { return object.NewTuple(items...).Value() }
	number := func(t *Thread, n int) Value { return t.Int(int64(n)) }
	define := func(name string, reduce func(t *Thread, v Value) (Value, error), restore func(t *Thread, v, state Value) error) {
		d := &object.Definition{Methods: []object.Method{object.Method0("__reduce__", reduce)}}
		if restore != nil {
			d.Methods = append(d.Methods, object.Method1("__setstate__", func(t *Thread, v, state Value) (Value, error) {
				return object.None, restore(t, v, state)
			}))
		}
		object.Define(byName[name], d)
	}
	class := func(v Value) Value { return v.Type().Value() }
	// parts are the items of a state that has to be a tuple of n.
	parts := func(t *Thread, state Value, n int) ([]Value, error) {
		if !state.IsTuple() {
			return nil, t.Errorf(object.TypeError, "state is not a tuple")
		}
		if items := state.Tuple().Items; len(items) == n {
			return items, nil
		}
		return nil, t.Errorf(object.TypeError, "function takes exactly %d argument%s (%d given)", n, map[bool]string{true: "", false: "s"}[n == 1], len(state.Tuple().Items))
	}
	empty := func(t *Thread) (Value, error) { return object.Iter(t, object.EmptyTuple.Value()) }

	define("count", func(t *Thread, v Value) (Value, error) {
		c := (*countIter)(v.Ref)
		if n, ok := object.AsInt64(c.step); ok && n == 1 {
			return tuple(class(v), tuple(c.n)), nil
		}
		return tuple(class(v), tuple(c.n, c.step)), nil
	}, nil)
	define("repeat", func(t *Thread, v Value) (Value, error) {
		r := (*repeatIter)(v.Ref)
		if r.left < 0 {
			return tuple(class(v), tuple(r.item)), nil
		}
		return tuple(class(v), tuple(r.item, number(t, r.left))), nil
	}, nil)
	define("chain", func(_ *Thread, v Value) (Value, error) {
		c := (*chainIter)(v.Ref)
		none := object.EmptyTuple.Value()
		switch {
		case c.source.IsNull():
			return tuple(class(v), none), nil
		case c.active.IsNull():
			return tuple(class(v), none, tuple(c.source)), nil
		}
		return tuple(class(v), none, tuple(c.source, c.active)), nil
	}, func(t *Thread, v, state Value) error {
		if !state.IsTuple() || len(state.Tuple().Items) == 0 || len(state.Tuple().Items) > 2 {
			return t.Errorf(object.TypeError, "state is not a tuple")
		}
		c := (*chainIter)(v.Ref)
		for i, x := range state.Tuple().Items {
			if x.Type().Slots.Next == nil {
				return t.Errorf(object.TypeError, "Arguments must be iterators.")
			}
			t.Field(&c.Header, i, []*Value{&c.source, &c.active}[i], x)
		}
		return nil
	})
	define("cycle", func(t *Thread, v Value) (Value, error) {
		c := (*cycleIter)(v.Ref)
		saved := object.NewList(append([]Value(nil), c.saved...)).Value()
		if !c.iter.IsNull() {
			return tuple(class(v), tuple(c.iter), tuple(saved, object.SmallInt(0))), nil
		}
		rest := append(append([]Value(nil), c.saved[c.pos:]...), c.saved[:c.pos]...)
		it, err := object.Iter(t, object.NewList(rest).Value())
		return tuple(class(v), tuple(it), tuple(object.NewList(nil).Value(), object.SmallInt(0))), err
	}, func(t *Thread, v, state Value) error {
		items, err := parts(t, state, 2)
		if err != nil {
			return err
		}
		c := (*cycleIter)(v.Ref)
		c.saved, err = object.Collect(t, items[0])
		return err
	})
	define("compress", func(_ *Thread, v Value) (Value, error) {
		c := (*compressIter)(v.Ref)
		return tuple(class(v), tuple(c.data, c.selectors)), nil
	}, nil)
	define("starmap", func(_ *Thread, v Value) (Value, error) {
		s := (*starmapIter)(v.Ref)
		return tuple(class(v), tuple(s.function, s.iter)), nil
	}, nil)
	define("filterfalse", func(_ *Thread, v Value) (Value, error) {
		d := (*testIter)(v.Ref)
		return tuple(class(v), tuple(d.test, d.iter)), nil
	}, nil)
	for _, name := range []string{"dropwhile", "takewhile"} {
		define(name, func(t *Thread, v Value) (Value, error) {
			d := (*testIter)(v.Ref)
			return tuple(class(v), tuple(d.test, d.iter), number(t, d.started)), nil
		}, func(t *Thread, v, state Value) error {
			yes, err := object.IsTrue(t, state)
			if err == nil && yes {
				(*testIter)(v.Ref).started = 1
			}
			return err
		})
	}
	define("islice", func(t *Thread, v Value) (Value, error) {
		s := (*isliceIter)(v.Ref)
		if s.iter.IsNull() {
			it, err := empty(t)
			return tuple(class(v), tuple(it, object.SmallInt(0)), object.SmallInt(0)), err
		}
		stop := object.None
		if s.stop >= 0 {
			stop = number(t, s.stop)
		}
		return tuple(class(v), tuple(s.iter, number(t, s.next), stop, number(t, s.step)), number(t, s.count)), nil
	}, func(t *Thread, v, state Value) error {
		n, err := sizeArg(t, state)
		(*isliceIter)(v.Ref).count = n
		return err
	})
	define("accumulate", func(t *Thread, v Value) (Value, error) {
		a := (*accumulateIter)(v.Ref)
		function, total := a.function, a.total
		if function.IsNull() {
			function = object.None
		}
		if !a.initial.IsNull() { // what comes next is the initial value
			return object.Null, t.Errorf(object.TypeError, "cannot pickle 'accumulate' object")
		}
		if total.IsNull() {
			total = object.None
		}
		return tuple(class(v), tuple(a.iter, function), total), nil
	}, func(_ *Thread, v, state Value) error {
		if a := (*accumulateIter)(v.Ref); state != object.None {
			a.total = state
		}
		return nil
	})
	define("zip_longest", func(_ *Thread, v Value) (Value, error) {
		z := (*zipLongest)(v.Ref)
		args := make([]Value, len(z.iters))
		for i, it := range z.iters {
			if args[i] = it; it.IsNull() {
				args[i] = object.EmptyTuple.Value()
			}
		}
		return tuple(class(v), tuple(args...), z.fill), nil
	}, func(_ *Thread, v, state Value) error {
		(*zipLongest)(v.Ref).fill = state
		return nil
	})
	for _, name := range []string{"product", "permutations", "combinations", "combinations_with_replacement"} {
		define(name, func(t *Thread, v Value) (Value, error) {
			c := (*combiner)(v.Ref)
			var args, indices, cycles []Value
			for _, pool := range c.pools {
				args = append(args, tuple(append([]Value(nil), pool...)...))
			}
			if name != "product" {
				args = append(args, number(t, c.r))
			}
			if c.ended {
				if name == "product" {
					args = []Value{object.EmptyTuple.Value()}
				} else {
					args = []Value{object.EmptyTuple.Value(), number(t, c.r)}
				}
				return tuple(class(v), tuple(args...)), nil
			}
			if c.given == 0 {
				return tuple(class(v), tuple(args...)), nil
			}
			for _, i := range c.indices {
				indices = append(indices, number(t, i))
			}
			if name != "permutations" {
				return tuple(class(v), tuple(args...), tuple(indices...)), nil
			}
			for _, n := range c.cycles {
				cycles = append(cycles, number(t, n))
			}
			return tuple(class(v), tuple(args...), tuple(tuple(indices...), tuple(cycles...))), nil
		}, func(t *Thread, v, state Value) error {
			c, n := (*combiner)(v.Ref), 2
			if name != "permutations" {
				state, n = tuple(state), 1
			}
			items, err := parts(t, state, n)
			if err != nil {
				return err
			}
			for i, into := range [][]int{c.indices, c.cycles}[:len(items)] {
				numbers, err := parts(t, items[i], len(into))
				if err != nil {
					return err
				}
				for j, x := range numbers {
					n, err := sizeArg(t, x)
					if err != nil {
						return err
					}
					limit := len(c.pools[min(j, len(c.pools)-1)])
					if i == 1 {
						limit++
					}
					into[j] = min(max(n, 0), limit-1)
				}
			}
			c.given = 1
			return nil
		})
	}
}
