package stdlib

import (
	"unsafe"

	"bytewalk/vm/object"
)

// defaultDict is a collections.defaultdict.
type defaultDict struct {
	object.Dict
	factory Value
}

// orderedDict is a collections.OrderedDict: a dict keeps the order by itself.
type orderedDict struct {
	object.Dict
	object.Attrs
}

// tupleGetter is the attribute of a named tuple's class for a field.
type tupleGetter struct {
	object.Header
	index int
	doc   Value
}

var defaultDictType, orderedDictType, tupleGetterType *object.Type

func init() {
	defineDeque()
	defineDefaultDict()
	defineOrderedDict()
	defineTupleGetter()
	register(&module{
		name: "_collections", builtin: true,
		functions: []object.Method{
			fn("_count_elements", 2, 2, countElements),
			fn("_tuplegetter", 2, 2, func(t *Thread, a []Value) (Value, error) {
				i, err := object.AsIndex(t, a[0], object.OverflowError)
				return (&tupleGetter{Header: object.Header{Type: tupleGetterType}, index: i, doc: a[1]}).Value(), err
			}),
		},
		types: []*object.Type{dequeType, defaultDictType, orderedDictType},
	})
	register(&module{name: "collections", pkg: true, python: true})
	register(&module{name: "_collections_abc", python: true, first: true})
	register(&module{name: "collections.abc", fill: func(t *Thread, m *object.Module) error {
		abc, err := t.Import(t, "_collections_abc", object.None, object.NewTuple(t.Str("x")).Value(), 0)
		if err == nil {
			t.Modules.SetStr(t, t.Intern("collections.abc"), abc)
		}
		return err
	}})
}

func defineDefaultDict() {
	defaultDictType = object.NewModuleType("collections", "defaultdict", object.DictType, object.LayoutDict)
	self := func(v Value) *defaultDict { return (*defaultDict)(v.Ref) }
	copied := func(t *Thread, v Value) (Value, error) {
		return object.CallArgs(t, v.Type().Value(), self(v).factory, v)
	}
	object.Define(defaultDictType, &object.Definition{
		Doc:  "defaultdict(default_factory[, ...]) --> dict with default factory",
		Size: unsafe.Sizeof(defaultDict{}),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				d := object.Alloc[defaultDict](typ)
				d.factory = object.None
				return d.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
				factory := object.None
				if len(args) > len(kwnames) {
					if factory = args[0]; factory != object.None && factory.Type().Slots.Call == nil {
						return t.Errorf(object.TypeError, "first argument must be callable or None")
					}
					args = args[1:]
				}
				d := self(v)
				t.Field(&d.Header, 0, &d.factory, factory)
				return object.DictType.Slots.Init(t, v, args, kwnames)
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				items, err := object.DictType.Slots.Repr(t, v)
				if err != nil {
					return object.Null, err
				}
				f := self(v).factory
				factory := "..."
				switch {
				case !f.IsObject():
					factory, err = object.Repr(t, f)
				case f.Header().Flags&object.ReprActive == 0:
					f.Header().Flags |= object.ReprActive
					factory, err = object.Repr(t, f)
					f.Header().Flags &^= object.ReprActive
				}
				if err != nil {
					return object.Null, err
				}
				return t.Str(shownName(v) + "(" + factory + ", " + items.Str().Text + ")"), nil
			},
		},
		Later: object.Slots{Or: func(t *Thread, a, b Value) (Value, error) {
			if !since(t, "3.9") || !a.IsDict() || !b.IsDict() {
				return object.NotImplemented, nil
			}
			owner := a
			if !object.IsInstance(a, defaultDictType) {
				owner = b
			}
			d, err := object.CallArgs(t, owner.Type().Value(), self(owner).factory, a)
			if err != nil {
				return object.Null, err
			}
			return d, updateMapping(t, d, b)
		}},
		Methods: []object.Method{
			object.Method1("__missing__", func(t *Thread, v, key Value) (Value, error) {
				d := self(v)
				if d.factory == object.None {
					return object.Null, object.NewException(object.KeyError, key)
				}
				item, err := object.CallArgs(t, d.factory)
				if err != nil {
					return object.Null, err
				}
				return item, object.SetItem(t, v, key, item)
			}),
			object.Method0("copy", copied), object.Method0("__copy__", copied),
			object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
				args := object.EmptyTuple
				if f := self(v).factory; f != object.None {
					args = object.NewTuple(f)
				}
				return reduced(t, v, args, nil, "items")
			}),
		},
		Getters: []object.Getter{{Name: "default_factory", Doc: "Factory for default value called by __missing__().",
			Get: func(_ *Thread, v Value) (Value, error) { return self(v).factory, nil },
			Set: func(t *Thread, v, value Value) error {
				if value.IsNull() {
					value = object.None
				}
				t.Field(&self(v).Header, 0, &self(v).factory, value)
				return nil
			},
		}},
	})
}

func defineOrderedDict() {
	orderedDictType = object.NewModuleType("collections", "OrderedDict", object.DictType, object.LayoutDict)
	keys, values, items := object.NewDictViews("odict")
	defineOrderedDictIter()
	for part, view := range []func(*object.Dict) Value{keys, values, items} {
		object.Define(view(object.NewDict()).Type(), &object.Definition{
			Slots: object.Slots{Iter: func(_ *Thread, v Value) (Value, error) {
				return newOrderedDictIter(object.ViewedDict(v), part, false), nil
			}},
			Methods: []object.Method{object.Method0("__reversed__", func(_ *Thread, v Value) (Value, error) {
				return newOrderedDictIter(object.ViewedDict(v), part, true), nil
			})},
		})
	}
	entryParams := object.NewParams("pop", "key | default")
	defaultParams := object.NewParams("setdefault", "key | default")
	fromKeysParams := object.NewParams("fromkeys", "iterable | value")
	popParams := object.NewParams("popitem", "| last")
	moveParams := object.NewParams("move_to_end", "key | last")
	object.Define(orderedDictType, &object.Definition{
		Doc:  "Dictionary that remembers insertion order",
		Size: unsafe.Sizeof(orderedDict{}), Attrs: unsafe.Offsetof(orderedDict{}.Attrs), Weak: true,
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, _ []Value, _ []*object.Str) (Value, error) {
				return object.Alloc[orderedDict](typ).Value(), nil
			},
			Init:        updateOrdered,
			Repr:        reprOrderedDict,
			RichCompare: compareOrderedDict,
			Iter: func(_ *Thread, v Value) (Value, error) {
				return newOrderedDictIter(v.Dict(), 0, false), nil
			},
		},
		Later: object.Slots{
			Or: func(t *Thread, a, b Value) (Value, error) {
				if !since(t, "3.9") || !a.IsDict() || !b.IsDict() {
					return object.NotImplemented, nil
				}
				owner := a
				if !object.IsInstance(a, orderedDictType) {
					owner = b
				}
				d, err := object.CallArgs(t, owner.Type().Value(), a)
				if err != nil {
					return object.Null, err
				}
				return d, updateMapping(t, d, b)
			},
			InPlaceOr: func(t *Thread, a, b Value) (Value, error) {
				if !since(t, "3.9") {
					return object.NotImplemented, nil
				}
				_, err := object.CallMethod(t, a, "update", b)
				return a, err
			},
		},
		Methods: []object.Method{
			object.Method0("__reversed__", func(_ *Thread, v Value) (Value, error) {
				return newOrderedDictIter(v.Dict(), 0, true), nil
			}),
			{Name: "update", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				return object.None, updateOrdered(t, args[0], args[1:], kwnames)
			}},
			{Name: "pop", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := entryParams.Parse(t, args[1:], kwnames)
				if err != nil {
					return object.Null, err
				}
				value, err := args[0].Dict().Delete(t, a[0])
				if err == nil && value.IsNull() {
					if value = a[1]; value.IsNull() {
						err = object.NewException(object.KeyError, a[0])
					}
				}
				return value, err
			}},
			{Name: "setdefault", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := defaultParams.Parse(t, args[1:], kwnames)
				if err != nil {
					return object.Null, err
				}
				if a[1].IsNull() {
					a[1] = object.None
				}
				value, err := args[0].Dict().Get(t, a[0])
				if err != nil || !value.IsNull() {
					return value, err
				}
				return a[1], object.SetItem(t, args[0], a[0], a[1])
			}},
			object.AsClassMethod(object.Method{Name: "fromkeys", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := fromKeysParams.Parse(t, args[1:], kwnames)
				if err != nil {
					return object.Null, err
				}
				if a[1].IsNull() {
					a[1] = object.None
				}
				d, err := object.CallArgs(t, args[0])
				if err != nil {
					return object.Null, err
				}
				return d, each(t, a[0], func(key Value) (bool, error) { return false, object.SetItem(t, d, key, a[1]) })
			}}),
			object.Method0("keys", func(_ *Thread, v Value) (Value, error) { return keys(v.Dict()), nil }),
			object.Method0("values", func(_ *Thread, v Value) (Value, error) { return values(v.Dict()), nil }),
			object.Method0("items", func(_ *Thread, v Value) (Value, error) { return items(v.Dict()), nil }),
			object.Method0("copy", func(t *Thread, v Value) (Value, error) {
				d, err := object.CallArgs(t, v.Type().Value())
				if err != nil {
					return object.Null, err
				}
				return d, updateMapping(t, d, v)
			}),
			object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
				return reduced(t, v, object.EmptyTuple, object.InstanceDict(v), "items")
			}),
			{Name: "popitem", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := popParams.Parse(t, args[1:], kwnames)
				if err != nil {
					return object.Null, err
				}
				last := true
				if !a[0].IsNull() {
					if last, err = object.IsTrue(t, a[0]); err != nil {
						return object.Null, err
					}
				}
				d := args[0].Dict()
				pos := endOf(d, last)
				if pos < 0 {
					return object.Null, object.NewException(object.KeyError, t.Str("dictionary is empty"))
				}
				k, _, _ := d.Entry(pos)
				return object.NewTuple(k, d.DeleteAt(t, pos)).Value(), nil
			}},
			{Name: "move_to_end", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := moveParams.Parse(t, args[1:], kwnames)
				if err != nil {
					return object.Null, err
				}
				last := true
				if !a[1].IsNull() {
					if last, err = object.IsTrue(t, a[1]); err != nil {
						return object.Null, err
					}
				}
				return object.None, moveToEnd(t, args[0].Dict(), a[0], last)
			}},
		},
	})
}

// orderedDictIter is the iterator of an OrderedDict or of one of its views.
type orderedDictIter struct {
	object.Header
	dict      *object.Dict // nil at the end
	part      int          // 0: keys, 1: values, 2: items
	pos, step int
	size, cap int // what the dict had at the start
}

var orderedDictIterType *object.Type

func newOrderedDictIter(d *object.Dict, part int, backwards bool) Value {
	it := &orderedDictIter{Header: object.Header{Type: orderedDictIterType}, dict: d, part: part, step: 1, size: d.Len(), cap: d.Cap()}
	if backwards {
		it.pos, it.step = d.Cap()-1, -1
	}
	return it.Value()
}

func defineOrderedDictIter() {
	orderedDictIterType = object.NewBuiltinType("odict_iterator", nil, object.LayoutNative)
	object.Struct[orderedDictIter](orderedDictIterType)
	object.Define(orderedDictIterType, &object.Definition{Final: true, Slots: object.Slots{Iter: object.SelfIter, Next: func(t *Thread, v Value) (Value, error) {
		it := (*orderedDictIter)(v.Ref)
		d := it.dict
		if d == nil {
			return object.Null, nil
		}
		if d.Len() != it.size || d.Cap() != it.cap {
			it.dict = nil
			return object.Null, t.Errorf(object.RuntimeError, "OrderedDict mutated during iteration")
		}
		for i := it.pos; i >= 0 && i < d.Cap(); i += it.step {
			key, value, _ := d.Entry(i)
			if key.IsNull() {
				continue
			}
			t.IntField(&it.Header, 0, &it.pos, i+it.step)
			switch it.part {
			case 0:
				return key, nil
			case 1:
				return value, nil
			}
			return object.NewTuple(key, value).Value(), nil
		}
		it.dict = nil
		return object.Null, nil
	}}})
}

// updateOrdered is __init__ and update of an OrderedDict (mutablemapping_update).
func updateOrdered(t *Thread, v Value, args []Value, kwnames []*object.Str) error {
	n := len(args) - len(kwnames)
	if n > 1 {
		return t.Errorf(object.TypeError, "expected at most 1 arguments, got %d", n)
	}
	if n == 1 {
		if err := updateOrderedFrom(t, v, args[0]); err != nil {
			return err
		}
	}
	for i, k := range kwnames {
		if err := object.SetItem(t, v, k.Value(), args[n+i]); err != nil {
			return err
		}
	}
	return nil
}

func updateOrderedFrom(t *Thread, v, from Value) error {
	if from.Type() == object.DictType || from.Type() == orderedDictType {
		return updateMapping(t, v, from)
	}
	keys, err := object.LookupAttr(t, from, t.Intern("keys"))
	if err != nil {
		return err
	}
	if !keys.IsNull() {
		names, err := object.CallArgs(t, keys)
		if err != nil {
			return err
		}
		return each(t, names, func(key Value) (bool, error) {
			value, err := object.GetItem(t, from, key)
			if err != nil {
				return false, err
			}
			return false, object.SetItem(t, v, key, value)
		})
	}
	return each(t, from, func(pair Value) (bool, error) {
		parts := make([]Value, 0, 2)
		err := each(t, pair, func(part Value) (bool, error) {
			if len(parts) == 2 {
				return false, t.Errorf(object.ValueError, "too many values to unpack (expected 2)")
			}
			parts = append(parts, part)
			return false, nil
		})
		if err != nil {
			return false, err
		}
		if len(parts) < 2 {
			s := "s"
			if len(parts) == 1 {
				s = ""
			}
			return false, t.Errorf(object.ValueError, "need more than %d value%s to unpack", len(parts), s)
		}
		return false, object.SetItem(t, v, parts[0], parts[1])
	})
}

// updateMapping sets in one mapping all items of another, a dict.
func updateMapping(t *Thread, to, from Value) error {
	if !to.Type().Heap && to.IsDict() {
		return to.Dict().UpdateMapping(t, from)
	}
	for i := range from.Dict().Cap() {
		if k, v, _ := from.Dict().Entry(i); !k.IsNull() {
			if err := object.SetItem(t, to, k, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// reduced is what __reduce__ gives: the class, the arguments that make an empty copy, the
// attributes, and an iterator of what the method with a name gives, of pairs, or of v itself for "".
func reduced(t *Thread, v Value, args *object.Tuple, state *object.Dict, method string) (Value, error) {
	content := v
	if method != "" {
		var err error
		if content, err = object.CallMethod(t, v, method); err != nil {
			return object.Null, err
		}
	}
	it, err := object.Iter(t, content)
	if err != nil {
		return object.Null, err
	}
	attributes := object.None
	if state != nil && state.Len() > 0 {
		attributes = state.Value()
	}
	if method == "" {
		return object.NewTuple(v.Type().Value(), args.Value(), attributes, it).Value(), nil
	}
	return object.NewTuple(v.Type().Value(), args.Value(), attributes, object.None, it).Value(), nil
}

// endOf gives the position of a dict's first or last entry, -1 if it is empty.
func endOf(d *object.Dict, last bool) int {
	step, pos := 1, 0
	if last {
		step, pos = -1, d.Cap()-1
	}
	for ; pos >= 0 && pos < d.Cap(); pos += step {
		if k, _, _ := d.Entry(pos); !k.IsNull() {
			return pos
		}
	}
	return -1
}

func moveToEnd(t *Thread, d *object.Dict, key Value, last bool) error {
	value, err := d.Delete(t, key)
	if err != nil {
		return err
	}
	if value.IsNull() {
		return object.NewException(object.KeyError, key)
	}
	if last {
		return d.Set(t, key, value)
	}
	rest := d.Copy()
	d.Clear(t)
	if err := d.Set(t, key, value); err != nil {
		return err
	}
	for i := range rest.Cap() {
		if k, v, hash := rest.Entry(i); !k.IsNull() {
			if err := d.SetHashed(t, k, hash, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func reprOrderedDict(t *Thread, v Value) (Value, error) {
	d := v.Dict()
	if d.Flags&object.ReprActive != 0 {
		return t.Str("..."), nil
	}
	if d.Len() == 0 {
		return t.Str(shownName(v) + "()"), nil
	}
	if since(t, "3.12") {
		plain, err := object.DictType.Slots.Repr(t, v)
		if err != nil {
			return object.Null, err
		}
		return t.Str(shownName(v) + "(" + plain.Str().Text + ")"), nil
	}
	d.Flags |= object.ReprActive
	defer func() { d.Flags &^= object.ReprActive }()
	var pairs []Value
	for i := range d.Cap() {
		if k, x, _ := d.Entry(i); !k.IsNull() {
			pairs = append(pairs, object.NewTuple(k, x).Value())
		}
	}
	text, err := object.Repr(t, object.NewList(pairs).Value())
	return t.Str(shownName(v) + "(" + text + ")"), err
}

// compareOrderedDict compares the order too if both are ordered.
func compareOrderedDict(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
	r, err := object.DictType.Slots.RichCompare(t, a, b, op)
	if err != nil || r == object.NotImplemented || r != object.Bool(op == object.EQ) {
		return r, err
	}
	if !object.IsInstance(a, orderedDictType) || !object.IsInstance(b, orderedDictType) {
		return r, nil
	}
	x, y := a.Dict(), b.Dict()
	j := 0
	for i := range x.Cap() {
		k, _, _ := x.Entry(i)
		if k.IsNull() {
			continue
		}
		var other Value
		for ; j < y.Cap() && other.IsNull(); j++ {
			other, _, _ = y.Entry(j)
		}
		if other.IsNull() {
			break
		}
		same, err := object.Equal(t, k, other)
		if err != nil {
			return object.Null, err
		}
		if !same {
			return object.Bool(op == object.NE), nil
		}
	}
	return r, nil
}

func defineTupleGetter() {
	tupleGetterType = object.NewModuleType("_collections", "_tuplegetter", nil, object.LayoutNative)
	self := func(v Value) *tupleGetter { return (*tupleGetter)(v.Ref) }
	object.Define(tupleGetterType, &object.Definition{
		Final: true,
		Slots: object.Slots{
			DescrGet: func(t *Thread, descr, obj Value, _ *object.Type) (Value, error) {
				if obj.IsNull() || obj == object.None {
					return descr, nil
				}
				i := self(descr).index
				if !obj.IsTuple() {
					return object.Null, t.Errorf(object.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", i, typeName(obj))
				}
				items := obj.Tuple().Items
				if i < 0 || i >= len(items) {
					return object.Null, t.Errorf(object.IndexError, "tuple index out of range")
				}
				return items[i], nil
			},
			DescrSet: func(t *Thread, _, _, value Value) error {
				if value.IsNull() {
					return t.Errorf(object.AttributeError, "can't delete attribute")
				}
				return t.Errorf(object.AttributeError, "can't set attribute")
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				if !since(t, "3.9") {
					return object.ObjectType.Slots.Repr(t, v)
				}
				doc, err := object.Repr(t, self(v).doc)
				if err != nil {
					return object.Null, err
				}
				n, err := object.Repr(t, t.Int(int64(self(v).index)))
				return t.Str("_tuplegetter(" + n + ", " + doc + ")"), err
			},
		},
		Getters: []object.Getter{{Name: "__doc__", Get: func(_ *Thread, v Value) (Value, error) { return self(v).doc, nil },
			Set: func(_ *Thread, v, value Value) error { self(v).doc = value; return nil }}},
	})
}

// countElements adds one to a mapping's count of each item.
func countElements(t *Thread, a []Value) (Value, error) {
	mapping := a[0]
	plain := mapping.IsDict() && mapping.Type().LookupName("get") == object.DictType.LookupName("get") &&
		mapping.Type().LookupName("__setitem__") == object.DictType.LookupName("__setitem__")
	return object.None, each(t, a[1], func(item Value) (bool, error) {
		if plain {
			d := mapping.Dict()
			hash, err := object.Hash(t, item)
			if err != nil {
				return false, err
			}
			old, err := d.GetHashed(t, item, hash)
			if err != nil {
				return false, err
			}
			n := object.SmallInt(1)
			if !old.IsNull() {
				if n, err = object.Add(t, old, n); err != nil {
					return false, err
				}
			}
			return false, d.SetHashed(t, item, hash, n)
		}
		old, err := object.CallMethod(t, mapping, "get", item, object.SmallInt(0))
		if err != nil {
			return false, err
		}
		n, err := object.Add(t, old, object.SmallInt(1))
		if err != nil {
			return false, err
		}
		return false, object.SetItem(t, mapping, item, n)
	})
}
