package stdlib

import (
	"slices"
	"unsafe"

	"bytewalk/vm/object"
)

// Until 3.9 the types of weak references have other names than later: there are two of each.
var weakTypes [2]struct{ ref, proxy, callable *object.Type }

// weakTypesOf gives the types of a thread's dialect.
func weakTypesOf(t *Thread) (ref, proxy, callable *object.Type) {
	w := &weakTypes[0]
	if since(t, "3.10") {
		w = &weakTypes[1]
	}
	return w.ref, w.proxy, w.callable
}

func weakOf(v Value) *object.WeakRef { return (*object.WeakRef)(v.Ref) }

// isWeakRef reports whether v is a weak reference that is no proxy.
func isWeakRef(v Value) bool {
	return v.IsObject() && (v.Type().IsSubtype(weakTypes[0].ref) || v.Type().IsSubtype(weakTypes[1].ref))
}

// newWeak makes a weak reference of a type, or gives the one without a callback that there is.
func newWeak(t *Thread, typ *object.Type, target, callback Value) (Value, error) {
	if !object.CanRefWeakly(target) {
		return object.Null, t.Errorf(object.TypeError, "cannot create weak reference to '%s' object", typeName(target))
	}
	if callback == object.None {
		callback = object.Null
	}
	refs := t.WeakRefs()
	h := target.Header()
	if callback.IsNull() && !typ.Heap {
		for _, r := range refs[h] {
			if r.Header.Type == typ && r.Callback.IsNull() && r.Header.Flags&object.Dead == 0 {
				return r.Header.Value(), nil
			}
		}
	}
	r := object.Alloc[object.WeakRef](typ)
	r.Target, r.Callback = target, callback
	// The reference and the proxy that are shared come first, then the newest.
	at := 0
	if !callback.IsNull() || typ.Heap {
		for at < len(refs[h]) && refs[h][at].Callback.IsNull() && !refs[h][at].Header.Type.Heap {
			at++
		}
	} else if typ == weakTypes[0].proxy || typ == weakTypes[1].proxy {
		for at < len(refs[h]) && refs[h][at].Callback.IsNull() && !refs[h][at].Header.Type.Heap {
			at++
		}
	}
	refs[h] = slices.Insert(refs[h], at, r)
	if t.Life != nil {
		t.Life.Track(target)
		t.Life.Track(r.Header.Value())
	}
	return r.Header.Value(), nil
}

// target gives what a weak reference refers to, NULL once that has died.
func target(t *Thread, v Value) Value {
	r := weakOf(v)
	return r.Target
}

// behind gives what a proxy stands for; other values stand for themselves.
func behind(t *Thread, v Value) (Value, error) {
	if !v.IsObject() || !isProxy(v) {
		return v, nil
	}
	if x := target(t, v); !x.IsNull() {
		return x, nil
	}
	return object.Null, t.Errorf(object.ReferenceError, "weakly-referenced object no longer exists")
}

func isProxy(v Value) bool {
	switch v.Type() {
	case weakTypes[0].proxy, weakTypes[0].callable, weakTypes[1].proxy, weakTypes[1].callable:
		return true
	}
	return false
}

func defineWeakRef(name string) *object.Type {
	typ := object.NewModuleType("weakref", name, nil, object.LayoutNative)
	if name == "weakref" {
		typ.Name, typ.Module = "weakref", "builtins"
	}
	object.Struct[object.WeakRef](typ)
	object.Tells(typ)
	object.Define(typ, &object.Definition{
		Size: unsafe.Sizeof(object.WeakRef{}), Attrs: unsafe.Offsetof(object.WeakRef{}.Attrs),
		Slots: object.Slots{
			New: func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				if !typ.Heap {
					if err := t.NoKeywords(name, kwnames); err != nil {
						return object.Null, err
					}
				}
				args = args[:len(args)-len(kwnames)]
				if err := t.CheckPositional("__new__", len(args), 1, 2); err != nil {
					return object.Null, err
				}
				callback := object.Null
				if len(args) == 2 {
					callback = args[1]
				}
				return newWeak(t, typ, args[0], callback)
			},
			Init: func(t *Thread, _ Value, args []Value, kwnames []*object.Str) error {
				return t.CheckPositional("__init__", len(args)-len(kwnames), 1, 2)
			},
			Call: func(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
				if len(args) > 0 {
					if err := t.NoKeywords("__call__", kwnames); err != nil {
						return object.Null, err
					}
					return object.Null, t.CheckPositional("__call__", len(args), 0, 0)
				}
				if x := target(t, v); !x.IsNull() {
					return x, nil
				}
				return object.None, nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				x := target(t, v)
				if x.IsNull() {
					return t.Str("<weakref at " + t.Address(v) + "; dead>"), nil
				}
				text := "<weakref at " + t.Address(v) + "; to '" + typeName(x) + "' at " + t.Address(x)
				if n, err := object.LookupAttr(t, x, t.Intern("__name__")); err == nil && n.IsStr() {
					text += " (" + n.Str().Text + ")"
				}
				return t.Str(text + ">"), nil
			},
			Hash: func(t *Thread, v Value) (int64, error) {
				r := weakOf(v)
				if r.Hashed {
					return r.Hash, nil
				}
				x := target(t, v)
				if x.IsNull() {
					return 0, t.Errorf(object.TypeError, "weak object has gone away")
				}
				h, err := object.Hash(t, x)
				if err == nil {
					r.Hash, r.Hashed = h, true
				}
				return h, err
			},
			RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
				if op != object.EQ && op != object.NE || !isWeakRef(a) || !isWeakRef(b) {
					return object.NotImplemented, nil
				}
				x, y := target(t, a), target(t, b)
				if x.IsNull() || y.IsNull() {
					return object.Bool((a == b) == (op == object.EQ)), nil
				}
				return object.Compare(t, x, y, op)
			},
		},
		Getters: []object.Getter{{Name: "__callback__", Get: func(_ *Thread, v Value) (Value, error) {
			if c := weakOf(v).Callback; !c.IsNull() {
				return c, nil
			}
			return object.None, nil
		}}},
	})
	return typ
}

func defineProxy(name string, callable, semicolon bool) *object.Type {
	typ := object.NewModuleType("weakref", name, nil, object.LayoutNative)
	if !semicolon {
		typ.Name, typ.Module = name, "builtins"
	}
	object.Struct[object.WeakRef](typ)
	object.Tells(typ)
	unary := func(f object.UnaryFunc) object.UnaryFunc {
		return func(t *Thread, v Value) (Value, error) {
			x, err := behind(t, v)
			if err != nil {
				return object.Null, err
			}
			return f(t, x)
		}
	}
	binary := func(f object.BinaryFunc) object.BinaryFunc {
		return func(t *Thread, a, b Value) (Value, error) {
			x, err := behind(t, a)
			if err != nil {
				return object.Null, err
			}
			y, err := behind(t, b)
			if err != nil {
				return object.Null, err
			}
			return f(t, x, y)
		}
	}
	slots := object.Slots{
		Repr: func(t *Thread, v Value) (Value, error) {
			x := weakOf(v).Target
			if x.IsNull() {
				x = object.None
			}
			sep := " to "
			if semicolon {
				sep = "; to '"
			}
			text := "<weakproxy at " + t.Address(v) + sep + typeName(x)
			if semicolon {
				text += "'"
			}
			return t.Str(text + " at " + t.Address(x) + ">"), nil
		},
		Str: unary(object.ToStr),
		Hash: func(t *Thread, v Value) (int64, error) {
			return 0, t.Errorf(object.TypeError, "unhashable type: '%s'", typeName(v))
		},
		GetAttr: func(t *Thread, v Value, name *object.Str) (Value, error) {
			x, err := behind(t, v)
			if err != nil {
				return object.Null, err
			}
			return object.GetAttr(t, x, name)
		},
		SetAttr: func(t *Thread, v Value, name *object.Str, value Value) error {
			x, err := behind(t, v)
			if err != nil {
				return err
			}
			return object.SetAttr(t, x, name, value)
		},
		RichCompare: func(t *Thread, a, b Value, op object.CompareOp) (Value, error) {
			return binary(func(t *Thread, x, y Value) (Value, error) { return object.Compare(t, x, y, op) })(t, a, b)
		},
		Iter: unary(object.Iter), Next: unary(object.Next),
		Add: binary(object.Add), Subtract: binary(object.Subtract), Multiply: binary(object.Multiply), Remainder: binary(object.Remainder),
		FloorDivide: binary(object.FloorDivide), TrueDivide: binary(object.TrueDivide), MatrixMultiply: binary(object.MatrixMultiply),
		LeftShift: binary(object.LeftShift), RightShift: binary(object.RightShift), And: binary(object.And), Xor: binary(object.Xor), Or: binary(object.Or),
		Negative: unary(object.Negative), Positive: unary(object.Positive), Invert: unary(object.Invert), Index: unary(object.Index),
		Bool: func(t *Thread, v Value) (bool, error) {
			x, err := behind(t, v)
			if err != nil {
				return false, err
			}
			return object.IsTrue(t, x)
		},
		Len: func(t *Thread, v Value) (int, error) {
			x, err := behind(t, v)
			if err != nil {
				return 0, err
			}
			return object.Length(t, x)
		},
		Contains: func(t *Thread, v, item Value) (bool, error) {
			x, err := behind(t, v)
			if err != nil {
				return false, err
			}
			return object.Contains(t, x, item)
		},
		Subscript: binary(object.GetItem),
		SetSubscript: func(t *Thread, v, key, value Value) error {
			x, err := behind(t, v)
			if err != nil {
				return err
			}
			return object.SetItem(t, x, key, value)
		},
	}
	if callable {
		slots.Call = func(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
			x, err := behind(t, v)
			if err != nil {
				return object.Null, err
			}
			return object.Call(t, x, args, kwnames)
		}
	}
	object.Define(typ, &object.Definition{Final: true, Slots: slots})
	return typ
}

func init() {
	weakTypes[0].ref, weakTypes[1].ref = defineWeakRef("weakref"), defineWeakRef("ReferenceType")
	weakTypes[0].proxy, weakTypes[0].callable = defineProxy("weakproxy", false, false), defineProxy("weakcallableproxy", true, false)
	weakTypes[1].proxy, weakTypes[1].callable = defineProxy("ProxyType", false, true), defineProxy("CallableProxyType", true, true)
	list := func(t *Thread, v Value) []Value {
		var out []Value
		if v.IsObject() {
			for _, r := range t.WeakRefs()[v.Header()] {
				if r.Header.Flags&object.Dead == 0 {
					out = append(out, r.Header.Value())
				}
			}
		}
		return out
	}
	register(&module{
		name: "weakref", python: true, of: "_weakref",
		functions: []object.Method{
			fn("proxy", 1, 2, func(t *Thread, a []Value) (Value, error) {
				_, proxy, callable := weakTypesOf(t)
				if a[0].Type().Slots.Call != nil {
					proxy = callable
				}
				return newWeak(t, proxy, a[0], a[1])
			}),
			fn1("getweakrefcount", func(t *Thread, v Value) (Value, error) { return t.Int(int64(len(list(t, v)))), nil }),
			fn1("getweakrefs", func(t *Thread, v Value) (Value, error) { return object.NewList(list(t, v)).Value(), nil }),
		},
		fill: func(t *Thread, m *object.Module) error {
			ref, proxy, callable := weakTypesOf(t)
			for name, typ := range map[string]*object.Type{
				"ref": ref, "ReferenceType": ref, "ProxyType": proxy, "CallableProxyType": callable,
			} {
				m.Dict.SetStr(t, t.Intern(name), typ.Value())
			}
			return nil
		},
	})
}
