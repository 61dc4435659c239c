package object

import (
	"strings"

	"bytewalk/internal/pyhash"
)

func init() {
	Define(TupleType, &Definition{
		Doc: "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
		Slots: Slots{
			New: newTuple, Repr: tupleRepr, Hash: tupleHash,
			RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
				if !b.IsTuple() {
					return NotImplemented, nil
				}
				return compareItems(t, a.Tuple().Items, b.Tuple().Items, op)
			},
			Iter:      func(t *Thread, self Value) (Value, error) { return newTupleIter(self.Tuple()), nil },
			Len:       func(t *Thread, self Value) (int, error) { return len(self.Tuple().Items), nil },
			Item:      tupleItem,
			Subscript: tupleSubscript,
			Contains: func(t *Thread, self, item Value) (bool, error) {
				return containsItem(t, self.Tuple().Items, item)
			},
			Concat: tupleConcat,
			Repeat: tupleRepeat,
		},
		Methods: []Method{
			oneArg("count", func(t *Thread, self, item Value) (Value, error) { return countItem(t, self.Tuple().Items, item) }),
			posArgs("index", 1, 3, func(t *Thread, self Value, args []Value) (Value, error) {
				items := self.Tuple().Items
				return indexItem(t, func() []Value { return items }, args, "tuple.index(x): x not in tuple")
			}),
			noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
				return NewTuple(NewTuple(self.Tuple().Items...).Value()).Value(), nil
			}),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) {
				return t.Int(int64(24 + 8*len(self.Tuple().Items))), nil
			}),
		},
	})
}

func newTuple(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(kwnames) > 0 {
		if err := t.noKeywordsFor(typ, TupleType, initSlot, kwnames); err != nil {
			return Null, err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional("tuple", len(args), 0, 1); err != nil {
		return Null, err
	}
	var items []Value
	if len(args) == 1 {
		if typ == TupleType && args[0].Type() == TupleType {
			return args[0], nil
		}
		var err error
		if items, err = Collect(t, args[0]); err != nil {
			return Null, err
		}
	}
	if typ == TupleType {
		return NewTuple(items...).Value(), nil
	}
	o := Alloc[Tuple](typ)
	o.Items = items
	return o.Value(), nil
}

// reprItems joins the reprs of items; none of them may begin to show v again, which is
// shown as recursive then.
func reprItems(t *Thread, v Value, items func() []Value, open, close, recursive string) (Value, error) {
	h := v.Header()
	if h.Flags&ReprActive != 0 {
		return t.Str(recursive), nil
	}
	h.Flags |= ReprActive
	defer func() { h.Flags &^= ReprActive }()
	var b strings.Builder
	b.WriteString(open)
	for i := 0; i < len(items()); i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := Repr(t, items()[i])
		if err != nil {
			return Null, err
		}
		b.WriteString(r)
		if err := t.Reserve(int64(b.Len())); err != nil {
			return Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return Null, err
		}
	}
	b.WriteString(close)
	return t.Str(b.String()), nil
}

func tupleRepr(t *Thread, self Value) (Value, error) {
	items := self.Tuple().Items
	switch len(items) {
	case 0:
		return t.Str("()"), nil
	case 1:
		return reprItems(t, self, func() []Value { return items }, "(", ",)", "(...)")
	}
	return reprItems(t, self, func() []Value { return items }, "(", ")", "(...)")
}

func tupleHash(t *Thread, self Value) (int64, error) {
	items := self.Tuple().Items
	hashes := make([]int64, len(items))
	for i, item := range items {
		h, err := Hash(t, item)
		if err != nil {
			return 0, err
		}
		hashes[i] = h
	}
	return pyhash.Tuple(hashes), nil
}

// compareItems compares two sequences: by the first items that differ, else by length.
func compareItems(t *Thread, a, b []Value, op CompareOp) (Value, error) {
	if len(a) != len(b) && (op == EQ || op == NE) {
		return Bool(op == NE), nil
	}
	for i := 0; i < len(a) && i < len(b); i++ {
		same, err := Equal(t, a[i], b[i])
		if err != nil {
			return Null, err
		}
		if same {
			continue
		}
		if op == EQ || op == NE {
			return Bool(op == NE), nil
		}
		return Compare(t, a[i], b[i], op)
	}
	return Bool(op.Result(len(a) - len(b))), nil
}

func containsItem(t *Thread, items []Value, item Value) (bool, error) {
	for _, x := range items {
		if same, err := Equal(t, x, item); err != nil || same {
			return same, err
		}
	}
	return false, nil
}

func countItem(t *Thread, items []Value, item Value) (Value, error) {
	n := int64(0)
	for _, x := range items {
		same, err := Equal(t, x, item)
		if err != nil {
			return Null, err
		}
		if same {
			n++
		}
	}
	return t.Int(n), nil
}

// indexItem is the method index: args are the item and an optional range. items gives the
// items anew each time, since comparing may change them.
func indexItem(t *Thread, items func() []Value, args []Value, missing string) (Value, error) {
	start, err := t.indexBound(args[1], 0)
	if err != nil {
		return Null, err
	}
	stop, err := t.indexBound(args[2], 1<<63-1)
	if err != nil {
		return Null, err
	}
	if start < 0 {
		start = max(start+len(items()), 0)
	}
	if stop < 0 {
		stop = max(stop+len(items()), 0)
	}
	for i := start; i < stop && i < len(items()); i++ {
		same, err := Equal(t, items()[i], args[0])
		if err != nil {
			return Null, err
		}
		if same {
			return t.Int(int64(i)), nil
		}
	}
	if missing != "" {
		return Null, t.Errorf(ValueError, "%s", missing)
	}
	r, err := Repr(t, args[0])
	if err != nil {
		return Null, err
	}
	return Null, t.Errorf(ValueError, "%s is not in list", r)
}

// indexBound is a bound of index(), for which None will not do
// (_PyEval_SliceIndexNotNone).
func (t *Thread) indexBound(v Value, otherwise int) (int, error) {
	if v.IsNull() {
		return otherwise, nil
	}
	if v.Type().Slots.Index == nil {
		return 0, t.Errorf(TypeError, "slice indices must be integers or have an __index__ method")
	}
	return AsIndex(t, v, nil)
}

func tupleItem(t *Thread, self Value, i int) (Value, error) {
	items := self.Tuple().Items
	if i < 0 || i >= len(items) {
		return Null, t.Errorf(IndexError, "tuple index out of range")
	}
	return items[i], nil
}

func tupleSubscript(t *Thread, self, key Value) (Value, error) {
	items := self.Tuple().Items
	if s := Native[Slice](key, SliceType); s != nil {
		start, step, n, err := t.sliceOf(s, len(items))
		if err != nil {
			return Null, err
		}
		if n == len(items) && step == 1 && self.Type() == TupleType {
			return self, nil
		}
		return NewTuple(takeSlice(items, start, step, n)...).Value(), nil
	}
	if key.Type().Slots.Index == nil {
		return Null, t.Errorf(TypeError, "tuple indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := AsIndex(t, key, IndexError)
	if err != nil {
		return Null, err
	}
	if i < 0 {
		i += len(items)
	}
	return tupleItem(t, self, i)
}

// takeSlice gives a copy of n items from start on, each step apart.
func takeSlice[T any](items []T, start, step, n int) []T {
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	if step == 1 {
		copy(out, items[start:])
		return out
	}
	for i := range out {
		out[i] = items[start+i*step]
	}
	return out
}

func tupleConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsTuple() {
		return Null, t.Errorf(TypeError, "can only concatenate tuple (not \"%s\") to tuple", b.Type().Name)
	}
	x, y := a.Tuple().Items, b.Tuple().Items
	switch {
	case len(x) == 0 && b.Type() == TupleType:
		return b, nil
	case len(y) == 0 && a.Type() == TupleType:
		return a, nil
	}
	if err := t.Reserve(int64(len(x)+len(y)) * 16); err != nil {
		return Null, err
	}
	return NewTuple(append(append(make([]Value, 0, len(x)+len(y)), x...), y...)...).Value(), nil
}

// repeatItems gives n copies of items behind one another.
func (t *Thread) repeatItems(items []Value, n int) ([]Value, error) {
	if n <= 0 || len(items) == 0 {
		return nil, nil
	}
	total, ok := mulInt64(int64(len(items)), int64(n))
	if !ok || total > 1<<57 {
		return nil, t.Errorf(MemoryError, "")
	}
	if err := t.Reserve(total * 16); err != nil {
		return nil, err
	}
	out := make([]Value, 0, total)
	for range n {
		out = append(out, items...)
		if len(out)&0xffff < len(items) {
			if err := t.CheckEvents(); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func tupleRepeat(t *Thread, self Value, n int) (Value, error) {
	if (n == 1 || len(self.Tuple().Items) == 0) && self.Type() == TupleType {
		return self, nil
	}
	items, err := t.repeatItems(self.Tuple().Items, n)
	return NewTuple(items...).Value(), err
}

// tupleIter is the iterator of a tuple.
type tupleIter struct {
	Header
	tuple *Tuple // nil at the end
	pos   int
}

var tupleIterType = NewBuiltinType("tuple_iterator", nil, LayoutNative)

func newTupleIter(tuple *Tuple) Value {
	return (&tupleIter{Header: Header{Type: tupleIterType}, tuple: tuple}).Value()
}

func init() {
	Define(tupleIterType, &Definition{
		Final: true,
		Slots: Slots{Iter: SelfIter, Next: func(t *Thread, self Value) (Value, error) {
			it := (*tupleIter)(self.Ref)
			if it.tuple == nil {
				return Null, nil
			}
			if it.pos >= len(it.tuple.Items) {
				t.endIter(&it.Header, it.tuple.Value())
				it.tuple = nil
				return Null, nil
			}
			v := it.tuple.Items[it.pos]
			t.IntField(&it.Header, 1, &it.pos, it.pos+1)
			return v, nil
		}},
		Methods: []Method{lengthHint(func(self Value) int {
			it := (*tupleIter)(self.Ref)
			if it.tuple == nil {
				return 0
			}
			return len(it.tuple.Items) - it.pos
		})},
	})
}

// endIter tells the recorder that an iterator lets go of what it walked over.
func (t *Thread) endIter(h *Header, over Value) { t.Field(h, 0, &over, Null) }

// lengthHint makes an iterator's __length_hint__.
func lengthHint(f func(self Value) int) Method {
	return noArgs("__length_hint__", func(t *Thread, self Value) (Value, error) {
		return t.Int(int64(max(f(self), 0))), nil
	})
}
