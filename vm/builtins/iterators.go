package builtins

import (
	"strconv"
	"unsafe"

	"bytewalk/vm/object"
)

// enumerate is an enumerate object.
type enumerate struct {
	object.Header
	iter  Value
	count Value // an int: the number of the next item
}

// zip is a zip object.
type zip struct {
	object.Header
	iters  []Value
	strict bool // all have to be equally long
}

// checkZipKeywords complains about other keywords than strict, which there is since 3.10.
func checkZipKeywords(t *Thread, kwnames []*object.Str) error {
	if !t.Runtime.ExceptionGroups {
		return t.NoKeywords("zip", kwnames)
	}
	for _, name := range kwnames {
		if name.Text != "strict" {
			return t.Errorf(object.TypeError, "zip() got an unexpected keyword argument '%s'", name.Text)
		}
	}
	return nil
}

// nextStrictly is nextAll for iterators that are to end together.
func nextStrictly(t *Thread, iters []Value) ([]Value, error) {
	items := make([]Value, len(iters))
	argument := func(n int) string {
		if n == 1 {
			return " 1"
		}
		return "s 1-" + strconv.Itoa(n)
	}
	for i, it := range iters {
		item, err := object.Next(t, it)
		switch {
		case err != nil:
			return nil, err
		case !item.IsNull():
			items[i] = item
			continue
		case i > 0:
			return nil, t.Errorf(object.ValueError, "zip() argument %d is shorter than argument%s", i+1, argument(i))
		}
		for j, other := range iters[1:] {
			item, err := object.Next(t, other)
			if err != nil {
				return nil, err
			}
			if !item.IsNull() {
				return nil, t.Errorf(object.ValueError, "zip() argument %d is longer than argument%s", j+2, argument(j+1))
			}
		}
		return nil, nil
	}
	return items, nil
}

// mapper is a map object.
type mapper struct {
	object.Header
	function Value
	iters    []Value
}

// filter is a filter object.
type filter struct {
	object.Header
	function Value // None for the truth of the items
	iter     Value
}

// reversed is a reversed object, of a sequence without a __reversed__ of its own.
type reversed struct {
	object.Header
	seq Value // NULL at the end
	pos int
}

// callIter is what iter(callable, sentinel) gives.
type callIter struct {
	object.Header
	call, sentinel Value // NULL at the end
}

// quitter is exit or quit.
type quitter struct {
	object.Header
	name string
}

// The types of the iterators that built-in functions give.
var (
	EnumerateType = object.NewBuiltinType("enumerate", nil, object.LayoutNative)
	ZipType       = object.NewBuiltinType("zip", nil, object.LayoutNative)
	MapType       = object.NewBuiltinType("map", nil, object.LayoutNative)
	FilterType    = object.NewBuiltinType("filter", nil, object.LayoutNative)
	ReversedType  = object.NewBuiltinType("reversed", nil, object.LayoutNative)
	callIterType  = object.NewBuiltinType("callable_iterator", nil, object.LayoutNative)
	quitterType   = object.NewBuiltinType("Quitter", nil, object.LayoutNative)
)

var enumerateParams = object.NewParams("enumerate", "iterable | start").InvalidKeyword()

func init() {
	object.DefineGeneric(EnumerateType)
	object.Define(EnumerateType, &object.Definition{
		Doc:  "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
		Size: unsafe.Sizeof(enumerate{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := enumerateParams.Parse(t, args, kwnames)
				if err != nil {
					return object.Null, err
				}
				count := object.SmallInt(0)
				if !a[1].IsNull() {
					if count, err = object.Index(t, a[1]); err != nil {
						return object.Null, err
					}
				}
				it, err := object.Iter(t, a[0])
				if err != nil {
					return object.Null, err
				}
				e := object.Alloc[enumerate](typ)
				e.iter, e.count = it, count
				return e.Value(), nil
			},
			Iter: object.SelfIter,
			Next: func(t *Thread, self Value) (Value, error) {
				e := (*enumerate)(self.Ref)
				item, err := object.Next(t, e.iter)
				if err != nil || item.IsNull() {
					return object.Null, err
				}
				i := e.count
				n, err := object.Add(t, i, object.SmallInt(1))
				if err != nil {
					return object.Null, err
				}
				t.Field(&e.Header, 1, &e.count, n)
				return object.PairOf(i, item).Value(), nil
			},
		},
	})
	object.Define(ZipType, &object.Definition{
		Doc:  "zip(*iterables) --> zip object\n\nReturn a zip object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the shortest iterable in the argument sequence\nis exhausted and then it raises StopIteration.",
		Size: unsafe.Sizeof(zip{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				if typ == ZipType {
					if err := checkZipKeywords(t, kwnames); err != nil {
						return object.Null, err
					}
				}
				strict := false
				for i, name := range kwnames {
					if name.Text == "strict" && t.Runtime.ExceptionGroups {
						var err error
						if strict, err = object.IsTrue(t, args[len(args)-len(kwnames)+i]); err != nil {
							return object.Null, err
						}
					}
				}
				iters, err := iterAll(t, args[:len(args)-len(kwnames)])
				if err != nil {
					return object.Null, err
				}
				z := object.Alloc[zip](typ)
				z.iters, z.strict = iters, strict
				return z.Value(), nil
			},
			Iter: object.SelfIter,
			Next: func(t *Thread, self Value) (Value, error) {
				z := (*zip)(self.Ref)
				if len(z.iters) == 0 {
					return object.Null, nil
				}
				advance := nextAll
				if z.strict {
					advance = nextStrictly
				}
				items, err := advance(t, z.iters)
				if err != nil || items == nil {
					return object.Null, err
				}
				return object.NewTuple(items...).Value(), nil
			},
		},
	})
	object.Define(MapType, &object.Definition{
		Doc:  "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
		Size: unsafe.Sizeof(mapper{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				if typ == MapType {
					if err := t.NoKeywords("map", kwnames); err != nil {
						return object.Null, err
					}
				}
				args = args[:len(args)-len(kwnames)]
				if len(args) < 2 {
					return object.Null, t.Errorf(object.TypeError, "map() must have at least two arguments.")
				}
				iters, err := iterAll(t, args[1:])
				if err != nil {
					return object.Null, err
				}
				m := object.Alloc[mapper](typ)
				m.function, m.iters = args[0], iters
				return m.Value(), nil
			},
			Iter: object.SelfIter,
			Next: func(t *Thread, self Value) (Value, error) {
				m := (*mapper)(self.Ref)
				items, err := nextAll(t, m.iters)
				if err != nil || items == nil {
					return object.Null, err
				}
				return object.Call(t, m.function, items, nil)
			},
		},
	})
	object.Define(FilterType, &object.Definition{
		Doc:  "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.",
		Size: unsafe.Sizeof(filter{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				if typ == FilterType {
					if err := t.NoKeywords("filter", kwnames); err != nil {
						return object.Null, err
					}
				}
				args = args[:len(args)-len(kwnames)]
				if err := t.CheckPositional("filter", len(args), 2, 2); err != nil {
					return object.Null, err
				}
				it, err := object.Iter(t, args[1])
				if err != nil {
					return object.Null, err
				}
				f := object.Alloc[filter](typ)
				f.function, f.iter = args[0], it
				return f.Value(), nil
			},
			Iter: object.SelfIter,
			Next: func(t *Thread, self Value) (Value, error) {
				f := (*filter)(self.Ref)
				for {
					item, err := object.Next(t, f.iter)
					if err != nil || item.IsNull() {
						return object.Null, err
					}
					verdict := item
					if f.function != object.None && f.function != object.BoolType.Value() {
						if verdict, err = object.CallArgs(t, f.function, item); err != nil {
							return object.Null, err
						}
					}
					good, err := object.IsTrue(t, verdict)
					if err != nil {
						return object.Null, err
					}
					if good {
						return item, nil
					}
					if err := t.CheckEvents(); err != nil {
						return object.Null, err
					}
				}
			},
		},
	})
	object.Define(ReversedType, &object.Definition{
		Doc:  "Return a reverse iterator over the values of the given sequence.",
		Size: unsafe.Sizeof(reversed{}),
		Slots: object.Slots{
			New:  newReversed,
			Iter: object.SelfIter,
			Next: func(t *Thread, self Value) (Value, error) {
				r := (*reversed)(self.Ref)
				if r.seq.IsNull() || r.pos < 0 {
					return object.Null, nil
				}
				item, err := object.GetItem(t, r.seq, t.Int(int64(r.pos)))
				if err != nil {
					if object.IsException(err, object.IndexError) || object.IsException(err, object.StopIteration) {
						t.Field(&r.Header, 0, &r.seq, object.Null)
						return object.Null, nil
					}
					return object.Null, err
				}
				t.IntField(&r.Header, 1, &r.pos, r.pos-1)
				return item, nil
			},
		},
		Methods: []object.Method{
			object.Method0("__length_hint__", func(t *Thread, self Value) (Value, error) {
				r := (*reversed)(self.Ref)
				if r.seq.IsNull() {
					return object.SmallInt(0), nil
				}
				return t.Int(int64(r.pos + 1)), nil
			}),
			object.ReduceMethod(func(t *Thread, self Value) (Value, error) {
				r := (*reversed)(self.Ref)
				if r.seq.IsNull() || r.pos < 0 {
					return object.NewTuple(self.Type().Value(), object.NewTuple(object.NewTuple().Value()).Value()).Value(), nil
				}
				return object.NewTuple(self.Type().Value(), object.NewTuple(r.seq).Value(), t.Int(int64(r.pos))).Value(), nil
			}),
			object.Method1("__setstate__", func(t *Thread, self, state Value) (Value, error) {
				i, err := object.IndexState(t, state)
				if err != nil {
					return object.Null, err
				}
				r := (*reversed)(self.Ref)
				if r.seq.IsNull() {
					return object.None, nil
				}
				n, err := object.Length(t, r.seq)
				if err != nil {
					return object.Null, err
				}
				t.IntField(&r.Header, 1, &r.pos, max(-1, min(i, n-1)))
				return object.None, nil
			}),
		},
	})
	reduce := func(typ *object.Type, f func(v Value) []Value) {
		object.Define(typ, &object.Definition{Methods: []object.Method{object.ReduceMethod(func(t *Thread, self Value) (Value, error) {
			return object.NewTuple(self.Type().Value(), object.NewTuple(f(self)...).Value()).Value(), nil
		})}})
	}
	reduce(EnumerateType, func(v Value) []Value {
		e := (*enumerate)(v.Ref)
		return []Value{e.iter, e.count}
	})
	reduce(MapType, func(v Value) []Value {
		m := (*mapper)(v.Ref)
		return append([]Value{m.function}, m.iters...)
	})
	reduce(FilterType, func(v Value) []Value {
		f := (*filter)(v.Ref)
		return []Value{f.function, f.iter}
	})
	object.Define(ZipType, &object.Definition{
		Methods: []object.Method{object.ReduceMethod(func(t *Thread, self Value) (Value, error) {
			z := (*zip)(self.Ref)
			parts := []Value{self.Type().Value(), object.NewTuple(z.iters...).Value()}
			if z.strict {
				parts = append(parts, object.True)
			}
			return object.NewTuple(parts...).Value(), nil
		})},
		LaterMethods: []object.Method{object.Method1("__setstate__", func(t *Thread, self, state Value) (Value, error) {
			strict, err := object.IsTrue(t, state)
			if err == nil {
				(*zip)(self.Ref).strict = strict
			}
			return object.None, err
		})},
	})
	object.Define(callIterType, &object.Definition{Methods: []object.Method{object.ReduceMethod(func(t *Thread, self Value) (Value, error) {
		it := (*callIter)(self.Ref)
		if it.call.IsNull() {
			return object.Reduced(t, "iter", []Value{object.NewTuple().Value()})
		}
		return object.Reduced(t, "iter", []Value{it.call, it.sentinel})
	})}})
	object.Define(callIterType, &object.Definition{
		Final: true,
		Slots: object.Slots{Iter: object.SelfIter, Next: func(t *Thread, self Value) (Value, error) {
			it := (*callIter)(self.Ref)
			if it.call.IsNull() {
				return object.Null, nil
			}
			v, err := object.CallArgs(t, it.call)
			if err == nil {
				var end bool
				if end, err = object.Equal(t, it.sentinel, v); err == nil && !end {
					return v, nil
				}
			}
			if err == nil || object.IsException(err, object.StopIteration) {
				t.Field(&it.Header, 0, &it.call, object.Null)
				return object.Null, nil
			}
			return object.Null, err
		}},
	})
	object.Define(quitterType, &object.Definition{
		Final: true,
		Slots: object.Slots{
			Repr: func(t *Thread, self Value) (Value, error) {
				return t.Str("Use " + (*quitter)(self.Ref).name + "() or Ctrl-D (i.e. EOF) to exit"), nil
			},
			Call: func(t *Thread, self Value, args []Value, kwnames []*object.Str) (Value, error) {
				code := object.None
				if len(args) > 0 {
					code = args[0]
				}
				return object.Null, object.NewException(object.SystemExit, code)
			},
		},
	})
}

func iterAll(t *Thread, args []Value) ([]Value, error) {
	iters := make([]Value, len(args))
	for i, v := range args {
		var err error
		if iters[i], err = object.Iter(t, v); err != nil {
			return nil, err
		}
	}
	return iters, nil
}

// nextAll gives the next item of every iterator, nil if one has none.
func nextAll(t *Thread, iters []Value) ([]Value, error) {
	items := make([]Value, len(iters))
	for i, it := range iters {
		item, err := object.Next(t, it)
		if err != nil || item.IsNull() {
			return nil, err
		}
		items[i] = item
	}
	return items, nil
}

func newReversed(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	if typ == ReversedType {
		if err := t.NoKeywords("reversed", kwnames); err != nil {
			return object.Null, err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional("reversed", len(args), 1, 1); err != nil {
		return object.Null, err
	}
	seq := args[0]
	f, err := object.LookupSpecial(t, seq, "__reversed__")
	if err != nil {
		return object.Null, err
	}
	if f == object.None {
		return object.Null, t.Errorf(object.TypeError, "'%s' object is not reversible", typeName(seq))
	}
	if !f.IsNull() {
		return object.CallArgs(t, f)
	}
	s := &seq.Type().Slots
	if s.Item == nil || seq.IsDict() {
		return object.Null, t.Errorf(object.TypeError, "'%s' object is not reversible", typeName(seq))
	}
	n, err := object.Length(t, seq)
	if err != nil {
		return object.Null, err
	}
	r := object.Alloc[reversed](typ)
	r.seq, r.pos = seq, n-1
	return r.Value(), nil
}
