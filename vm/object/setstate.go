package object

import "math/big"

// What copying and pickling ask of built-in iterators and containers: __reduce__ says how to make one
// anew, __setstate__ puts an iterator to an item.

// Reduced gives what __reduce__ gives: a function of module builtins, its arguments and, if there is
// one, a state.
func Reduced(t *Thread, function string, args []Value, state ...Value) (Value, error) {
	f := t.Builtins.GetStr(t, t.Intern(function))
	return NewTuple(append([]Value{f, NewTuple(args...).Value()}, state...)...).Value(), nil
}

// ReduceMethod makes a __reduce__ method.
func ReduceMethod(f func(t *Thread, self Value) (Value, error)) Method {
	return noArgs("__reduce__", f)
}

// reduceIter makes the __reduce__ of an iterator over something with items by number: over gives
// what it walks over and where it is, over is NULL at the end.
func reduceIter(function, atEnd string, empty func(t *Thread) Value, over func(self Value) (Value, int)) Method {
	return ReduceMethod(func(t *Thread, self Value) (Value, error) {
		v, pos := over(self)
		if v.IsNull() {
			return Reduced(t, atEnd, []Value{empty(t)})
		}
		return Reduced(t, function, []Value{v}, t.Int(int64(pos)))
	})
}

// IndexState reads the argument of a __setstate__ (PyLong_AsSsize_t).
func IndexState(t *Thread, state Value) (int, error) {
	if !state.Has(LayoutInt) && !state.Has(LayoutBool) {
		return 0, t.Errorf(TypeError, "an integer is required")
	}
	i, ok := AsInt64(state)
	if !ok {
		return 0, t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
	}
	return int(i), nil
}

// setState makes the __setstate__ of an iterator whose place is at *pos, among those from low to
// high.
func setState(place func(self Value) (pos *int, low, high int)) Method {
	return oneArg("__setstate__", func(t *Thread, self, state Value) (Value, error) {
		i, err := IndexState(t, state)
		if err != nil {
			return Null, err
		}
		pos, low, high := place(self)
		if pos != nil {
			t.IntField(self.Header(), 1, pos, max(low, min(i, high)))
		}
		return None, nil
	})
}

// longArg reads an argument as PyLong_AsLong does: until 3.9 what has an __int__ will do.
func longArg(t *Thread, v Value) (int, error) {
	var err error
	switch s := &v.Type().Slots; {
	case s.Index != nil || t.Runtime.Generics:
		v, err = Index(t, v)
	case s.Int != nil:
		v, err = ToInt(t, v)
	default:
		err = t.Errorf(TypeError, "an integer is required (got type %s)", v.Type().Name)
	}
	if err != nil {
		return 0, err
	}
	i, ok := AsInt64(v)
	if !ok {
		return 0, t.Errorf(OverflowError, "Python int too large to convert to C long")
	}
	return int(i), nil
}

func emptyTupleOf(*Thread) Value  { return NewTuple().Value() }
func emptyListOf(*Thread) Value   { return NewList(nil).Value() }
func emptyTextOf(t *Thread) Value { return t.Str("") }
func listOrNull(l *List) Value    { return orNull(l, func(l *List) Value { return l.Value() }) }
func tupleOrNull(l *Tuple) Value  { return orNull(l, func(l *Tuple) Value { return l.Value() }) }
func strOrNull(s *Str) Value      { return orNull(s, func(s *Str) Value { return s.Value() }) }

func orNull[T any](p *T, f func(*T) Value) Value {
	if p == nil {
		return Null
	}
	return f(p)
}

func init() {
	Define(ListIterType, &Definition{Methods: []Method{
		reduceIter("iter", "iter", emptyListOf, func(v Value) (Value, int) {
			it := (*ListIter)(v.Ref)
			return listOrNull(it.List), it.Pos
		}),
		setState(func(v Value) (*int, int, int) {
			it := (*ListIter)(v.Ref)
			if it.List == nil {
				return nil, 0, 0
			}
			return &it.Pos, 0, len(it.List.Items)
		}),
	}})
	Define(listReverseIterType, &Definition{Methods: []Method{
		reduceIter("reversed", "iter", emptyListOf, func(v Value) (Value, int) {
			it := (*listReverseIter)(v.Ref)
			return listOrNull(it.list), it.pos
		}),
		setState(func(v Value) (*int, int, int) {
			it := (*listReverseIter)(v.Ref)
			if it.list == nil {
				return nil, 0, 0
			}
			return &it.pos, -1, len(it.list.Items) - 1
		}),
	}})
	Define(tupleIterType, &Definition{Methods: []Method{
		reduceIter("iter", "iter", emptyTupleOf, func(v Value) (Value, int) {
			it := (*tupleIter)(v.Ref)
			return tupleOrNull(it.tuple), it.pos
		}),
		setState(func(v Value) (*int, int, int) {
			it := (*tupleIter)(v.Ref)
			if it.tuple == nil {
				return nil, 0, 0
			}
			return &it.pos, 0, len(it.tuple.Items)
		}),
	}})
	for _, typ := range []*Type{strIterType, asciiIterType} {
		Define(typ, &Definition{Methods: []Method{
			reduceIter("iter", "iter", emptyTextOf, func(v Value) (Value, int) {
				it := (*strIter)(v.Ref)
				return strOrNull(it.str), it.pos
			}),
			setState(func(v Value) (*int, int, int) {
				it := (*strIter)(v.Ref)
				if it.str == nil {
					return nil, 0, 0
				}
				return &it.pos, 0, it.str.Len()
			}),
		}})
	}
	for _, typ := range []*Type{bytesIterType, byteArrayIterType} {
		Define(typ, &Definition{Methods: []Method{
			reduceIter("iter", "iter", emptyTupleOf, func(v Value) (Value, int) {
				it := (*bytesIter)(v.Ref)
				return it.over, it.pos
			}),
			setState(func(v Value) (*int, int, int) {
				it := (*bytesIter)(v.Ref)
				switch {
				case it.over.IsNull():
					return nil, 0, 0
				case it.over.Has(LayoutBytes):
					return &it.pos, 0, len(it.over.Bytes().B)
				}
				return &it.pos, 0, len(it.over.ByteArray().B)
			}),
		}})
	}
	Define(SeqIterType, &Definition{Methods: []Method{
		reduceIter("iter", "iter", emptyTupleOf, func(v Value) (Value, int) {
			it := (*seqIter)(v.Ref)
			return it.seq, it.pos
		}),
		setState(func(v Value) (*int, int, int) {
			it := (*seqIter)(v.Ref)
			if it.seq.IsNull() {
				return nil, 0, 0
			}
			return &it.pos, 0, 1<<63 - 1
		}),
		noArgs("__length_hint__", func(t *Thread, self Value) (Value, error) {
			it := (*seqIter)(self.Ref)
			if it.seq.IsNull() {
				return SmallInt(0), nil
			}
			if it.seq.Type().Slots.Len == nil {
				return NotImplemented, nil
			}
			n, err := Length(t, it.seq)
			return t.Int(int64(max(n-it.pos, 0))), err
		}),
	}})
	defineRangeStates()
	for _, typ := range []*Type{dictKeyIterType, dictValueIterType, dictItemIterType, dictReverseKeyIterType, dictReverseValueIterType, dictReverseItemIterType} {
		Define(typ, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, self Value) (Value, error) {
			it := *(*dictIter)(self.Ref)
			rest, err := Collect(t, it.Header.Value())
			if err != nil {
				return Null, err
			}
			return Reduced(t, "iter", []Value{NewList(rest).Value()})
		})}})
	}
	Define(setIterType, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, self Value) (Value, error) {
		it := *(*setIter)(self.Ref)
		rest, err := Collect(t, it.Header.Value())
		if err != nil {
			return Null, err
		}
		return Reduced(t, "iter", []Value{NewList(rest).Value()})
	})}})
	for _, typ := range []*Type{SetType, FrozenSetType} {
		Define(typ, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, self Value) (Value, error) {
			items, err := Collect(t, self)
			if err != nil {
				return Null, err
			}
			state, err := LookupAttr(t, self, t.Intern("__dict__"))
			if err != nil {
				return Null, err
			}
			if state.IsNull() {
				state = None
			}
			return NewTuple(self.Type().Value(), NewTuple(NewList(items).Value()).Value(), state).Value(), nil
		})}})
	}
	reduceRange := ReduceMethod(func(t *Thread, self Value) (Value, error) {
		r := (*Range)(self.Ref)
		return Reduced(t, "range", []Value{r.Start, r.Stop, r.Step})
	})
	Define(RangeType, &Definition{Methods: []Method{{Name: "__reduce__", Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
		if !t.Runtime.Generics {
			args, kwnames = args[:1], nil // it takes arguments, and looks at none
		}
		return reduceRange.Func(t, args, kwnames)
	}}}})
	Define(SliceType, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, self Value) (Value, error) {
		s := (*Slice)(self.Ref)
		return Reduced(t, "slice", []Value{s.Start, s.Stop, s.Step})
	})}})
	for typ, text := range map[*Type]string{EllipsisType: "Ellipsis", NotImplementedType: "NotImplemented"} {
		Define(typ, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, _ Value) (Value, error) { return t.Str(text), nil })}})
	}
	attribute := func(of func(v Value) (Value, string)) Method {
		return ReduceMethod(func(t *Thread, self Value) (Value, error) {
			owner, name := of(self)
			if owner.IsNull() || owner.Has(LayoutModule) {
				return t.Str(name), nil
			}
			return Reduced(t, "getattr", []Value{owner, t.Str(name)})
		})
	}
	builtin := attribute(func(v Value) (Value, string) {
		b := (*Builtin)(v.Ref)
		return b.Self, b.Def.Name
	})
	Define(BuiltinType, &Definition{Methods: []Method{builtin}})
	Define(MethodWrapperType, &Definition{Methods: []Method{builtin}})
	for _, typ := range []*Type{MethodDescriptorType, WrapperDescriptorType} {
		Define(typ, &Definition{Methods: []Method{attribute(func(v Value) (Value, string) {
			d := (*Descriptor)(v.Ref)
			return d.Owner.Value(), d.Def.Name
		})}})
	}
	Define(MemberType, &Definition{Methods: []Method{attribute(func(v Value) (Value, string) {
		g := (*GetSet)(v.Ref)
		return g.Owner.Value(), g.Name
	})}})
	Define(BoundMethodType, &Definition{Methods: []Method{ReduceMethod(func(t *Thread, self Value) (Value, error) {
		m := (*BoundMethod)(self.Ref)
		name, err := GetAttrString(t, m.Func, "__name__")
		if err != nil {
			return Null, err
		}
		return Reduced(t, "getattr", []Value{m.Self, name})
	})}})
}

// defineRangeStates is for the iterators of ranges: until 3.11 they have their whole range and the
// number of the next item, since 3.12 the rest of it.
func defineRangeStates() {
	reduce := func(t *Thread, start, step, left *big.Int, taken Value) (Value, error) {
		first := start
		state := taken
		if t.Runtime.Generics {
			state = None
		} else {
			first = new(big.Int).Sub(start, new(big.Int).Mul(step, AsBig(taken)))
		}
		stop := new(big.Int).Add(start, new(big.Int).Mul(step, left))
		r, err := CallArgs(t, RangeType.Value(), t.BigInt(first), t.BigInt(stop), t.BigInt(step))
		if err != nil {
			return Null, err
		}
		return Reduced(t, "iter", []Value{r}, state)
	}
	Define(RangeIterType, &Definition{Methods: []Method{
		ReduceMethod(func(t *Thread, self Value) (Value, error) {
			it := (*RangeIter)(self.Ref)
			return reduce(t, big.NewInt(it.At), big.NewInt(it.Step), big.NewInt(int64(it.Left)), t.Int(int64(it.Taken)))
		}),
		oneArg("__setstate__", func(t *Thread, self, state Value) (Value, error) {
			i, err := longArg(t, state)
			if err != nil {
				return Null, err
			}
			it := (*RangeIter)(self.Ref)
			if !t.Runtime.Generics {
				i = max(0, min(i, it.Taken+it.Left)) - it.Taken
			} else {
				i = max(0, min(i, it.Left))
			}
			it.At, it.Left = it.At+int64(i)*it.Step, it.Left-i
			t.IntField(&it.Header, 0, &it.Taken, it.Taken+i)
			return None, nil
		}),
	}})
}
