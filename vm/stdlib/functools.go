package stdlib

import (
	"slices"
	"unsafe"

	"bytewalk/vm/object"
)

// partial is a functools.partial.
type partial struct {
	object.Header
	object.Attrs
	function Value
	args     *object.Tuple
	keywords *object.Dict
}

// sortKey is what the function that cmp_to_key gives makes of an object.
type sortKey struct {
	object.Header
	compare Value
	obj     Value // NULL in the function itself
}

var partialType, sortKeyType *object.Type

func init() {
	partialType = object.NewModuleType("functools", "partial", nil, object.LayoutNative)
	self := func(v Value) *partial { return (*partial)(v.Ref) }
	object.Define(partialType, &object.Definition{
		Doc:  "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n",
		Size: unsafe.Sizeof(partial{}), Attrs: unsafe.Offsetof(partial{}.Attrs), Weak: true,
		Methods: []object.Method{
			object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
				p, attributes := self(v), object.None
				if d := p.Dict; d != nil && d.Len() > 0 {
					attributes = d.Value()
				}
				state := object.NewTuple(p.function, p.args.Value(), p.keywords.Value(), attributes)
				return object.NewTuple(v.Type().Value(), object.NewTuple(p.function).Value(), state.Value()).Value(), nil
			}),
			object.Method1("__setstate__", func(t *Thread, v, state Value) (Value, error) {
				if !state.IsTuple() || len(state.Tuple().Items) != 4 {
					return object.Null, t.Errorf(object.TypeError, "invalid partial state")
				}
				s := state.Tuple().Items
				if s[0].Type().Slots.Call == nil || !s[1].IsTuple() || s[2] != object.None && !s[2].IsDict() || s[3] != object.None && !s[3].IsDict() {
					return object.Null, t.Errorf(object.TypeError, "invalid partial state")
				}
				p := self(v)
				t.Field(&p.Header, 0, &p.function, s[0])
				if p.args, p.keywords = s[1].Tuple(), object.NewDict(); s[1].Type() != object.TupleType {
					p.args = object.NewTuple(slices.Clone(s[1].Tuple().Items)...)
				}
				if s[2] != object.None {
					if p.keywords = s[2].Dict(); s[2].Type() != object.DictType {
						p.keywords = s[2].Dict().Copy()
					}
				}
				attributes := object.InstanceDict(v)
				attributes.Clear(t)
				if s[3] != object.None {
					return object.None, attributes.Merge(t, s[3].Dict())
				}
				return object.None, nil
			}),
		},
		Slots: object.Slots{New: newPartial, Call: callPartial, Repr: reprPartial},
		Getters: []object.Getter{
			{Name: "func", Get: func(_ *Thread, v Value) (Value, error) { return self(v).function, nil }},
			{Name: "args", Get: func(_ *Thread, v Value) (Value, error) { return self(v).args.Value(), nil }},
			{Name: "keywords", Get: func(_ *Thread, v Value) (Value, error) { return self(v).keywords.Value(), nil }},
		},
	})
	sortKeyType = object.NewModuleType("functools", "KeyWrapper", nil, object.LayoutNative)
	key := func(v Value) *sortKey { return (*sortKey)(v.Ref) }
	params := object.NewParams("K", "obj")
	object.Define(sortKeyType, &object.Definition{
		Final: true,
		Slots: object.Slots{
			Call: func(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := params.Parse(t, args, kwnames)
				if err != nil {
					return object.Null, err
				}
				return (&sortKey{Header: object.Header{Type: sortKeyType}, compare: key(v).compare, obj: a[0]}).Value(), nil
			},
			RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if b.Type() != sortKeyType || a.Type() != sortKeyType {
					return object.Null, t.Errorf(object.TypeError, "other argument must be K instance")
				}
				if key(a).obj.IsNull() || key(b).obj.IsNull() {
					return object.Null, t.Errorf(object.AttributeError, "object")
				}
				r, err := object.CallArgs(t, key(a).compare, key(a).obj, key(b).obj)
				if err != nil {
					return object.Null, err
				}
				return object.Compare(t, r, object.SmallInt(0), op)
			},
		},
		Getters: []object.Getter{{Name: "obj", Get: func(t *Thread, v Value) (Value, error) {
			if o := key(v).obj; !o.IsNull() {
				return o, nil
			}
			return object.None, nil
		}}},
	})
	register(&module{
		name: "_functools", builtin: true,
		functions: []object.Method{
			fn("reduce", 2, 3, reduce),
			fnKw("cmp_to_key", "mycmp", func(t *Thread, a []Value) (Value, error) {
				return (&sortKey{Header: object.Header{Type: sortKeyType}, compare: a[0]}).Value(), nil
			}),
		},
		types: []*object.Type{partialType, cachedFunctionType()},
	})
	register(&module{
		name: "functools", python: true,
		later: map[string]string{"cache": "3.9"},
	})
}

func reduce(t *Thread, a []Value) (Value, error) {
	it, err := object.Iter(t, a[1])
	if err != nil {
		if object.IsException(err, object.TypeError) {
			err = t.Errorf(object.TypeError, "reduce() arg 2 must support iteration")
		}
		return object.Null, err
	}
	result := a[2]
	for {
		item, err := object.Next(t, it)
		if err != nil {
			return object.Null, err
		}
		if item.IsNull() {
			break
		}
		if result.IsNull() {
			result = item
		} else if result, err = object.CallArgs(t, a[0], result, item); err != nil {
			return object.Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	if result.IsNull() {
		what := "sequence"
		if since(t, "3.11") {
			what = "iterable"
		}
		return object.Null, t.Errorf(object.TypeError, "reduce() of empty %s with no initial value", what)
	}
	return result, nil
}

func newPartial(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	n := len(args) - len(kwnames)
	if n < 1 {
		return object.Null, t.Errorf(object.TypeError, "type 'partial' takes at least one argument")
	}
	f := args[0]
	if f.Type().Slots.Call == nil {
		return object.Null, t.Errorf(object.TypeError, "the first argument must be callable")
	}
	p := object.Alloc[partial](typ)
	p.keywords = object.NewDict()
	front := args[1:n]
	if f.Type() == partialType && typ == partialType {
		if inner := (*partial)(f.Ref); inner.Dict == nil || inner.Dict.Len() == 0 {
			f = inner.function
			front = append(append([]Value(nil), inner.args.Items...), front...)
			if err := p.keywords.Merge(t, inner.keywords); err != nil {
				return object.Null, err
			}
		}
	}
	p.function, p.args = f, object.NewTuple(append([]Value(nil), front...)...)
	for i, k := range kwnames {
		p.keywords.SetStr(t, k, args[n+i])
	}
	return p.Value(), nil
}

func callPartial(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
	p := (*partial)(v.Ref)
	n := len(args) - len(kwnames)
	full := make([]Value, 0, len(p.args.Items)+len(args)+p.keywords.Len())
	full = append(append(full, p.args.Items...), args[:n]...)
	if p.keywords.Len() == 0 {
		return object.Call(t, p.function, append(full, args[n:]...), kwnames)
	}
	keywords := p.keywords.Copy()
	for i, k := range kwnames {
		keywords.SetStr(t, k, args[n+i])
	}
	var names []*object.Str
	for i := range keywords.Cap() {
		k, x, _ := keywords.Entry(i)
		if k.IsNull() {
			continue
		}
		if !k.IsStr() {
			return object.Null, t.Errorf(object.TypeError, "keywords must be strings")
		}
		names, full = append(names, k.Str()), append(full, x)
	}
	return object.Call(t, p.function, full, names)
}

func reprPartial(t *Thread, v Value) (Value, error) {
	p := (*partial)(v.Ref)
	if p.Flags&object.ReprActive != 0 {
		return t.Str("..."), nil
	}
	p.Flags |= object.ReprActive
	defer func() { p.Flags &^= object.ReprActive }()
	name := typeName(v)
	if since(t, "3.13") && v.Type().Heap {
		name = v.Type().ModuleName() + "." + v.Type().QualName
	}
	text, err := object.Repr(t, p.function)
	if err != nil {
		return object.Null, err
	}
	for _, x := range p.args.Items {
		r, err := object.Repr(t, x)
		if err != nil {
			return object.Null, err
		}
		text += ", " + r
	}
	for i := range p.keywords.Cap() {
		k, x, _ := p.keywords.Entry(i)
		if k.IsNull() {
			continue
		}
		s, err := object.ToStr(t, k)
		if err != nil {
			return object.Null, err
		}
		r, err := object.Repr(t, x)
		if err != nil {
			return object.Null, err
		}
		text += ", " + s.Str().Text + "=" + r
	}
	return t.Str(name + "(" + text + ")"), nil
}
