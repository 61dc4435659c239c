package object

import (
	"fmt"
	"math/big"
	"unsafe"

	"bytewalk/internal/pyhash"
)

// sameFunc reports whether two functions are the same one; neither may be a closure
// made twice.
func sameFunc[F any](a, b F) bool {
	return *(*unsafe.Pointer)(unsafe.Pointer(&a)) == *(*unsafe.Pointer)(unsafe.Pointer(&b))
}

// Repr is repr(v).
func Repr(t *Thread, v Value) (string, error) {
	if v.IsNull() {
		return "<NULL>", nil
	}
	const where = " while getting the repr of an object"
	if err := t.Enter(where); err != nil {
		return "", err
	}
	var r Value
	err := t.descend(where)
	if err == nil {
		r, err = v.Type().Slots.Repr(t, v)
		t.native--
	}
	t.Leave()
	if err != nil {
		return "", err
	}
	if !r.IsStr() {
		return "", t.Errorf(TypeError, "__repr__ returned non-string (type %s)", r.Type().Name)
	}
	return r.Str().Text, nil
}

// ToStr is str(v); it gives a str or an instance of a subclass.
func ToStr(t *Thread, v Value) (Value, error) {
	if v.Type() == StrType {
		return v, nil
	}
	if err := t.Enter(" while getting the str of an object"); err != nil {
		return Null, err
	}
	r, err := v.Type().Slots.Str(t, v)
	t.Leave()
	if err == nil && !r.IsStr() {
		err = t.Errorf(TypeError, "__str__ returned non-string (type %s)", r.Type().Name)
	}
	return r, err
}

// Hash is hash(v).
func Hash(t *Thread, v Value) (int64, error) {
	switch {
	case v.IsInt():
		return pyhash.Int(v.AsInt()), nil
	case v.Type() == StrType:
		return t.HashStr((*Str)(v.Ref)), nil
	}
	if f := v.Type().Slots.Hash; f != nil {
		if err := t.descend(""); err != nil {
			return 0, err
		}
		h, err := f(t, v)
		t.native--
		return h, err
	}
	return 0, t.Errorf(TypeError, "unhashable type: '%s'", v.Type().Name)
}

// HashPointer is the hash of an object that is equal to itself alone. It is made of
// the object's number, so that runs are alike.
func HashPointer(t *Thread, v Value) (int64, error) {
	return int64(t.ID(v) >> 4), nil
}

// ID is id(v).
func (t *Thread) ID(v Value) uint64 {
	if off := v.numberOffset(); off < 2*serials {
		return 1<<62 | uint64(off)<<37 ^ (v.Word*0x9E3779B97F4A7C15>>28)<<1
	}
	h := v.Header()
	if h.ID == 0 {
		h.ID = t.NewID()
	}
	return 0x7f0000000000 + uint64(h.ID)*16
}

// IsTrue is bool(v).
func IsTrue(t *Thread, v Value) (bool, error) {
	switch v {
	case True:
		return true, nil
	case False, None:
		return false, nil
	}
	if v.IsInt() {
		return v.Word != 0, nil
	}
	s := &v.Type().Slots
	if s.Bool != nil {
		return s.Bool(t, v)
	}
	if s.Len != nil {
		n, err := s.Len(t, v)
		return n > 0, err
	}
	return true, nil
}

// Compare is a rich comparison (PyObject_RichCompare).
func Compare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if err := t.Enter(" in comparison"); err != nil {
		return Null, err
	}
	var r Value
	err := t.descend(" in comparison")
	if err == nil {
		r, err = compare(t, a, b, op)
		t.native--
	}
	t.Leave()
	return r, err
}

func compare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	ta, tb := a.Type(), b.Type()
	swapped := false
	if ta != tb && tb.IsSubtype(ta) && tb.Slots.RichCompare != nil {
		swapped = true
		if r, err := tb.Slots.RichCompare(t, b, a, op.Swapped()); err != nil || r != NotImplemented {
			return r, err
		}
	}
	if f := ta.Slots.RichCompare; f != nil {
		if r, err := f(t, a, b, op); err != nil || r != NotImplemented {
			return r, err
		}
	}
	if f := tb.Slots.RichCompare; f != nil && !swapped {
		if r, err := f(t, b, a, op.Swapped()); err != nil || r != NotImplemented {
			return r, err
		}
	}
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Null, t.Errorf(TypeError, "'%s' not supported between instances of '%s' and '%s'", op, ta.Name, tb.Name)
}

// CompareBool is a rich comparison of which only the truth is wanted; identical
// objects are equal without asking (PyObject_RichCompareBool).
func CompareBool(t *Thread, a, b Value, op CompareOp) (bool, error) {
	if a == b {
		if op == EQ {
			return true, nil
		}
		if op == NE {
			return false, nil
		}
	}
	r, err := Compare(t, a, b, op)
	if err != nil {
		return false, err
	}
	return IsTrue(t, r)
}

// Equal reports whether a is b or a == b.
func Equal(t *Thread, a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.IsInt() && b.IsInt() {
		return a.Word == b.Word, nil
	}
	if a.Type() == StrType && b.Type() == StrType {
		return (*Str)(a.Ref).Text == (*Str)(b.Ref).Text, nil
	}
	return CompareBool(t, a, b, EQ)
}

// Iter is iter(v).
func Iter(t *Thread, v Value) (Value, error) {
	s := &v.Type().Slots
	if s.Iter == nil {
		if s.Item != nil && !v.IsDict() {
			return newSeqIter(v), nil
		}
		return Null, t.Errorf(TypeError, "'%s' object is not iterable", v.Type().Name)
	}
	it, err := s.Iter(t, v)
	if err == nil && it.Type().Slots.Next == nil {
		return Null, t.Errorf(TypeError, "iter() returned non-iterator of type '%s'", it.Type().Name)
	}
	return it, err
}

// Next gives an iterator's next value, NULL at its end.
func Next(t *Thread, it Value) (Value, error) {
	f := it.Type().Slots.Next
	if f == nil {
		return Null, t.Errorf(TypeError, "'%s' object is not an iterator", it.Type().Name)
	}
	if err := t.descend(""); err != nil {
		return Null, err
	}
	v, err := f(t, it)
	t.native--
	if err == nil && t.events.Load() != 0 {
		err = t.CheckEvents() // an iterator may have no end
		return v, err
	}
	if err != nil && v.IsNull() && IsException(err, StopIteration) {
		return Null, nil
	}
	return v, err
}

// Iterate calls f with every value of an iterable, until f gives an error.
func Iterate(t *Thread, v Value, f func(item Value) error) error {
	switch v.Type() {
	case TupleType:
		for _, item := range v.Tuple().Items {
			if err := f(item); err != nil {
				return err
			}
		}
		return nil
	case ListType:
		for l, i := v.List(), 0; i < len(l.Items); i++ {
			if err := f(l.Items[i]); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	for {
		item, err := Next(t, it)
		if err != nil {
			return err
		}
		if item.IsNull() {
			return nil
		}
		if err := f(item); err != nil {
			return err
		}
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
}

// Collect gives the values of an iterable in a slice of the caller's own.
func Collect(t *Thread, v Value) ([]Value, error) {
	switch v.Type() {
	case TupleType:
		return append([]Value(nil), v.Tuple().Items...), nil
	case ListType:
		return append([]Value(nil), v.List().Items...), nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return nil, err
	}
	return t.collectFrom(it, v)
}

// collectFrom is Collect for an iterable v of which the iterator is there.
func (t *Thread) collectFrom(it, v Value) ([]Value, error) {
	return t.collectInto(nil, it, v)
}

// collectInto is collectFrom that appends to items.
func (t *Thread) collectInto(items []Value, it, v Value) ([]Value, error) {
	if err := t.lengthHint(v); err != nil {
		return items, err
	}
	for {
		item, err := Next(t, it)
		if err != nil || item.IsNull() {
			return items, err
		}
		items = append(items, item)
		if err := t.CheckEvents(); err != nil {
			return items, err
		}
	}
}

// CollectOr is Collect with a message of its own for what cannot be iterated
// (PySequence_Fast).
func CollectOr(t *Thread, v Value, message string) ([]Value, error) {
	if v.Type() == TupleType || v.Type() == ListType {
		return Collect(t, v)
	}
	it, err := Iter(t, v)
	if err != nil {
		if IsException(err, TypeError) {
			err = t.Errorf(TypeError, "%s", message)
		}
		return nil, err
	}
	return t.collectFrom(it, it)
}

// lengthHint asks a program's object how many items it expects to have, as CPython does
// before it makes room for them (PyObject_LengthHint): what counts here is what the
// question prints and raises.
func (t *Thread) lengthHint(v Value) error {
	typ := v.Type()
	if !typ.Heap {
		return nil
	}
	if f := typ.Slots.Len; f != nil {
		if _, err := f(t, v); err == nil || !IsException(err, TypeError) {
			return err
		}
	}
	f, err := LookupSpecial(t, v, "__length_hint__")
	if err != nil || f.IsNull() {
		return err
	}
	r, err := CallArgs(t, f)
	switch {
	case err != nil && IsException(err, TypeError), r == NotImplemented:
		return nil
	case err != nil:
		return err
	case AsBig(r) == nil:
		return t.Errorf(TypeError, "__length_hint__ must be an integer, not %s", r.Type().Name)
	}
	n, err := AsIndex(t, r, OverflowError)
	if err == nil && n < 0 {
		err = t.Errorf(ValueError, "__length_hint__() should return >= 0")
	}
	return err
}

// MappingKeys gives what a mapping's keys() has (PyMapping_Keys).
func MappingKeys(t *Thread, v Value) ([]Value, error) {
	f, err := GetAttr(t, v, t.Intern("keys"))
	if err != nil {
		return nil, err
	}
	if f.Type().Slots.Call == nil {
		return nil, t.Errorf(TypeError, "attribute of type '%s' is not callable", f.Type().Name)
	}
	r, err := CallArgs(t, f)
	if err != nil {
		return nil, err
	}
	return CollectOr(t, r, fmt.Sprintf("%s.keys() returned a non-iterable (type %s)", v.Type().Name, r.Type().Name))
}

// Length is len(v).
func Length(t *Thread, v Value) (int, error) {
	if f := v.Type().Slots.Len; f != nil {
		return f(t, v)
	}
	return 0, t.Errorf(TypeError, "object of type '%s' has no len()", v.Type().Name)
}

// GetItem is v[key].
func GetItem(t *Thread, v, key Value) (Value, error) {
	typ := v.Type()
	if f := typ.Slots.Subscript; f != nil {
		return f(t, v, key)
	}
	if f := typ.Slots.Item; f != nil {
		i, err := sequenceIndex(t, v, key)
		if err != nil {
			return Null, err
		}
		return f(t, v, i)
	}
	if v.IsType() {
		if f, err := LookupAttr(t, v, t.Intern("__class_getitem__")); err != nil || !f.IsNull() {
			if err != nil {
				return Null, err
			}
			return Call(t, f, []Value{key}, nil)
		}
		if a := genericClassItem(t, v.AsType(), key); !a.IsNull() {
			return a, nil
		}
		if t.Runtime.Generics {
			return Null, t.Errorf(TypeError, "type '%s' is not subscriptable", v.AsType().Name)
		}
	}
	return Null, t.Errorf(TypeError, "'%s' object is not subscriptable", typ.Name)
}

// sequenceIndex gives the index that key is for a type with Item alone.
func sequenceIndex(t *Thread, v, key Value) (int, error) {
	if key.Type().Slots.Index == nil {
		return 0, t.Errorf(TypeError, "sequence index must be integer, not '%s'", key.Type().Name)
	}
	i, err := AsIndex(t, key, IndexError)
	if err != nil {
		return 0, err
	}
	if f := v.Type().Slots.Len; i < 0 && f != nil {
		n, err := f(t, v)
		if err != nil {
			return 0, err
		}
		i += n
	}
	return i, nil
}

// SetItem is v[key] = value, or del v[key] if value is NULL.
func SetItem(t *Thread, v, key, value Value) error {
	typ := v.Type()
	if f := typ.Slots.SetSubscript; f != nil {
		return f(t, v, key, value)
	}
	if f := typ.Slots.SetItem; f != nil {
		i, err := sequenceIndex(t, v, key)
		if err != nil {
			return err
		}
		return f(t, v, i, value)
	}
	if index := key.Type().Slots.Index; index != nil && (v.Has(LayoutBytes) || typ == MappingProxyType) {
		// They have the functions of sequences, which the index is made for first.
		if _, err := AsIndex(t, key, IndexError); err != nil {
			return err
		}
	}
	what := "assignment"
	if value.IsNull() {
		what = "deletion"
		if s := &typ.Slots; key.Type().Slots.Index != nil && (typ.Heap || s.Item != nil || s.Contains != nil || s.Repeat != nil) {
			return t.Errorf(TypeError, "'%s' object doesn't support item deletion", typ.Name)
		}
	}
	return t.Errorf(TypeError, "'%s' object does not support item %s", typ.Name, what)
}

// Contains is item in v.
func Contains(t *Thread, v, item Value) (bool, error) {
	if f := v.Type().Slots.Contains; f != nil {
		return f(t, v, item)
	}
	it, err := Iter(t, v)
	if err != nil {
		if IsException(err, TypeError) {
			return false, t.Errorf(TypeError, "argument of type '%s' is not iterable", v.Type().Name)
		}
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

// Index is operator.index(v): an int, in place or a BigInt.
func Index(t *Thread, v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	if v.Has(LayoutInt) || v.Has(LayoutBool) {
		return v, nil
	}
	f := v.Type().Slots.Index
	if f == nil {
		return Null, t.Errorf(TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
	}
	r, err := f(t, v)
	if err == nil && !r.Has(LayoutInt) && !r.Has(LayoutBool) {
		err = t.Errorf(TypeError, "__index__ returned non-int (type %s)", r.Type().Name)
	}
	return r, err
}

// AsIndex gives v as a Go int (PyNumber_AsSsize_t): outside the range it raises an
// exception of class overflow, or gives the nearest int if overflow is nil.
func AsIndex(t *Thread, v Value, overflow *Type) (int, error) {
	r, err := Index(t, v)
	if err != nil {
		return 0, err
	}
	i, ok := AsInt64(r)
	if ok {
		return int(i), nil
	}
	if overflow != nil {
		return 0, t.Errorf(overflow, "cannot fit '%s' into an index-sized integer", v.Type().Name)
	}
	if AsBig(r).Sign() < 0 {
		return -1 << 63, nil
	}
	return 1<<63 - 1, nil
}

// AsInt64 gives an int, or an instance of a subclass such as bool, as an int64; ok is
// false if it does not fit or is none.
func AsInt64(v Value) (i int64, ok bool) {
	if v.IsInt() {
		return v.AsInt(), true
	}
	if v.IsNull() {
		return 0, false
	}
	switch v.Type().Layout {
	case LayoutBool:
		if v == True {
			return 1, true
		}
		return 0, true
	case LayoutInt:
		b := (*BigInt)(v.Ref).Big
		return b.Int64(), b.IsInt64()
	}
	return 0, false
}

// AsBig gives an int, or an instance of a subclass such as bool, as a big.Int that is
// not to be modified; nil if v is none.
func AsBig(v Value) *big.Int {
	if i, ok := AsInt64(v); ok {
		return big.NewInt(i)
	}
	if v.Has(LayoutInt) {
		return (*BigInt)(v.Ref).Big
	}
	return nil
}

// BigInt gives the int that b is; b is not to be modified afterwards.
func (t *Thread) BigInt(b *big.Int) Value {
	if b.IsInt64() {
		return t.Int(b.Int64())
	}
	return (&BigInt{Header: Header{Type: IntType}, Big: b}).Value()
}

// AsFloat64 gives a float, or an instance of a subclass, as a float64; ok is false if v
// is none.
func AsFloat64(v Value) (f float64, ok bool) {
	if v.IsFloat() {
		return v.AsFloat(), true
	}
	if v.Has(LayoutFloat) {
		return (*FloatObject)(v.Ref).F, true
	}
	return 0, false
}
