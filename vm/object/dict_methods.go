package object

import (
	"strconv"
	"strings"
)

func init() {
	Define(DictType, &Definition{
		Doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
		Slots: Slots{
			New: func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
				return Alloc[Dict](typ).Value(), nil
			},
			Init: func(t *Thread, self Value, args []Value, kwnames []*Str) error {
				return self.Dict().updateArgs(t, "dict", args, kwnames)
			},
			Repr:        dictRepr,
			RichCompare: dictCompare,
			Iter: func(t *Thread, self Value) (Value, error) {
				return newDictIter(self.Dict(), dictKeyIterType, false), nil
			},
			Len:       func(t *Thread, self Value) (int, error) { return self.Dict().Len(), nil },
			Subscript: dictSubscript,
			SetSubscript: func(t *Thread, self, key, value Value) error {
				d := self.Dict()
				if !value.IsNull() {
					return d.Set(t, key, value)
				}
				old, err := d.Delete(t, key)
				if err == nil && old.IsNull() {
					err = NewException(KeyError, key)
				}
				return err
			},
			Contains: dictContains,
		},
		Methods: []Method{
			noArgs("clear", func(t *Thread, self Value) (Value, error) {
				self.Dict().Clear(t)
				return None, nil
			}),
			noArgs("copy", func(t *Thread, self Value) (Value, error) { return self.Dict().Copy().Value(), nil }),
			classMethod(posArgs("fromkeys", 1, 2, dictFromKeys)),
			posArgs("get", 1, 2, func(t *Thread, self Value, args []Value) (Value, error) {
				v, err := self.Dict().Get(t, args[0])
				if err == nil && v.IsNull() {
					if v = args[1]; v.IsNull() {
						v = None
					}
				}
				return v, err
			}),
			posArgs("setdefault", 1, 2, func(t *Thread, self Value, args []Value) (Value, error) {
				d := self.Dict()
				v, err := d.Get(t, args[0])
				if err != nil || !v.IsNull() {
					return v, err
				}
				if v = args[1]; v.IsNull() {
					v = None
				}
				return v, d.Set(t, args[0], v)
			}),
			posArgs("pop", 1, 2, func(t *Thread, self Value, args []Value) (Value, error) {
				d := self.Dict()
				if d.Len() == 0 && args[1].IsNull() {
					return Null, NewException(KeyError, args[0])
				}
				v, err := d.Delete(t, args[0])
				if err == nil && v.IsNull() {
					if v = args[1]; v.IsNull() {
						err = NewException(KeyError, args[0])
					}
				}
				return v, err
			}),
			noArgs("popitem", func(t *Thread, self Value) (Value, error) {
				k, v := self.Dict().PopLast(t)
				if k.IsNull() {
					return Null, NewException(KeyError, t.Str("popitem(): dictionary is empty"))
				}
				return PairOf(k, v).Value(), nil
			}),
			noArgs("keys", func(t *Thread, self Value) (Value, error) { return newDictView(self.Dict(), dictKeysType), nil }),
			noArgs("values", func(t *Thread, self Value) (Value, error) { return newDictView(self.Dict(), dictValuesType), nil }),
			noArgs("items", func(t *Thread, self Value) (Value, error) { return newDictView(self.Dict(), dictItemsType), nil }),
			{Name: "update", Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
				return None, args[0].Dict().updateArgs(t, "update", args[1:], kwnames)
			}},
			noArgs("__reversed__", func(t *Thread, self Value) (Value, error) {
				return newDictIter(self.Dict(), dictReverseKeyIterType, true), nil
			}),
			oneArg("__contains__", func(t *Thread, self, key Value) (Value, error) {
				has, err := dictContains(t, self, key)
				return Bool(has), err
			}),
			oneArg("__getitem__", dictSubscript),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return t.Int(int64(t.dictSize(self.Dict()))), nil }),
		},
	})
	for _, view := range []*Type{dictKeysType, dictValuesType, dictItemsType} {
		slots := Slots{
			Repr: viewRepr,
			Len:  func(t *Thread, self Value) (int, error) { return (*dictView)(self.Ref).dict.Len(), nil },
			Iter: func(t *Thread, self Value) (Value, error) {
				v := (*dictView)(self.Ref)
				return newDictIter(v.dict, dictViewIters[v.Type][0], false), nil
			},
		}
		methods := []Method{noArgs("__reversed__", func(t *Thread, self Value) (Value, error) {
			v := (*dictView)(self.Ref)
			return newDictIter(v.dict, dictViewIters[v.Type][1], true), nil
		})}
		if view != dictValuesType {
			slots.RichCompare = viewCompare
			slots.Contains = viewContains
			slots.And = viewOp((*Set).intersect)
			slots.Or = viewOp((*Set).updateFrom)
			slots.Subtract = viewOp((*Set).subtract)
			slots.Xor = viewOp((*Set).symmetric)
			methods = append(methods, oneArg("isdisjoint", func(t *Thread, self, other Value) (Value, error) {
				disjoint := true
				err := Iterate(t, other, func(item Value) error {
					if !disjoint {
						return nil
					}
					has, err := viewContains(t, self, item)
					disjoint = !has
					return err
				})
				return Bool(disjoint), err
			}))
		}
		Define(view, &Definition{Final: true, Slots: slots, Methods: methods})
	}
	for _, iter := range []*Type{dictKeyIterType, dictValueIterType, dictItemIterType, dictReverseKeyIterType, dictReverseValueIterType, dictReverseItemIterType} {
		Define(iter, &Definition{Final: true, Slots: Slots{Iter: SelfIter, Next: dictIterNext},
			Methods: []Method{lengthHint(func(self Value) int {
				it := (*dictIter)(self.Ref)
				if it.dict == nil || it.dict.Len() != it.used {
					return 0
				}
				return it.left
			})}})
	}
}

func dictSubscript(t *Thread, self, key Value) (Value, error) {
	v, err := self.Dict().Get(t, key)
	if err != nil || !v.IsNull() {
		return v, err
	}
	if self.Type() != DictType {
		if f, err := LookupSpecial(t, self, "__missing__"); err != nil || !f.IsNull() {
			if err != nil {
				return Null, err
			}
			return CallArgs(t, f, key)
		}
	}
	return Null, NewException(KeyError, key)
}

func dictContains(t *Thread, self, key Value) (bool, error) {
	v, err := self.Dict().Get(t, key)
	return !v.IsNull(), err
}

func dictFromKeys(t *Thread, self Value, args []Value) (Value, error) {
	value := args[1]
	if value.IsNull() {
		value = None
	}
	d, err := CallArgs(t, self)
	if err != nil {
		return Null, err
	}
	err = Iterate(t, args[0], func(key Value) error {
		if err := t.CheckEvents(); err != nil {
			return err
		}
		if d.Type() == DictType {
			return d.Dict().Set(t, key, value)
		}
		return SetItem(t, d, key, value)
	})
	return d, err
}

// updateArgs is dict.update and the dict's constructor.
func (d *Dict) updateArgs(t *Thread, name string, args []Value, kwnames []*Str) error {
	n := len(args) - len(kwnames)
	if err := t.CheckPositional(name, n, 0, 1); err != nil {
		return err
	}
	if n == 1 {
		if err := d.Update(t, args[0]); err != nil {
			return err
		}
	}
	for i, k := range kwnames {
		d.SetStr(t, k, args[n+i])
	}
	return nil
}

// Update adds the items of a mapping, which is what has a method keys, or of an iterable of
// pairs.
func (d *Dict) Update(t *Thread, v Value) error {
	if v.Type() == DictType || v.IsDict() && v.Type().LookupName("__iter__") == DictType.LookupName("__iter__") {
		return d.Merge(t, v.Dict())
	}
	keys, err := LookupAttr(t, v, t.Intern("keys"))
	if err != nil {
		return err
	}
	if keys.IsNull() {
		return d.updatePairs(t, v)
	}
	return d.UpdateMapping(t, v)
}

// UpdateMapping is Update for what has to be a mapping (PyDict_Update): without keys()
// the error is an AttributeError.
func (d *Dict) UpdateMapping(t *Thread, v Value) error {
	if v.Type() == DictType || v.IsDict() && v.Type().LookupName("__iter__") == DictType.LookupName("__iter__") {
		return d.Merge(t, v.Dict())
	}
	keys, err := MappingKeys(t, v)
	if err != nil {
		return err
	}
	for _, key := range keys {
		value, err := GetItem(t, v, key)
		if err != nil {
			return err
		}
		if err := d.Set(t, key, value); err != nil {
			return err
		}
	}
	return nil
}

// Merge adds the items of another dict.
func (d *Dict) Merge(t *Thread, other *Dict) error {
	if other == d || other.Len() == 0 {
		return nil
	}
	d.reserve(other.Len())
	n, keys := other.Len(), other.KeysVersion()
	for i := 0; i < other.Cap(); i++ {
		k, v, hash := other.Entry(i)
		if k.IsNull() {
			continue
		}
		if err := d.SetHashed(t, k, hash, v); err != nil {
			return err
		}
		if other.Len() != n || other.KeysVersion() != keys {
			return t.Errorf(RuntimeError, "dict mutated during update")
		}
	}
	return nil
}

func (d *Dict) updatePairs(t *Thread, v Value) error {
	i := 0
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	for ; ; i++ {
		item, err := Next(t, it)
		if err != nil || item.IsNull() {
			return err
		}
		var pair []Value
		if item.IsTuple() || item.IsList() {
			pair, err = Collect(t, item)
		} else {
			pair, err = CollectOr(t, item, "cannot convert dictionary update sequence element #"+strconv.Itoa(i)+" to a sequence")
		}
		if err != nil {
			return err
		}
		if len(pair) != 2 {
			return t.Errorf(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", i, len(pair))
		}
		if err := d.Set(t, pair[0], pair[1]); err != nil {
			return err
		}
		if err := t.CheckEvents(); err != nil {
			return err
		}
	}
}

func dictRepr(t *Thread, self Value) (Value, error) {
	d := self.Dict()
	if d.Flags&ReprActive != 0 {
		return t.Str("{...}"), nil
	}
	if d.Len() == 0 {
		return t.Str("{}"), nil
	}
	d.Flags |= ReprActive
	defer func() { d.Flags &^= ReprActive }()
	var b strings.Builder
	b.WriteString("{")
	for i := 0; i < d.Cap(); i++ {
		k, v, _ := d.Entry(i)
		if k.IsNull() {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		ks, err := Repr(t, k)
		if err != nil {
			return Null, err
		}
		vs, err := Repr(t, v)
		if err != nil {
			return Null, err
		}
		b.WriteString(ks + ": " + vs)
		if err := t.Reserve(int64(b.Len())); err != nil {
			return Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return Null, err
		}
	}
	b.WriteString("}")
	return t.Str(b.String()), nil
}

func dictCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !a.IsDict() || !b.IsDict() || op != EQ && op != NE {
		return NotImplemented, nil
	}
	x, y := a.Dict(), b.Dict()
	same := x.Len() == y.Len()
	for i := 0; same && i < x.Cap(); i++ {
		k, v, hash := x.Entry(i)
		if k.IsNull() {
			continue
		}
		w, err := y.GetHashed(t, k, hash)
		if err != nil {
			return Null, err
		}
		if w.IsNull() {
			same = false
			break
		}
		if same, err = Equal(t, w, v); err != nil {
			return Null, err
		}
	}
	return Bool(same == (op == EQ)), nil
}

// dictIter is the iterator of a dict's keys, values or items, forwards or backwards.
type dictIter struct {
	Header
	dict *Dict // nil at the end
	used int   // the dict's length when the iterator was made; -1 once it changed
	pos  int
	left int
}

// dictView is what keys(), values() and items() give.
type dictView struct {
	Header
	dict *Dict
}

var (
	dictKeysType   = NewBuiltinType("dict_keys", nil, LayoutNative)
	dictValuesType = NewBuiltinType("dict_values", nil, LayoutNative)
	dictItemsType  = NewBuiltinType("dict_items", nil, LayoutNative)

	dictKeyIterType          = NewBuiltinType("dict_keyiterator", nil, LayoutNative)
	dictValueIterType        = NewBuiltinType("dict_valueiterator", nil, LayoutNative)
	dictItemIterType         = NewBuiltinType("dict_itemiterator", nil, LayoutNative)
	dictReverseKeyIterType   = NewBuiltinType("dict_reversekeyiterator", nil, LayoutNative)
	dictReverseValueIterType = NewBuiltinType("dict_reversevalueiterator", nil, LayoutNative)
	dictReverseItemIterType  = NewBuiltinType("dict_reverseitemiterator", nil, LayoutNative)

	// dictViewIters has the iterators of each view, forwards and backwards.
	dictViewIters = map[*Type][2]*Type{
		dictKeysType:   {dictKeyIterType, dictReverseKeyIterType},
		dictValuesType: {dictValueIterType, dictReverseValueIterType},
		dictItemsType:  {dictItemIterType, dictReverseItemIterType},
	}
)

// NewDictViews makes types like those of keys(), values() and items(), called prefix_keys and so
// on, and gives a function that makes such views.
func NewDictViews(prefix string) (keys, values, items func(d *Dict) Value) {
	view := func(kind string, base *Type) func(d *Dict) Value {
		typ := NewBuiltinType(prefix+kind, base, LayoutNative)
		dictViewIters[typ] = dictViewIters[base]
		return func(d *Dict) Value { return newDictView(d, typ) }
	}
	return view("_keys", dictKeysType), view("_values", dictValuesType), view("_items", dictItemsType)
}

// ViewedDict gives the dict of which a view is one.
func ViewedDict(view Value) *Dict { return (*dictView)(view.Ref).dict }

func newDictView(d *Dict, typ *Type) Value {
	return (&dictView{Header: Header{Type: typ}, dict: d}).Value()
}

func newDictIter(d *Dict, typ *Type, backwards bool) Value {
	it := &dictIter{Header: Header{Type: typ}, dict: d, used: d.Len(), left: d.Len()}
	if backwards {
		it.pos = d.Cap() - 1
	}
	return it.Value()
}

func dictIterNext(t *Thread, self Value) (Value, error) {
	it := (*dictIter)(self.Ref)
	d := it.dict
	if d == nil {
		return Null, nil
	}
	if it.used != d.Len() {
		it.used = -1
		return Null, t.Errorf(RuntimeError, "dictionary changed size during iteration")
	}
	step := 1
	if it.Type == dictReverseKeyIterType || it.Type == dictReverseValueIterType || it.Type == dictReverseItemIterType {
		step = -1
	}
	i := it.pos
	var k, v Value
	for ; i >= 0 && i < d.Cap(); i += step {
		if k, v, _ = d.Entry(i); !k.IsNull() {
			break
		}
	}
	if k.IsNull() {
		t.endIter(&it.Header, d.Value())
		it.dict = nil
		return Null, nil
	}
	if it.left == 0 && step > 0 {
		it.dict = nil
		return Null, t.Errorf(RuntimeError, "dictionary keys changed during iteration")
	}
	t.IntField(&it.Header, 1, &it.pos, i+step)
	it.left--
	switch it.Type {
	case dictKeyIterType, dictReverseKeyIterType:
		return k, nil
	case dictValueIterType, dictReverseValueIterType:
		return v, nil
	}
	return PairOf(k, v).Value(), nil
}

func viewRepr(t *Thread, self Value) (Value, error) {
	v := (*dictView)(self.Ref)
	if v.Flags&ReprActive != 0 {
		return t.Str("..."), nil
	}
	v.Flags |= ReprActive
	defer func() { v.Flags &^= ReprActive }()
	items, err := Collect(t, self)
	if err != nil {
		return Null, err
	}
	s, err := Repr(t, NewList(items).Value())
	return t.Str(v.Type.Name + "(" + s + ")"), err
}

func viewContains(t *Thread, self, item Value) (bool, error) {
	v := (*dictView)(self.Ref)
	if v.Type == dictKeysType {
		return dictContains(t, v.dict.Value(), item)
	}
	if !item.IsTuple() || len(item.Tuple().Items) != 2 {
		return false, nil
	}
	pair := item.Tuple().Items
	found, err := v.dict.Get(t, pair[0])
	if err != nil || found.IsNull() {
		return false, err
	}
	return Equal(t, found, pair[1])
}

// isSetLike says whether v is a set, a frozenset, or a view of keys or items.
func isSetLike(v Value) bool {
	return v.Has(LayoutSet) || v.Type() == dictKeysType || v.Type() == dictItemsType
}

func viewCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if !isSetLike(b) {
		return NotImplemented, nil
	}
	n, err := Length(t, a)
	if err != nil {
		return Null, err
	}
	m, err := Length(t, b)
	if err != nil {
		return Null, err
	}
	within := func(x, y Value) (bool, error) {
		all := true
		err := Iterate(t, x, func(item Value) error {
			if !all {
				return nil
			}
			var err error
			all, err = Contains(t, y, item)
			return err
		})
		return all, err
	}
	ok := false
	switch op {
	case EQ, NE:
		if ok = n == m; ok {
			ok, err = within(a, b)
		}
		ok = ok == (op == EQ)
	case LT:
		if ok = n < m; ok {
			ok, err = within(a, b)
		}
	case LE:
		if ok = n <= m; ok {
			ok, err = within(a, b)
		}
	case GT:
		if ok = n > m; ok {
			ok, err = within(b, a)
		}
	case GE:
		if ok = n >= m; ok {
			ok, err = within(b, a)
		}
	}
	return Bool(ok), err
}

// viewOp makes an operator of views: a set of the left operand, changed by the right one.
func viewOp(change func(s *Set, t *Thread, other Value) error) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		s := NewSet(SetType)
		if err := s.updateFrom(t, a); err != nil {
			return Null, err
		}
		return s.Value(), change(s, t, b)
	}
}
