package object

func init() {
	Define(ListType, &Definition{
		Doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
		Slots: Slots{
			New: func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
				return Alloc[List](typ).Value(), nil
			},
			Init: initList,
			Repr: func(t *Thread, self Value) (Value, error) {
				l := self.List()
				if len(l.Items) == 0 {
					return t.Str("[]"), nil
				}
				return reprItems(t, self, func() []Value { return l.Items }, "[", "]", "[...]")
			},
			RichCompare: listCompare,
			Iter:        func(t *Thread, self Value) (Value, error) { return newListIter(self.List()), nil },
			Len:         func(t *Thread, self Value) (int, error) { return len(self.List().Items), nil },
			Item:        listItem,
			SetItem:     listSetItem,
			Subscript:   listSubscript, SetSubscript: listSetSubscript,
			Contains: func(t *Thread, self, item Value) (bool, error) {
				l := self.List()
				for i := 0; i < len(l.Items); i++ {
					if same, err := Equal(t, l.Items[i], item); err != nil || same {
						return same, err
					}
				}
				return false, nil
			},
			Concat: listConcat,
			Repeat: func(t *Thread, self Value, n int) (Value, error) {
				items, err := t.repeatItems(self.List().Items, n)
				return NewList(items).Value(), err
			},
			InPlaceConcat: func(t *Thread, a, b Value) (Value, error) { return a, a.List().Extend(t, b) },
			InPlaceRepeat: func(t *Thread, self Value, n int) (Value, error) {
				l := self.List()
				items, err := t.repeatItems(l.Items, n)
				if err == nil {
					l.Splice(t, 0, len(l.Items), items)
				}
				return self, err
			},
		},
		Methods: []Method{
			oneArg("__getitem__", listSubscript),
			oneArg("append", func(t *Thread, self, item Value) (Value, error) {
				self.List().Append(t, item)
				return None, nil
			}),
			noArgs("clear", func(t *Thread, self Value) (Value, error) {
				l := self.List()
				l.Splice(t, 0, len(l.Items), nil)
				l.Items = nil
				return None, nil
			}),
			noArgs("copy", func(t *Thread, self Value) (Value, error) {
				return NewList(append([]Value(nil), self.List().Items...)).Value(), nil
			}),
			oneArg("count", func(t *Thread, self, item Value) (Value, error) {
				l, n := self.List(), int64(0)
				for i := 0; i < len(l.Items); i++ {
					same, err := Equal(t, l.Items[i], item)
					if err != nil {
						return Null, err
					}
					if same {
						n++
					}
				}
				return t.Int(n), nil
			}),
			oneArg("extend", func(t *Thread, self, items Value) (Value, error) { return None, self.List().Extend(t, items) }),
			posArgs("index", 1, 3, func(t *Thread, self Value, args []Value) (Value, error) {
				l := self.List()
				return indexItem(t, func() []Value { return l.Items }, args, "")
			}),
			posArgs("insert", 2, 2, func(t *Thread, self Value, args []Value) (Value, error) {
				i, err := t.intArg(args[0])
				if err != nil {
					return Null, err
				}
				l := self.List()
				if i < 0 {
					i = max(i+len(l.Items), 0)
				}
				l.Insert(t, min(i, len(l.Items)), args[1])
				return None, nil
			}),
			posArgs("pop", 0, 1, func(t *Thread, self Value, args []Value) (Value, error) {
				i := -1
				if !args[0].IsNull() {
					var err error
					if i, err = t.intArg(args[0]); err != nil {
						return Null, err
					}
				}
				l := self.List()
				if len(l.Items) == 0 {
					return Null, t.Errorf(IndexError, "pop from empty list")
				}
				if i < 0 {
					i += len(l.Items)
				}
				if i < 0 || i >= len(l.Items) {
					return Null, t.Errorf(IndexError, "pop index out of range")
				}
				return l.Remove(t, i), nil
			}),
			oneArg("remove", func(t *Thread, self, item Value) (Value, error) {
				l := self.List()
				for i := 0; i < len(l.Items); i++ {
					same, err := Equal(t, l.Items[i], item)
					if err != nil {
						return Null, err
					}
					if same {
						if i < len(l.Items) {
							l.Remove(t, i)
						}
						return None, nil
					}
				}
				return Null, t.Errorf(ValueError, "list.remove(x): x not in list")
			}),
			noArgs("reverse", func(t *Thread, self Value) (Value, error) {
				l := self.List()
				if len(l.Items) > 1 {
					items := append([]Value(nil), l.Items...)
					reverse(items)
					l.Splice(t, 0, len(items), items)
				}
				return None, nil
			}),
			keywords("sort", "| $ key reverse", func(t *Thread, self Value, args []Value) (Value, error) {
				key, backwards := None, false
				if !args[0].IsNull() {
					key = args[0]
				}
				if !args[1].IsNull() {
					i, err := t.cIntArg(args[1])
					if err != nil {
						return Null, err
					}
					backwards = i != 0
				}
				return None, self.List().Sort(t, key, backwards)
			}),
			noArgs("__reversed__", func(t *Thread, self Value) (Value, error) {
				l := self.List()
				return (&listReverseIter{Header: Header{Type: listReverseIterType}, list: l, pos: len(l.Items) - 1}).Value(), nil
			}),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) {
				return t.Int(int64(40 + 8*len(self.List().Items))), nil
			}),
		},
	})
}

func initList(t *Thread, self Value, args []Value, kwnames []*Str) error {
	if len(kwnames) > 0 {
		if err := t.noKeywordsFor(self.Type(), ListType, newSlot, kwnames); err != nil {
			return err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional("list", len(args), 0, 1); err != nil {
		return err
	}
	l := self.List()
	if len(l.Items) > 0 {
		l.Splice(t, 0, len(l.Items), nil)
	}
	if len(args) == 1 {
		return l.Extend(t, args[0])
	}
	return nil
}

// Extend is list.extend: items of a list or tuple are added at once, those of other
// iterables one by one.
func (l *List) Extend(t *Thread, v Value) error {
	switch v.Type() {
	case ListType, TupleType:
		items, err := Collect(t, v)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			return nil
		}
		if err := t.Reserve(int64(len(l.Items)+len(items)) * 16); err != nil {
			return err
		}
		if len(l.Items) == 0 && l.Flags&Watched == 0 {
			l.Items = items
			return nil
		}
		l.Splice(t, len(l.Items), len(l.Items), items)
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	if err := t.lengthHint(v); err != nil {
		return err
	}
	for {
		item, err := Next(t, it)
		if err != nil || item.IsNull() {
			return err
		}
		l.Append(t, item)
		if err := t.CheckEvents(); err != nil {
			return err
		}
		if len(l.Items)&0xfff == 0 {
			if err := t.Reserve(int64(len(l.Items)) * 16); err != nil {
				return err
			}
		}
	}
}

func listCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !b.IsList() {
		return NotImplemented, nil
	}
	x, y := a.List(), b.List()
	if len(x.Items) != len(y.Items) && (op == EQ || op == NE) {
		return Bool(op == NE), nil
	}
	for i := 0; i < len(x.Items) && i < len(y.Items); i++ {
		v, w := x.Items[i], y.Items[i]
		same, err := Equal(t, v, w)
		if err != nil {
			return Null, err
		}
		if same {
			continue
		}
		if i >= len(x.Items) || i >= len(y.Items) {
			break // the comparison has shortened a list
		}
		if op == EQ || op == NE {
			return Bool(op == NE), nil
		}
		return Compare(t, v, w, op)
	}
	return Bool(op.Result(len(x.Items) - len(y.Items))), nil
}

func listItem(t *Thread, self Value, i int) (Value, error) {
	items := self.List().Items
	if i < 0 || i >= len(items) {
		return Null, t.Errorf(IndexError, "list index out of range")
	}
	return items[i], nil
}

func listSetItem(t *Thread, self Value, i int, v Value) error {
	l := self.List()
	if i < 0 || i >= len(l.Items) {
		return t.Errorf(IndexError, "list assignment index out of range")
	}
	if v.IsNull() {
		l.Remove(t, i)
	} else {
		l.SetIndex(t, i, v)
	}
	return nil
}

func listSubscript(t *Thread, self, key Value) (Value, error) {
	items := self.List().Items
	if key.IsInt() {
		i := int(key.AsInt())
		if i < 0 {
			i += len(items)
		}
		return listItem(t, self, i)
	}
	if s := Native[Slice](key, SliceType); s != nil {
		start, step, n, err := t.sliceOf(s, len(items))
		if err != nil {
			return Null, err
		}
		return NewList(takeSlice(items, start, step, n)).Value(), nil
	}
	if key.Type().Slots.Index == nil {
		return Null, t.Errorf(TypeError, "list indices must be integers or slices, not %s", key.Type().Name)
	}
	i, err := AsIndex(t, key, IndexError)
	if err != nil {
		return Null, err
	}
	if i < 0 {
		i += len(self.List().Items)
	}
	return listItem(t, self, i)
}

func listSetSubscript(t *Thread, self, key, v Value) error {
	l := self.List()
	s := Native[Slice](key, SliceType)
	if s == nil {
		if key.Type().Slots.Index == nil {
			return t.Errorf(TypeError, "list indices must be integers or slices, not %s", key.Type().Name)
		}
		i, err := AsIndex(t, key, IndexError)
		if err != nil {
			return err
		}
		if i < 0 {
			i += len(l.Items)
		}
		return listSetItem(t, self, i, v)
	}
	start, stop, step, err := s.Unpack(t)
	if err != nil {
		return err
	}
	first, end := start, stop
	start, stop, n := adjustSlice(first, end, step, len(l.Items))
	var items []Value
	if !v.IsNull() {
		if items, err = t.sequenceItems(v, step == 1); err != nil {
			return err
		}
		if step != 1 || t.Runtime.ExceptionTable {
			start, stop, n = adjustSlice(first, end, step, len(l.Items))
		}
	}
	if step == 1 {
		// Taking the items may have changed the list.
		start = min(start, len(l.Items))
		l.Splice(t, start, min(max(start, stop), len(l.Items)), items)
		return nil
	}
	if v.IsNull() {
		if n == 0 {
			return nil
		}
		if step < 0 {
			start, step = start+step*(n-1), -step
		}
		kept := make([]Value, 0, len(l.Items)-n)
		next, left := start, n
		for i, item := range l.Items {
			if left > 0 && i == next {
				next += step
				left--
				continue
			}
			kept = append(kept, item)
		}
		l.Splice(t, start, len(l.Items), kept[start:])
		return nil
	}
	if len(items) != n {
		return t.Errorf(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), n)
	}
	for i, item := range items {
		l.SetIndex(t, start+i*step, item)
	}
	return nil
}

// sequenceItems gives copies of the items that are to be put in a slice.
func (t *Thread) sequenceItems(v Value, plain bool) ([]Value, error) {
	if plain && !t.Runtime.Generics {
		return CollectOr(t, v, "can only assign an iterable")
	}
	return CollectOr(t, v, "must assign iterable to extended slice")
}

func listConcat(t *Thread, a, b Value) (Value, error) {
	if !b.IsList() {
		return Null, t.Errorf(TypeError, "can only concatenate list (not \"%s\") to list", b.Type().Name)
	}
	x, y := a.List().Items, b.List().Items
	if err := t.Reserve(int64(len(x)+len(y)) * 16); err != nil {
		return Null, err
	}
	return NewList(append(append(make([]Value, 0, len(x)+len(y)), x...), y...)).Value(), nil
}

// ListIter is the iterator of a list. The machine's loop knows it.
type ListIter struct {
	Header
	List *List // nil at the end
	Pos  int
}

// More reports whether there is another item.
func (it *ListIter) More() bool { return it.List != nil && it.Pos < len(it.List.Items) }

// listReverseIter is what reversed() gives for a list.
type listReverseIter struct {
	Header
	list *List // nil at the end
	pos  int
}

var (
	ListIterType        = NewBuiltinType("list_iterator", nil, LayoutNative)
	listReverseIterType = NewBuiltinType("list_reverseiterator", nil, LayoutNative)
)

func newListIter(l *List) Value {
	return (&ListIter{Header: Header{Type: ListIterType}, List: l}).Value()
}

func init() {
	Define(ListIterType, &Definition{
		Final: true,
		Slots: Slots{Iter: SelfIter, Next: func(t *Thread, self Value) (Value, error) {
			it := (*ListIter)(self.Ref)
			if it.List == nil {
				return Null, nil
			}
			if it.Pos >= len(it.List.Items) {
				t.endIter(&it.Header, it.List.Value())
				it.List = nil
				return Null, nil
			}
			v := it.List.Items[it.Pos]
			t.IntField(&it.Header, 1, &it.Pos, it.Pos+1)
			return v, nil
		}},
		Methods: []Method{lengthHint(func(self Value) int {
			it := (*ListIter)(self.Ref)
			if it.List == nil {
				return 0
			}
			return len(it.List.Items) - it.Pos
		})},
	})
	Define(listReverseIterType, &Definition{
		Final: true,
		Slots: Slots{Iter: SelfIter, Next: func(t *Thread, self Value) (Value, error) {
			it := (*listReverseIter)(self.Ref)
			if it.list == nil {
				return Null, nil
			}
			if it.pos < 0 || it.pos >= len(it.list.Items) {
				t.endIter(&it.Header, it.list.Value())
				it.list = nil
				return Null, nil
			}
			v := it.list.Items[it.pos]
			t.IntField(&it.Header, 1, &it.pos, it.pos-1)
			return v, nil
		}},
		Methods: []Method{lengthHint(func(self Value) int {
			it := (*listReverseIter)(self.Ref)
			if it.list == nil || it.pos >= len(it.list.Items) {
				return 0
			}
			return it.pos + 1
		})},
	})
}
