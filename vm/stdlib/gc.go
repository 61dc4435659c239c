package stdlib

import "bytewalk/vm/object"

// gcState is what module gc keeps of a thread.
type gcState struct {
	disabled  bool
	threshold [3]int64
	debug     Value
	callbacks *object.List
	stats     [3]struct{ collections, collected int64 }
}

type gcStateKey struct{}

func gcOf(t *Thread) *gcState {
	return t.State(gcStateKey{}, func() any {
		s := &gcState{threshold: [3]int64{700, 10, 10}, debug: object.SmallInt(0), callbacks: object.NewList(nil)}
		if since(t, "3.13") {
			s.threshold[0] = 2000
		}
		return s
	}).(*gcState)
}

// watch calls gc.callbacks; what they raise is written and forgotten.
func (s *gcState) watch(t *Thread, start bool, generation, collected int) error {
	if !start {
		s.stats[generation].collections++
		s.stats[generation].collected += int64(collected)
	}
	phase := "stop"
	if start {
		phase = "start"
	}
	for i := 0; i < len(s.callbacks.Items); i++ {
		info := object.NewDict()
		info.SetStr(t, t.Intern("generation"), t.Int(int64(generation)))
		info.SetStr(t, t.Intern("collected"), t.Int(int64(collected)))
		info.SetStr(t, t.Intern("uncollectable"), object.SmallInt(0))
		f := s.callbacks.Items[i]
		if _, err := object.CallArgs(t, f, t.Str(phase), info.Value()); err != nil {
			if err := t.Life.Unraisable(err, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func setAutomatic(t *Thread, on bool) error {
	gcOf(t).disabled = !on
	tellLife(t)
	return nil
}

// tellLife tells the thread's Lifetime when its collector is to run.
func tellLife(t *Thread) {
	if s := gcOf(t); t.Life != nil {
		t.Life.Automatic(!s.disabled, [3]int{int(s.threshold[0]), int(s.threshold[1]), int(s.threshold[2])})
	}
}

func init() {
	register(&module{
		name: "gc", builtin: true,
		functions: []object.Method{
			fn0("enable", func(t *Thread) (Value, error) { return object.None, setAutomatic(t, true) }),
			fn0("disable", func(t *Thread) (Value, error) { return object.None, setAutomatic(t, false) }),
			fn0("isenabled", func(t *Thread) (Value, error) { return object.Bool(!gcOf(t).disabled), nil }),
			fnKw("collect", "| generation", func(t *Thread, a []Value) (Value, error) {
				generation := 2
				if !a[0].IsNull() {
					n, err := object.AsIndex(t, a[0], object.OverflowError)
					if err != nil {
						return object.Null, err
					}
					if n < 0 || n > 2 {
						return object.Null, t.Errorf(object.ValueError, "invalid generation")
					}
					generation = int(n)
				}
				if t.Life == nil {
					return object.SmallInt(0), nil
				}
				n, err := t.Life.Collect(generation)
				return t.Int(int64(n)), err
			}),
			fn0("get_count", func(t *Thread) (Value, error) {
				var c [3]int
				if t.Life != nil {
					c = t.Life.Counts()
				}
				return object.NewTuple(t.Int(int64(c[0])), t.Int(int64(c[1])), t.Int(int64(c[2]))).Value(), nil
			}),
			fn0("get_stats", func(t *Thread) (Value, error) {
				var list []Value
				for _, g := range gcOf(t).stats {
					d := object.NewDict()
					d.SetStr(t, t.Intern("collections"), t.Int(g.collections))
					d.SetStr(t, t.Intern("collected"), t.Int(g.collected))
					d.SetStr(t, t.Intern("uncollectable"), object.SmallInt(0))
					list = append(list, d.Value())
				}
				return object.NewList(list).Value(), nil
			}),
			fn0("get_freeze_count", func(t *Thread) (Value, error) { return object.SmallInt(0), nil }),
			fn0("get_threshold", func(t *Thread) (Value, error) {
				s := gcOf(t)
				return object.NewTuple(t.Int(s.threshold[0]), t.Int(s.threshold[1]), t.Int(s.threshold[2])).Value(), nil
			}),
			fn("set_threshold", 1, 3, func(t *Thread, a []Value) (Value, error) {
				for i, v := range a {
					if v.IsNull() {
						continue
					}
					n, err := object.AsIndex(t, v, object.OverflowError)
					if err != nil {
						return object.Null, err
					}
					gcOf(t).threshold[i] = int64(n)
				}
				tellLife(t)
				return object.None, nil
			}),
			fn0("get_debug", func(t *Thread) (Value, error) { return gcOf(t).debug, nil }),
			fn1("set_debug", func(t *Thread, v Value) (Value, error) {
				_, err := object.AsIndex(t, v, object.OverflowError)
				gcOf(t).debug = v
				return object.None, err
			}),
			fn1("is_tracked", func(_ *Thread, v Value) (Value, error) { return object.Bool(collectable(v)), nil }),
			fn1("is_finalized", func(_ *Thread, v Value) (Value, error) {
				return object.Bool(v.IsObject() && v.Header().Flags&object.Finalized != 0), nil
			}),
			fnKw("get_objects", "| generation", func(t *Thread, _ []Value) (Value, error) {
				var list []Value
				if t.Life != nil {
					for _, v := range t.Life.Objects() {
						if collectable(v) {
							list = append(list, v)
						}
					}
				}
				return object.NewList(list).Value(), nil
			}),
			{Name: "get_referrers", Func: func(t *Thread, args []Value, _ []*object.Str) (Value, error) {
				var list []Value
				if t.Life != nil {
					for _, v := range t.Life.Objects() {
						if v.Type() == object.CellType || collectable(v) {
							found := false
							direct(v, func(x Value) {
								for _, a := range args {
									found = found || x == a
								}
							})
							if found {
								list = append(list, v)
							}
						}
					}
				}
				return object.NewList(list).Value(), nil
			}},
			{Name: "get_referents", Func: func(t *Thread, args []Value, _ []*object.Str) (Value, error) {
				var list []Value
				for _, a := range args {
					direct(a, func(x Value) { list = append(list, x) })
				}
				return object.NewList(list).Value(), nil
			}},
			fn0("freeze", func(*Thread) (Value, error) { return object.None, nil }),
			fn0("unfreeze", func(*Thread) (Value, error) { return object.None, nil }),
		},
		later: map[string]string{"is_finalized": "3.9"},
		fill: func(t *Thread, m *object.Module) error {
			m.Dict.SetStr(t, t.Intern("garbage"), object.NewList(nil).Value())
			s := gcOf(t)
			m.Dict.SetStr(t, t.Intern("callbacks"), s.callbacks.Value())
			if t.Life != nil {
				t.Life.Watch(func(start bool, generation, collected int) error { return s.watch(t, start, generation, collected) })
			}
			for name, flag := range map[string]int64{"DEBUG_STATS": 1, "DEBUG_COLLECTABLE": 2, "DEBUG_UNCOLLECTABLE": 4, "DEBUG_SAVEALL": 32, "DEBUG_LEAK": 38} {
				m.Dict.SetStr(t, t.Intern(name), object.SmallInt(flag))
			}
			return nil
		},
	})
}

// direct calls visit for what an object refers to, as its tp_traverse does.
func direct(v Value, visit func(x Value)) {
	object.References(v, visit)
}

// collectable reports whether the collector looks at an object (PyObject_GC_IsTracked). Tuples and
// dicts of values that it need not look at are left out.
func collectable(v Value) bool {
	if !v.IsObject() {
		return false
	}
	switch v.Type().Layout {
	case object.LayoutInt, object.LayoutFloat, object.LayoutComplex, object.LayoutBool, object.LayoutStr, object.LayoutBytes, object.LayoutByteArray:
		return v.Type().Heap
	case object.LayoutTuple, object.LayoutDict:
		if v.Type().Heap || v.IsTuple() && len(v.Tuple().Items) > 0 && v.Type() != object.TupleType {
			return true
		}
		found := false
		object.References(v, func(x Value) { found = found || collectable(x) })
		return found
	}
	switch v.Type() {
	case object.NoneType, object.EllipsisType, object.NotImplementedType, object.RangeType, object.CodeType, object.ObjectType:
		return false
	}
	return true
}
