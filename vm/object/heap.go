package object

import (
	"slices"

	"bytewalk/vm/trace"
)

// The functions in this file, the methods of Dict and Set that change them, and
// SetAttrDict are the only places where an object that a program can see is changed.
// Each tells the recorder if the object is watched, before the change.

// Wrote tells the recorder and the Lifetime of a change to a watched object. Packages with
// objects of their own call it under `if h.Flags&Watched != 0`.
func (t *Thread) Wrote(h *Header, op trace.HeapOp, place int, key, old, new Value) {
	if t.Life != nil && h.Flags&Held != 0 {
		t.Life.Wrote(h, op, key, old, new)
	}
	if t.Recorder == nil || h.Flags&recorded == 0 {
		return
	}
	t.effect = trace.Effect{Kind: trace.HeapWrite, Op: op, Object: trace.Value(h.Value()), Place: int32(place),
		Key: trace.Value(key), Old: trace.Value(old), New: trace.Value(new)}
	t.Recorder.Effect(&t.effect)
}

// Field writes *place, the field with a number of the object h.
func (t *Thread) Field(h *Header, number int, place *Value, new Value) {
	if h.Flags&Watched != 0 {
		t.Wrote(h, trace.SetField, number, Null, *place, new)
	}
	*place = new
}

// IntField writes *place, the field with a number of the object h, such as an
// iterator's position.
func (t *Thread) IntField(h *Header, number int, place *int, new int) {
	if h.Flags&Watched != 0 {
		t.Wrote(h, trace.SetField, number, Null, t.Int(int64(*place)), t.Int(int64(new)))
	}
	*place = new
}

// SetCell changes what a cell holds; NULL unbinds the variable.
func (t *Thread) SetCell(c *Cell, v Value) {
	if c.Flags&Watched != 0 {
		t.Wrote(&c.Header, trace.SetField, 0, Null, c.Value, v)
	}
	c.Value = v
}

// NewTuple gives a tuple that has items for its own. Without items it is the empty
// tuple.
func NewTuple(items ...Value) *Tuple {
	if len(items) == 0 {
		return EmptyTuple
	}
	return &Tuple{Header: Header{Type: TupleType}, Items: items}
}

// tupleWith is a tuple with its items in one piece of memory.
type tupleWith[Items any] struct {
	Tuple
	items Items
}

// CopyTuple gives a tuple of copies of items, which may be changed afterwards.
func CopyTuple(items []Value) *Tuple {
	switch len(items) {
	case 0:
		return EmptyTuple
	case 1:
		t := &tupleWith[[1]Value]{Tuple: Tuple{Header: Header{Type: TupleType}}}
		t.items[0] = items[0]
		t.Items = t.items[:]
		return &t.Tuple
	case 2:
		return PairOf(items[0], items[1])
	case 3:
		t := &tupleWith[[3]Value]{Tuple: Tuple{Header: Header{Type: TupleType}}, items: [3]Value(items)}
		t.Items = t.items[:]
		return &t.Tuple
	case 4:
		t := &tupleWith[[4]Value]{Tuple: Tuple{Header: Header{Type: TupleType}}, items: [4]Value(items)}
		t.Items = t.items[:]
		return &t.Tuple
	}
	return NewTuple(append([]Value(nil), items...)...)
}

// PairOf gives a tuple of two items.
func PairOf(a, b Value) *Tuple {
	t := &tupleWith[[2]Value]{Tuple: Tuple{Header: Header{Type: TupleType}}, items: [2]Value{a, b}}
	t.Items = t.items[:]
	return &t.Tuple
}

// NewList gives a list that has items for its own.
func NewList(items []Value) *List {
	return &List{Header: Header{Type: ListType}, Items: items}
}

// SetIndex replaces an item: i is from 0 to len-1.
func (l *List) SetIndex(t *Thread, i int, v Value) {
	if l.Flags&Watched != 0 {
		t.Wrote(&l.Header, trace.SetIndex, i, Null, l.Items[i], v)
	}
	l.Items[i] = v
}

// Append adds an item at the end.
func (l *List) Append(t *Thread, v Value) {
	if l.Flags&Watched != 0 {
		t.Wrote(&l.Header, trace.Insert, len(l.Items), Null, Null, v)
	}
	if n := len(l.Items); n == cap(l.Items) && n >= 256 {
		l.Items = slices.Grow(l.Items, n)
	}
	l.Items = append(l.Items, v)
}

// Insert adds an item before index i, from 0 to len.
func (l *List) Insert(t *Thread, i int, v Value) {
	if l.Flags&Watched != 0 {
		t.Wrote(&l.Header, trace.Insert, i, Null, Null, v)
	}
	l.Items = slices.Insert(l.Items, i, v)
}

// Remove takes the item at index i away and gives it.
func (l *List) Remove(t *Thread, i int) Value {
	old := l.Items[i]
	if l.Flags&Watched != 0 {
		t.Wrote(&l.Header, trace.Remove, i, Null, old, Null)
	}
	l.Items = slices.Delete(l.Items, i, i+1)
	return old
}

// Splice puts copies of the values new in the place of Items[i:j].
func (l *List) Splice(t *Thread, i, j int, new []Value) {
	if l.Flags&Held != 0 && t.Life != nil {
		for k := j - 1; k >= i; k-- {
			t.Life.Wrote(&l.Header, trace.Splice, Null, l.Items[k], Null)
		}
		for _, v := range new {
			t.Life.Wrote(&l.Header, trace.Splice, Null, Null, v)
		}
	}
	if l.Flags&recorded != 0 && t.Recorder != nil {
		t.Recorder.Effect(&trace.Effect{Kind: trace.HeapWrite, Op: trace.Splice, Object: trace.Value(l.Value()), Place: int32(i),
			Detail: &trace.Spliced{Old: traced(l.Items[i:j]), New: traced(new)}})
	}
	l.Items = slices.Replace(l.Items, i, j, new...)
}

// traced copies values for a recorder.
func traced(values []Value) []trace.Value {
	c := make([]trace.Value, len(values))
	for i, v := range values {
		c[i] = trace.Value(v)
	}
	return c
}

// SetBytes replaces B[i:j] of a bytearray by new; it gives BufferError if there are views that
// forbid the change of the size.
func (b *ByteArray) SetBytes(t *Thread, i, j int, new []byte) error {
	if b.Exports > 0 && len(new) != j-i {
		return t.Errorf(BufferError, "Existing exports of data: object cannot be re-sized")
	}
	if b.Flags&recorded != 0 && t.Recorder != nil {
		t.Recorder.Effect(&trace.Effect{Kind: trace.HeapWrite, Op: trace.Splice, Object: trace.Value(b.Value()), Place: int32(i),
			Detail: &trace.Spliced{Old: byteValues(b.B[i:j]), New: byteValues(new)}})
	}
	if len(new) == j-i {
		copy(b.B[i:j], new)
		return nil
	}
	b.B = slices.Replace(b.B, i, j, new...)
	return nil
}

func byteValues(b []byte) []trace.Value {
	c := make([]trace.Value, len(b))
	for i, x := range b {
		c[i] = trace.Value(SmallInt(int64(x)))
	}
	return c
}

// wroteAttr tells the recorder that an attribute changes, or with new NULL goes.
func (t *Thread) wroteAttr(h *Header, name string, old, new Value) {
	op := trace.SetAttr
	if new.IsNull() {
		op = trace.DeleteAttr
	}
	t.Wrote(h, op, 0, t.Intern(name).Value(), old, new)
}

// wroteField tells the recorder that a field with a number changes; nothing is shown
// as NULL for None.
func (t *Thread) wroteField(h *Header, number int, old, new Value) {
	t.Wrote(h, trace.SetField, number, Null, old, new)
}

// Watch makes an object watched: from now on its changes are told to the recorder.
func Watch(v Value) {
	h := v.Header()
	h.Flags |= recorded
	if v.Type().Layout == LayoutDict {
		if d := (*Dict)(v.Ref); d.owner != nil {
			d.Flags |= Exposed
		}
	}
	if a := AttrsOf(v); a != nil && a.Dict != nil && a.Dict.owner == h {
		a.Dict.Flags |= recorded
	}
}

// Hold makes an object one whose changes are told to the Lifetime.
func Hold(v Value) {
	h := v.Header()
	h.Flags |= Held
	if v.Type().Layout == LayoutDict {
		if d := (*Dict)(v.Ref); d.owner != nil {
			d.owner.Flags |= Held
		}
	}
}

// Met reports whether the recorder knows an object. An object's attributes are watched
// with it, but their dict is known only when the program comes to it.
func Met(v Value) bool {
	flags := v.Header().Flags
	switch {
	case flags&Shared != 0:
		return true
	case flags&recorded == 0:
		return false
	}
	return v.Type().Layout != LayoutDict || flags&Exposed != 0 || (*Dict)(v.Ref).owner == nil
}
