package object

import "math"

// Slice is a slice object.
type Slice struct {
	Header
	Start, Stop, Step Value
}

// NewSlice gives a slice; parts not given are None.
func NewSlice(start, stop, step Value) *Slice {
	return &Slice{Header: Header{Type: SliceType}, Start: start, Stop: stop, Step: step}
}

// GetSlice gives v[start:stop:step]. If nobody can see the slice object, it is not a new one.
func GetSlice(t *Thread, v, start, stop, step Value) (Value, error) {
	plain := func(v Value) bool { return v.IsInt() || v == None }
	typ := v.Type()
	if (typ == StrType || typ == ListType || typ == TupleType) && plain(start) && plain(stop) && plain(step) {
		t.sliced = Slice{Header{Type: SliceType}, start, stop, step}
		return typ.Slots.Subscript(t, v, t.sliced.Value())
	}
	return GetItem(t, v, NewSlice(start, stop, step).Value())
}

func init() {
	part := func(name string, get func(*Slice) Value) Getter {
		return Getter{Name: name, Get: func(t *Thread, self Value) (Value, error) { return get((*Slice)(self.Ref)), nil }}
	}
	Define(SliceType, &Definition{
		Doc:   "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
		Final: true,
		Slots: Slots{New: newSlice, Repr: sliceRepr, RichCompare: sliceCompare},
		Later: Slots{Hash: func(t *Thread, self Value) (int64, error) {
			if !t.Runtime.ExceptionTable {
				return hashNotImplemented(t, self)
			}
			s := (*Slice)(self.Ref)
			return Hash(t, NewTuple(s.Start, s.Stop, s.Step).Value())
		}},
		Methods: []Method{
			oneArg("indices", func(t *Thread, self, length Value) (Value, error) {
				n, err := Index(t, length)
				if err != nil {
					return Null, err
				}
				if AsBig(n).Sign() < 0 {
					return Null, t.Errorf(ValueError, "length should not be negative")
				}
				i, ok := AsInt64(n)
				if !ok {
					return Null, t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
				}
				start, stop, step, err := (*Slice)(self.Ref).Unpack(t)
				if err != nil {
					return Null, err
				}
				start, stop, _ = adjustSlice(start, stop, step, int(i))
				return NewTuple(t.Int(int64(start)), t.Int(int64(stop)), t.Int(int64(step))).Value(), nil
			}),
		},
		Getters: []Getter{
			part("start", func(s *Slice) Value { return s.Start }),
			part("stop", func(s *Slice) Value { return s.Stop }),
			part("step", func(s *Slice) Value { return s.Step }),
		},
	})
}

func newSlice(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if err := t.NoKeywords("slice", kwnames); err != nil {
		return Null, err
	}
	if err := t.CheckPositional("slice", len(args), 1, 3); err != nil {
		return Null, err
	}
	switch len(args) {
	case 1:
		return NewSlice(None, args[0], None).Value(), nil
	case 2:
		return NewSlice(args[0], args[1], None).Value(), nil
	}
	return NewSlice(args[0], args[1], args[2]).Value(), nil
}

func sliceRepr(t *Thread, self Value) (Value, error) {
	s := (*Slice)(self.Ref)
	text := "slice("
	for i, v := range []Value{s.Start, s.Stop, s.Step} {
		r, err := Repr(t, v)
		if err != nil {
			return Null, err
		}
		if i > 0 {
			text += ", "
		}
		text += r
	}
	return t.Str(text + ")"), nil
}

func sliceCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	x, y := Native[Slice](a, SliceType), Native[Slice](b, SliceType)
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	if x == y {
		return Bool(op.Result(0)), nil
	}
	return compareItems(t, []Value{x.Start, x.Stop, x.Step}, []Value{y.Start, y.Stop, y.Step}, op)
}

// Unpack gives the parts as Go ints, clipped to their range, with the defaults for None
// (PySlice_Unpack).
func (s *Slice) Unpack(t *Thread) (start, stop, step int, err error) {
	part := func(v Value, otherwise int) (int, error) {
		if v == None {
			return otherwise, nil
		}
		if v.Type().Slots.Index == nil {
			return 0, t.Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		return AsIndex(t, v, nil)
	}
	if step, err = part(s.Step, 1); err != nil {
		return
	}
	if step == 0 {
		return 0, 0, 0, t.Errorf(ValueError, "slice step cannot be zero")
	}
	step = max(step, -math.MaxInt)
	first, last := 0, math.MaxInt
	if step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if start, err = part(s.Start, first); err != nil {
		return
	}
	stop, err = part(s.Stop, last)
	return
}

// adjustSlice clips the parts of a slice to a sequence of n items and gives the number
// of items that it takes (PySlice_AdjustIndices).
func adjustSlice(start, stop, step, n int) (from, to, length int) {
	bound := func(i int) int {
		if i < 0 {
			if i += n; i < 0 {
				if step < 0 {
					return -1
				}
				return 0
			}
		} else if i >= n {
			if step < 0 {
				return n - 1
			}
			return n
		}
		return i
	}
	start, stop = bound(start), bound(stop)
	if step < 0 {
		if stop < start {
			length = (start-stop-1)/(-step) + 1
		}
	} else if start < stop {
		length = (stop-start-1)/step + 1
	}
	return start, stop, length
}

// sliceOf gives what a slice takes from a sequence of n items: the first index, the step
// and the number of items.
func (t *Thread) sliceOf(s *Slice, n int) (start, step, length int, err error) {
	start, stop, step, err := s.Unpack(t)
	if err != nil {
		return 0, 0, 0, err
	}
	start, _, length = adjustSlice(start, stop, step, n)
	return start, step, length, nil
}
