package stdlib

import (
	"slices"
	"unsafe"

	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// deque is a collections.deque. Its items lie in a slice with room at both ends.
type deque struct {
	object.Header
	buf     []Value
	first   int // in buf
	maxLen  int // below 0: no limit
	changes int // counts changes, for iterators
}

// dequeIter is the iterator of a deque, forwards or backwards.
type dequeIter struct {
	object.Header
	d       *deque // nil at the end
	pos     int
	changes int
}

var dequeType, dequeIterType, dequeReverseIterType *object.Type

func (d *deque) items() []Value { return d.buf[d.first:] }

func (d *deque) wrote(t *Thread, op trace.HeapOp, i int, old, new Value) {
	d.changes++
	if d.Flags&object.Watched != 0 {
		t.Wrote(&d.Header, op, i, object.Null, old, new)
	}
}

func (d *deque) append(t *Thread, v Value) {
	if d.maxLen == 0 {
		return
	}
	if d.maxLen > 0 && len(d.items()) == d.maxLen {
		d.popLeft(t)
	}
	d.wrote(t, trace.Insert, len(d.items()), object.Null, v)
	if len(d.buf) == cap(d.buf) && d.first > len(d.buf)/2 {
		n := copy(d.buf, d.items())
		clear(d.buf[n:])
		d.buf, d.first = d.buf[:n], 0
	}
	d.buf = append(d.buf, v)
}

func (d *deque) appendLeft(t *Thread, v Value) {
	if d.maxLen == 0 {
		return
	}
	if d.maxLen > 0 && len(d.items()) == d.maxLen {
		d.pop(t)
	}
	d.wrote(t, trace.Insert, 0, object.Null, v)
	if d.first == 0 {
		gap := max(8, len(d.buf))
		buf := make([]Value, gap+len(d.buf), 2*gap+len(d.buf))
		copy(buf[gap:], d.buf)
		d.buf, d.first = buf, gap
	}
	d.first--
	d.buf[d.first] = v
}

// pop takes the last item away; there must be one.
func (d *deque) pop(t *Thread) Value {
	n := len(d.items()) - 1
	v := d.items()[n]
	d.wrote(t, trace.Remove, n, v, object.Null)
	d.items()[n] = object.Null
	d.buf = d.buf[:len(d.buf)-1]
	return v
}

// popLeft takes the first item away; there must be one.
func (d *deque) popLeft(t *Thread) Value {
	v := d.items()[0]
	d.wrote(t, trace.Remove, 0, v, object.Null)
	d.buf[d.first] = object.Null
	d.first++
	return v
}

func (d *deque) set(t *Thread, i int, v Value) {
	if d.Flags&object.Watched != 0 {
		t.Wrote(&d.Header, trace.SetIndex, i, object.Null, d.items()[i], v)
	}
	d.items()[i] = v
}

func (d *deque) insert(t *Thread, i int, v Value) {
	d.wrote(t, trace.Insert, i, object.Null, v)
	d.buf = slices.Insert(d.buf, d.first+i, v)
}

func (d *deque) remove(t *Thread, i int) {
	d.wrote(t, trace.Remove, i, d.items()[i], object.Null)
	d.buf = slices.Delete(d.buf, d.first+i, d.first+i+1)
}

func (d *deque) rotate(t *Thread, n int) {
	size := len(d.items())
	if size < 2 {
		return
	}
	if n %= size; n < 0 {
		n += size
	}
	if n <= size/2 {
		for range n {
			d.appendLeft(t, d.pop(t))
		}
		return
	}
	for range size - n {
		v := d.popLeft(t)
		d.append(t, v)
	}
}

// newDequeLike gives an empty deque of v's class with its limit.
func newDequeLike(t *Thread, v Value) (Value, error) {
	limit := object.None
	if n := (*deque)(v.Ref).maxLen; n >= 0 {
		limit = t.Int(int64(n))
	}
	if !v.Type().Heap {
		return (&deque{Header: object.Header{Type: dequeType}, maxLen: (*deque)(v.Ref).maxLen}).Value(), nil
	}
	args := []Value{object.EmptyTuple.Value(), limit}
	if limit == object.None {
		args = nil
	}
	r, err := object.CallArgs(t, v.Type().Value(), args...)
	if err == nil && !object.IsInstance(r, dequeType) {
		err = t.Errorf(object.TypeError, "%s() must return a deque, not %s", typeName(v), typeName(r))
	}
	return r, err
}

// extend adds the items of an iterable at one end.
func (d *deque) extend(t *Thread, v Value, left bool) error {
	add := d.append
	if left {
		add = d.appendLeft
	}
	if v == d.Value() {
		for _, x := range slices.Clone(d.items()) {
			add(t, x)
		}
		return nil
	}
	return each(t, v, func(item Value) (bool, error) {
		add(t, item)
		return false, t.Reserve(int64(len(d.buf)) * 16)
	})
}

func defineDeque() {
	dequeType = object.NewModuleType("collections", "deque", nil, object.LayoutNative)
	dequeIterType = object.NewModuleType("_collections", "_deque_iterator", nil, object.LayoutNative)
	dequeReverseIterType = object.NewModuleType("_collections", "_deque_reverse_iterator", nil, object.LayoutNative)
	for typ, step := range map[*object.Type]int{dequeIterType: 1, dequeReverseIterType: -1} {
		object.Define(typ, &object.Definition{Final: true, Slots: object.Slots{Iter: object.SelfIter, Next: func(t *Thread, v Value) (Value, error) {
			it := (*dequeIter)(v.Ref)
			if it.d == nil {
				return object.Null, nil
			}
			if it.changes != it.d.changes {
				it.d = nil
				return object.Null, t.Errorf(object.RuntimeError, "deque mutated during iteration")
			}
			if it.pos < 0 || it.pos >= len(it.d.items()) {
				it.d = nil
				return object.Null, nil
			}
			item := it.d.items()[it.pos]
			t.IntField(&it.Header, 0, &it.pos, it.pos+step)
			return item, nil
		}}})
	}
	self := func(v Value) *deque { return (*deque)(v.Ref) }
	params := object.NewParams("deque", "| iterable maxlen")
	object.Define(dequeType, &object.Definition{
		Doc:  "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
		Size: unsafe.Sizeof(deque{}), Weak: true,
		Contents: func(v Value, add func(name string, key, value Value)) {
			for _, x := range self(v).items() {
				add("", object.Null, x)
			}
		},
		Slots: object.Slots{
			New: func(_ *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				d := object.Alloc[deque](typ)
				d.maxLen = -1
				return d.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				d := self(v)
				d.maxLen = -1
				if !a[1].IsNull() && a[1] != object.None {
					if !a[1].Has(object.LayoutInt) && !a[1].Has(object.LayoutBool) {
						return t.Errorf(object.TypeError, "an integer is required")
					}
					if d.maxLen, err = sizeArg(t, a[1]); err != nil {
						return err
					}
					if d.maxLen < 0 {
						return t.Errorf(object.ValueError, "maxlen must be non-negative")
					}
				}
				for len(d.items()) > 0 {
					d.pop(t)
				}
				if a[0].IsNull() {
					return nil
				}
				return d.extend(t, a[0], false)
			},
			Repr:        reprDeque,
			RichCompare: compareDeques,
			Hash: func(t *Thread, v Value) (int64, error) {
				return 0, t.Errorf(object.TypeError, "unhashable type: '%s'", typeName(v))
			},
			Iter: func(t *Thread, v Value) (Value, error) {
				return (&dequeIter{Header: object.Header{Type: dequeIterType}, d: self(v), changes: self(v).changes}).Value(), nil
			},
			Bool: func(_ *Thread, v Value) (bool, error) { return len(self(v).items()) > 0, nil },
			Len:  func(_ *Thread, v Value) (int, error) { return len(self(v).items()), nil },
			Item: func(t *Thread, v Value, i int) (Value, error) {
				if i < 0 || i >= len(self(v).items()) {
					return object.Null, t.Errorf(object.IndexError, "deque index out of range")
				}
				return self(v).items()[i], nil
			},
			SetItem: func(t *Thread, v Value, i int, value Value) error {
				d := self(v)
				if i < 0 || i >= len(d.items()) {
					return t.Errorf(object.IndexError, "deque index out of range")
				}
				if value.IsNull() {
					d.remove(t, i)
				} else {
					d.set(t, i, value)
				}
				return nil
			},
			Contains: func(t *Thread, v, item Value) (bool, error) {
				i, err := self(v).find(t, item, 0, len(self(v).items()))
				return i >= 0, err
			},
			Concat: func(t *Thread, a, b Value) (Value, error) {
				if !object.IsInstance(b, dequeType) {
					return object.Null, t.Errorf(object.TypeError, "can only concatenate deque (not \"%s\") to deque", typeName(b))
				}
				r, err := newDequeLike(t, a)
				if err != nil {
					return object.Null, err
				}
				if err := self(r).extend(t, a, false); err != nil {
					return object.Null, err
				}
				return r, self(r).extend(t, b, false)
			},
			InPlaceConcat: func(t *Thread, a, b Value) (Value, error) { return a, self(a).extend(t, b, false) },
			Repeat: func(t *Thread, v Value, n int) (Value, error) {
				r, err := newDequeLike(t, v)
				if err != nil {
					return object.Null, err
				}
				return r, self(r).repeat(t, self(v).items(), n)
			},
			InPlaceRepeat: func(t *Thread, v Value, n int) (Value, error) {
				d := self(v)
				items := slices.Clone(d.items())
				if n <= 0 {
					for len(d.items()) > 0 {
						d.pop(t)
					}
				}
				return v, d.repeat(t, items, n-1)
			},
		},
		Methods: dequeMethods(self),
		Getters: []object.Getter{{Name: "maxlen", Doc: "maximum size of a deque or None if unbounded", Get: func(t *Thread, v Value) (Value, error) {
			if n := self(v).maxLen; n >= 0 {
				return t.Int(int64(n)), nil
			}
			return object.None, nil
		}}},
	})
}

func (d *deque) repeat(t *Thread, items []Value, n int) error {
	if n > 0 && d.maxLen < 0 {
		if len(items) > 0 && n > (1<<40)/len(items) {
			return t.Errorf(object.MemoryError, "")
		}
		if err := t.Reserve(int64(n*len(items)) * 16); err != nil {
			return err
		}
	}
	for range n {
		for _, x := range items {
			d.append(t, x)
		}
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
	return nil
}

// find gives the index of an item from i to j-1, -1 if it is not there.
func (d *deque) find(t *Thread, item Value, i, j int) (int, error) {
	changes := d.changes
	for ; i < j && i < len(d.items()); i++ {
		same, err := object.Equal(t, d.items()[i], item)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
		if changes != d.changes {
			return -1, t.Errorf(object.RuntimeError, "deque mutated during iteration")
		}
		if i&0xfff == 0xfff {
			if err := t.CheckEvents(); err != nil {
				return -1, err
			}
		}
	}
	return -1, nil
}

func dequeMethods(self func(v Value) *deque) []object.Method {
	copied := func(t *Thread, v Value) (Value, error) {
		r, err := newDequeLike(t, v)
		if err != nil {
			return object.Null, err
		}
		return r, self(r).extend(t, v, false)
	}
	return []object.Method{
		object.Method1("append", func(t *Thread, v, x Value) (Value, error) { self(v).append(t, x); return object.None, nil }),
		object.Method1("appendleft", func(t *Thread, v, x Value) (Value, error) { self(v).appendLeft(t, x); return object.None, nil }),
		object.Method1("extend", func(t *Thread, v, x Value) (Value, error) { return object.None, self(v).extend(t, x, false) }),
		object.Method1("extendleft", func(t *Thread, v, x Value) (Value, error) { return object.None, self(v).extend(t, x, true) }),
		object.Method0("pop", func(t *Thread, v Value) (Value, error) {
			if len(self(v).items()) == 0 {
				return object.Null, t.Errorf(object.IndexError, "pop from an empty deque")
			}
			return self(v).pop(t), nil
		}),
		object.Method0("popleft", func(t *Thread, v Value) (Value, error) {
			if len(self(v).items()) == 0 {
				return object.Null, t.Errorf(object.IndexError, "pop from an empty deque")
			}
			return self(v).popLeft(t), nil
		}),
		object.Method0("clear", func(t *Thread, v Value) (Value, error) {
			for len(self(v).items()) > 0 {
				self(v).pop(t)
			}
			return object.None, nil
		}),
		object.Method0("copy", copied), object.Method0("__copy__", copied),
		object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
			args := object.EmptyTuple
			if n := self(v).maxLen; n >= 0 {
				args = object.NewTuple(object.EmptyTuple.Value(), t.Int(int64(n)))
			}
			return reduced(t, v, args, object.InstanceDict(v), "")
		}),
		object.Method0("reverse", func(t *Thread, v Value) (Value, error) {
			d := self(v)
			items := slices.Clone(d.items())
			for i, x := range items {
				d.set(t, len(items)-1-i, x)
			}
			return object.None, nil
		}),
		object.Method0("__reversed__", func(t *Thread, v Value) (Value, error) {
			d := self(v)
			return (&dequeIter{Header: object.Header{Type: dequeReverseIterType}, d: d, pos: len(d.items()) - 1, changes: d.changes}).Value(), nil
		}),
		object.Method1("count", func(t *Thread, v, x Value) (Value, error) {
			n := int64(0)
			changes := self(v).changes
			for i := 0; ; i++ {
				var err error
				if i, err = self(v).find(t, x, i, len(self(v).items())); err != nil || i < 0 {
					return t.Int(n), err
				}
				if changes != self(v).changes {
					return object.Null, t.Errorf(object.RuntimeError, "deque mutated during iteration")
				}
				n++
			}
		}),
		object.MethodN("rotate", 0, 1, func(t *Thread, v Value, a []Value) (Value, error) {
			n := 1
			if !a[0].IsNull() {
				var err error
				if n, err = sizeArg(t, a[0]); err != nil {
					return object.Null, err
				}
			}
			self(v).rotate(t, n)
			return object.None, nil
		}),
		object.MethodN("insert", 2, 2, func(t *Thread, v Value, a []Value) (Value, error) {
			i, err := sizeArg(t, a[0])
			if err != nil {
				return object.Null, err
			}
			d := self(v)
			n := len(d.items())
			if d.maxLen >= 0 && n >= d.maxLen {
				return object.Null, t.Errorf(object.IndexError, "deque already at its maximum size")
			}
			if i < 0 {
				i = max(i+n, 0)
			}
			d.insert(t, min(i, n), a[1])
			return object.None, nil
		}),
		object.Method1("remove", func(t *Thread, v, x Value) (Value, error) {
			d := self(v)
			changes := d.changes
			i, err := d.find(t, x, 0, len(d.items()))
			if changes != d.changes && (err == nil || object.IsException(err, object.RuntimeError)) {
				message := "deque mutated during remove()."
				if since(t, "3.11") {
					message = "deque mutated during iteration"
				}
				err = t.Errorf(object.IndexError, "%s", message)
			}
			if err != nil {
				return object.Null, err
			}
			if i < 0 {
				return object.Null, absentFromDeque(t, x, since(t, "3.11"))
			}
			d.remove(t, i)
			return object.None, nil
		}),
		object.MethodN("index", 1, 3, func(t *Thread, v Value, a []Value) (Value, error) {
			d := self(v)
			bounds := [2]int{0, len(d.items())}
			for i, x := range a[1:] {
				if x.IsNull() {
					continue
				}
				if x.Type().Slots.Index == nil {
					return object.Null, t.Errorf(object.TypeError, "slice indices must be integers or have an __index__ method")
				}
				n, err := object.AsIndex(t, x, nil)
				if err != nil {
					return object.Null, err
				}
				if n < 0 {
					n = max(n+len(d.items()), 0)
				}
				bounds[i] = n
			}
			i, err := d.find(t, a[0], bounds[0], bounds[1])
			if err == nil && i < 0 {
				err = absentFromDeque(t, a[0], true)
			}
			return t.Int(int64(i)), err
		}),
	}
}

// absentFromDeque is the error of an item that is not there; shown says whether it is named.
func absentFromDeque(t *Thread, x Value, shown bool) error {
	if !shown {
		return t.Errorf(object.ValueError, "deque.remove(x): x not in deque")
	}
	text, err := object.Repr(t, x)
	if err != nil {
		return err
	}
	return t.Errorf(object.ValueError, "%s is not in deque", text)
}

func reprDeque(t *Thread, v Value) (Value, error) {
	d := (*deque)(v.Ref)
	if d.Flags&object.ReprActive != 0 {
		return t.Str("[...]"), nil
	}
	d.Flags |= object.ReprActive
	defer func() { d.Flags &^= object.ReprActive }()
	text, err := object.Repr(t, object.NewList(slices.Clone(d.items())).Value())
	if err != nil {
		return object.Null, err
	}
	if d.maxLen >= 0 {
		n, err := object.Repr(t, t.Int(int64(d.maxLen)))
		if err != nil {
			return object.Null, err
		}
		text += ", maxlen=" + n
	}
	return t.Str(shownName(v) + "(" + text + ")"), nil
}

func compareDeques(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
	if !object.IsInstance(a, dequeType) || !object.IsInstance(b, dequeType) {
		return object.NotImplemented, nil
	}
	x := object.NewList(slices.Clone((*deque)(a.Ref).items())).Value()
	y := object.NewList(slices.Clone((*deque)(b.Ref).items())).Value()
	return object.Compare(t, x, y, op)
}
