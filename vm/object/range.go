package object

import (
	"math/big"

	"bytewalk/internal/pyhash"
)

// Range is a range. Its parts are ints of any size.
type Range struct {
	Header
	Start, Stop, Step Value
	n                 *big.Int // how many items, nil of a short one
	// Almost all are short: their parts are below shortRange, and they need no numbers of
	// any size.
	start, step int64
	count       int
}

const shortRange = 1 << 61

// short gives a part of a range if it is one of a short one.
func shortPart(v Value) (int64, bool) {
	i := v.AsInt()
	return i, v.IsInt() && -shortRange < i && i < shortRange
}

// length gives how many items there are.
func (r *Range) length() *big.Int {
	if r.n != nil {
		return r.n
	}
	return big.NewInt(int64(r.count))
}

// find gives the index of an int in a short range, -1 if it is none of its items.
func (r *Range) find(x int64) int {
	if r.count == 0 || x >= shortRange || x <= -shortRange {
		return -1
	}
	d := x - r.start
	if d%r.step != 0 || d/r.step < 0 || d/r.step >= int64(r.count) {
		return -1
	}
	return int(d / r.step)
}

func init() {
	part := func(name string, get func(r *Range) Value) Getter {
		return Getter{Name: name, Get: func(t *Thread, self Value) (Value, error) { return get((*Range)(self.Ref)), nil }}
	}
	Define(RangeType, &Definition{
		Doc:   "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).",
		Final: true,
		Slots: Slots{
			New: newRange, Repr: rangeRepr, Hash: rangeHash, RichCompare: rangeCompare,
			Iter: func(t *Thread, self Value) (Value, error) { return newRangeIter(t, (*Range)(self.Ref), false), nil },
			Bool: func(t *Thread, self Value) (bool, error) { return (*Range)(self.Ref).length().Sign() > 0, nil },
			Len: func(t *Thread, self Value) (int, error) {
				r := (*Range)(self.Ref)
				if r.n == nil {
					return r.count, nil
				}
				n := r.n
				if !n.IsInt64() {
					return 0, t.Errorf(OverflowError, "Python int too large to convert to C ssize_t")
				}
				return int(n.Int64()), nil
			},
			Item: func(t *Thread, self Value, i int) (Value, error) {
				return (*Range)(self.Ref).item(t, big.NewInt(int64(i)))
			},
			Subscript: rangeSubscript,
			Contains: func(t *Thread, self, item Value) (bool, error) {
				r := (*Range)(self.Ref)
				if item.IsInt() && r.n == nil {
					return r.find(item.AsInt()) >= 0, nil
				}
				if item.IsInt() || !item.IsNull() && (item.Type() == IntType || item.Type() == BoolType) {
					i := r.indexOf(AsBig(item))
					return i != nil, nil
				}
				return containsIter(t, self, item)
			},
		},
		Methods: []Method{
			oneArg("count", func(t *Thread, self, item Value) (Value, error) {
				r := (*Range)(self.Ref)
				if b := AsBig(item); b != nil && (item.IsInt() || item.Type() == IntType || item.Type() == BoolType) {
					if r.indexOf(b) != nil {
						return SmallInt(1), nil
					}
					return SmallInt(0), nil
				}
				n := int64(0)
				err := Iterate(t, self, func(x Value) error {
					same, err := Equal(t, x, item)
					if same {
						n++
					}
					return err
				})
				return t.Int(n), err
			}),
			oneArg("index", func(t *Thread, self, item Value) (Value, error) {
				r := (*Range)(self.Ref)
				if b := AsBig(item); b != nil && (item.IsInt() || item.Type() == IntType || item.Type() == BoolType) {
					if i := r.indexOf(b); i != nil {
						return t.BigInt(i), nil
					}
					s, err := Repr(t, item)
					if err != nil {
						return Null, err
					}
					return Null, t.Errorf(ValueError, "%s is not in range", s)
				}
				i, found := int64(-1), false
				err := Iterate(t, self, func(x Value) error {
					if found {
						return nil
					}
					i++
					var err error
					found, err = Equal(t, x, item)
					return err
				})
				if err != nil {
					return Null, err
				}
				if !found {
					return Null, t.Errorf(ValueError, "sequence.index(x): x not in sequence")
				}
				return t.Int(i), nil
			}),
			noArgs("__reversed__", func(t *Thread, self Value) (Value, error) {
				return newRangeIter(t, (*Range)(self.Ref), true), nil
			}),
		},
		Getters: []Getter{
			part("start", func(r *Range) Value { return r.Start }),
			part("stop", func(r *Range) Value { return r.Stop }),
			part("step", func(r *Range) Value { return r.Step }),
		},
	})
	next := func(t *Thread, self Value) (Value, error) {
		it := (*RangeIter)(self.Ref)
		if it.Left == 0 {
			return Null, nil
		}
		v := t.Int(it.At)
		if it.Flags&Watched != 0 {
			t.IntField(&it.Header, 0, &it.Taken, it.Taken+1)
		} else {
			it.Taken++
		}
		it.Left--
		it.At += it.Step
		return v, nil
	}
	Define(RangeIterType, &Definition{Final: true, Slots: Slots{Iter: SelfIter, Next: next},
		Methods: []Method{lengthHint(func(self Value) int { return (*RangeIter)(self.Ref).Left })}})
	Define(longRangeIterType, &Definition{Final: true, Slots: Slots{Iter: SelfIter, Next: func(t *Thread, self Value) (Value, error) {
		it := (*longRangeIter)(self.Ref)
		if it.left.Sign() == 0 {
			return Null, nil
		}
		v := t.BigInt(it.next)
		t.Field(&it.Header, 0, &it.at, v)
		it.next = new(big.Int).Add(it.next, it.step)
		it.left = new(big.Int).Sub(it.left, big.NewInt(1))
		return v, nil
	}}, Methods: []Method{noArgs("__length_hint__", func(t *Thread, self Value) (Value, error) {
		return t.BigInt((*longRangeIter)(self.Ref).left), nil
	})}})
}

// containsIter is item in v by asking every item.
func containsIter(t *Thread, v, item Value) (bool, error) {
	it, err := Iter(t, v)
	if err != nil {
		return false, err
	}
	for {
		x, err := Next(t, it)
		if err != nil || x.IsNull() {
			return false, err
		}
		if same, err := Equal(t, x, item); err != nil || same {
			return same, err
		}
		if err := t.CheckEvents(); err != nil {
			return false, err
		}
	}
}

func newRange(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if err := t.NoKeywords("range", kwnames); err != nil {
		return Null, err
	}
	switch {
	case len(args) == 0:
		least := ""
		if t.Runtime.Generics {
			least = "at least "
		}
		return Null, t.Errorf(TypeError, "range expected %s1 argument, got 0", least)
	case len(args) > 3:
		return Null, t.Errorf(TypeError, "range expected at most 3 arguments, got %d", len(args))
	}
	parts := [3]Value{SmallInt(0), Null, SmallInt(1)}
	for i, v := range args {
		n, err := Index(t, v)
		if err != nil {
			return Null, err
		}
		if len(args) == 1 {
			i = 1
		}
		parts[i] = n
	}
	if i, ok := AsInt64(parts[2]); ok && i == 0 {
		return Null, t.Errorf(ValueError, "range() arg 3 must not be zero")
	}
	return makeRange(parts[0], parts[1], parts[2]).Value(), nil
}

func makeRange(start, stop, step Value) *Range {
	r := &Range{Header: Header{Type: RangeType}, Start: start, Stop: stop, Step: step}
	from, ok1 := shortPart(start)
	to, ok2 := shortPart(stop)
	by, ok3 := shortPart(step)
	if ok1 && ok2 && ok3 {
		r.start, r.step = from, by
		switch {
		case by > 0 && to > from:
			r.count = int((to-from-1)/by + 1)
		case by < 0 && to < from:
			r.count = int((from-to-1)/-by + 1)
		}
		return r
	}
	r.n = new(big.Int)
	a, b, s := AsBig(start), AsBig(stop), AsBig(step)
	d := new(big.Int).Sub(b, a)
	if s.Sign() < 0 {
		d.Neg(d)
	}
	if d.Sign() > 0 {
		d.Sub(d, big.NewInt(1))
		r.n.Quo(d, new(big.Int).Abs(s))
		r.n.Add(r.n, big.NewInt(1))
	}
	return r
}

// at gives the item at an index from 0.
func (r *Range) at(i *big.Int) *big.Int {
	x := new(big.Int).Mul(i, AsBig(r.Step))
	return x.Add(x, AsBig(r.Start))
}

func (r *Range) item(t *Thread, i *big.Int) (Value, error) {
	if i.Sign() < 0 {
		i = new(big.Int).Add(i, r.length())
	}
	if i.Sign() < 0 || i.Cmp(r.length()) >= 0 {
		return Null, t.Errorf(IndexError, "range object index out of range")
	}
	return t.BigInt(r.at(i)), nil
}

// indexOf gives the index of an item, nil if it isn't in the range.
func (r *Range) indexOf(x *big.Int) *big.Int {
	d := new(big.Int).Sub(x, AsBig(r.Start))
	q, m := new(big.Int).QuoRem(d, AsBig(r.Step), new(big.Int))
	if m.Sign() != 0 || q.Sign() < 0 || q.Cmp(r.length()) >= 0 {
		return nil
	}
	return q
}

func rangeRepr(t *Thread, self Value) (Value, error) {
	r := (*Range)(self.Ref)
	text := "range("
	parts := []Value{r.Start, r.Stop}
	if i, ok := AsInt64(r.Step); !ok || i != 1 {
		parts = append(parts, r.Step)
	}
	for i, p := range parts {
		s, err := Repr(t, p)
		if err != nil {
			return Null, err
		}
		if i > 0 {
			text += ", "
		}
		text += s
	}
	return t.Str(text + ")"), nil
}

func rangeHash(t *Thread, self Value) (int64, error) {
	r := (*Range)(self.Ref)
	none, err := Hash(t, None)
	if err != nil {
		return 0, err
	}
	hashes := []int64{pyhash.BigInt(r.length()), none, none}
	if r.length().Sign() > 0 {
		hashes[1] = pyhash.BigInt(AsBig(r.Start))
		if r.length().Cmp(big.NewInt(1)) > 0 {
			hashes[2] = pyhash.BigInt(AsBig(r.Step))
		}
	}
	return pyhash.Tuple(hashes), nil
}

func rangeCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	x, y := Native[Range](a, RangeType), Native[Range](b, RangeType)
	if x == nil || y == nil || op != EQ && op != NE {
		return NotImplemented, nil
	}
	same := x.length().Cmp(y.length()) == 0
	if same && x.length().Sign() > 0 {
		same = AsBig(x.Start).Cmp(AsBig(y.Start)) == 0
		if same && x.length().Cmp(big.NewInt(1)) > 0 {
			same = AsBig(x.Step).Cmp(AsBig(y.Step)) == 0
		}
	}
	return Bool(same == (op == EQ)), nil
}

func rangeSubscript(t *Thread, self, key Value) (Value, error) {
	r := (*Range)(self.Ref)
	if key.Type().Slots.Index != nil {
		i, err := Index(t, key)
		if err != nil {
			return Null, err
		}
		if r.n == nil && i.IsInt() {
			n := i.AsInt()
			if n < 0 {
				n += int64(r.count)
			}
			if n >= 0 && n < int64(r.count) {
				return t.Int(r.start + n*r.step), nil
			}
		}
		return r.item(t, AsBig(i))
	}
	s := Native[Slice](key, SliceType)
	if s == nil {
		return Null, t.Errorf(TypeError, "range indices must be integers or slices, not %s", key.Type().Name)
	}
	start, stop, step, err := s.bigIndices(t, r.length())
	if err != nil {
		return Null, err
	}
	newStep := t.BigInt(new(big.Int).Mul(AsBig(r.Step), step))
	return makeRange(t.BigInt(r.at(start)), t.BigInt(r.at(stop)), newStep).Value(), nil
}

// bigIndices is slice.indices for a length of any size.
func (s *Slice) bigIndices(t *Thread, n *big.Int) (start, stop, step *big.Int, err error) {
	part := func(v Value) (*big.Int, error) {
		if v == None {
			return nil, nil
		}
		if v.Type().Slots.Index == nil {
			return nil, t.Errorf(TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		i, err := Index(t, v)
		if err != nil {
			return nil, err
		}
		return AsBig(i), nil
	}
	if step, err = part(s.Step); err != nil {
		return
	}
	if step == nil {
		step = big.NewInt(1)
	}
	if step.Sign() == 0 {
		return nil, nil, nil, t.Errorf(ValueError, "slice step cannot be zero")
	}
	lower, upper := new(big.Int), n
	if step.Sign() < 0 {
		lower, upper = big.NewInt(-1), new(big.Int).Sub(n, big.NewInt(1))
	}
	bound := func(v Value, otherwise *big.Int) (*big.Int, error) {
		i, err := part(v)
		if err != nil {
			return nil, err
		}
		if i == nil {
			return otherwise, nil
		}
		if i.Sign() < 0 {
			if i = new(big.Int).Add(i, n); i.Cmp(lower) < 0 {
				return lower, nil
			}
			return i, nil
		}
		if i.Cmp(upper) > 0 {
			return upper, nil
		}
		return i, nil
	}
	first, last := lower, upper
	if step.Sign() < 0 {
		first, last = upper, lower
	}
	if start, err = bound(s.Start, first); err != nil {
		return
	}
	stop, err = bound(s.Stop, last)
	return
}

// RangeIter is the iterator of a range whose items fit in 64 bits. The machine's loop
// knows it.
type RangeIter struct {
	Header
	At, Step int64 // the next item, and how far from there the one after it is
	Left     int
	Taken    int // how many items it gave, for the recorder
}

// longRangeIter is the iterator of other ranges.
type longRangeIter struct {
	Header
	next, step, left *big.Int
	at               Value // the last item given, for the recorder
}

var (
	RangeIterType     = NewBuiltinType("range_iterator", nil, LayoutNative)
	longRangeIterType = NewBuiltinType("longrange_iterator", nil, LayoutNative)
)

func newRangeIter(t *Thread, r *Range, backwards bool) Value {
	if r.n == nil && !backwards {
		return (&RangeIter{Header: Header{Type: RangeIterType}, At: r.start, Step: r.step, Left: r.count}).Value()
	}
	start, step, n := AsBig(r.Start), AsBig(r.Step), r.length()
	if backwards {
		start = r.at(new(big.Int).Sub(n, big.NewInt(1)))
		step = new(big.Int).Neg(step)
	}
	_, stopFits := AsInt64(r.Stop)
	if start.IsInt64() && step.IsInt64() && n.IsInt64() && stopFits {
		return (&RangeIter{Header: Header{Type: RangeIterType}, At: start.Int64(), Step: step.Int64(), Left: int(n.Int64())}).Value()
	}
	return (&longRangeIter{Header: Header{Type: longRangeIterType}, next: start, step: step, left: n}).Value()
}
