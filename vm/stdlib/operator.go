package stdlib

import (
	"slices"
	"strings"
	"unsafe"

	"bytewalk/vm/object"
)

// getter is an itemgetter, attrgetter or methodcaller.
type getter struct {
	object.Header
	keys     []Value    // of an itemgetter
	names    [][]string // of an attrgetter: each name by its parts
	name     *object.Str
	args     []Value // of a methodcaller, those of keywords last
	kwnames  []*object.Str
	original []Value // what an attrgetter was made of
}

func binaryFunction(name string, f object.BinaryFunc) object.Method {
	return fn(name, 2, 2, func(t *Thread, a []Value) (Value, error) { return f(t, a[0], a[1]) })
}

// alias gives a function of a module another name.
func alias(t *Thread, m *object.Module, name, other string) {
	m.Dict.SetStr(t, t.Intern(other), m.Dict.GetStr(t, t.Intern(name)))
}

func comparison(name string, op object.CompareOp) object.Method {
	return binaryFunction(name, func(t *Thread, a, b Value) (Value, error) { return object.Compare(t, a, b, op) })
}

func init() {
	needSequence := func(t *Thread, v Value, complaint string) error {
		if s := &v.Type().Slots; s.Concat == nil && s.Item == nil && s.Subscript == nil || v.IsDict() {
			return t.Errorf(object.TypeError, complaint, typeName(v))
		}
		return nil
	}
	functions := []object.Method{
		binaryFunction("add", object.Add), binaryFunction("sub", object.Subtract), binaryFunction("mul", object.Multiply),
		binaryFunction("matmul", object.MatrixMultiply), binaryFunction("truediv", object.TrueDivide),
		binaryFunction("floordiv", object.FloorDivide), binaryFunction("mod", object.Remainder),
		binaryFunction("lshift", object.LeftShift), binaryFunction("rshift", object.RightShift),
		binaryFunction("and_", object.And), binaryFunction("or_", object.Or), binaryFunction("xor", object.Xor),
		binaryFunction("pow", func(t *Thread, a, b Value) (Value, error) { return object.Power(t, a, b, object.None) }),
		binaryFunction("iadd", object.InPlaceAdd), binaryFunction("isub", object.InPlaceSubtract),
		binaryFunction("imul", object.InPlaceMultiply), binaryFunction("imatmul", object.InPlaceMatrixMultiply),
		binaryFunction("itruediv", object.InPlaceTrueDivide), binaryFunction("ifloordiv", object.InPlaceFloorDivide),
		binaryFunction("imod", object.InPlaceRemainder), binaryFunction("ilshift", object.InPlaceLeftShift),
		binaryFunction("irshift", object.InPlaceRightShift), binaryFunction("iand", object.InPlaceAnd),
		binaryFunction("ior", object.InPlaceOr), binaryFunction("ixor", object.InPlaceXor), binaryFunction("ipow", object.InPlacePower),
		comparison("lt", object.LT), comparison("le", object.LE), comparison("eq", object.EQ),
		comparison("ne", object.NE), comparison("gt", object.GT), comparison("ge", object.GE),
		fn1("neg", object.Negative),
		fn1("pos", object.Positive),
		fn1("abs", object.Absolute),
		fn1("invert", object.Invert),
		fn1("inv", object.Invert),
		fn1("index", func(t *Thread, v Value) (Value, error) {
			i, err := object.Index(t, v)
			if err == nil && since(t, "3.10") && i.Type() != object.IntType {
				i = t.BigInt(object.AsBig(i))
			}
			return i, err
		}),
		fn1("not_", func(t *Thread, v Value) (Value, error) {
			yes, err := object.IsTrue(t, v)
			return object.Bool(!yes), err
		}),
		binaryFunction("contains", func(t *Thread, a, b Value) (Value, error) {
			yes, err := object.Contains(t, a, b)
			return object.Bool(yes), err
		}),
		binaryFunction("getitem", object.GetItem),
		fn("setitem", 3, 3, func(t *Thread, a []Value) (Value, error) { return object.None, object.SetItem(t, a[0], a[1], a[2]) }),
		binaryFunction("delitem", func(t *Thread, a, b Value) (Value, error) {
			return object.None, object.SetItem(t, a, b, object.Null)
		}),
		binaryFunction("concat", func(t *Thread, a, b Value) (Value, error) {
			if err := needSequence(t, a, "'%s' object can't be concatenated"); err != nil {
				return object.Null, err
			}
			return object.Add(t, a, b)
		}),
		binaryFunction("iconcat", func(t *Thread, a, b Value) (Value, error) {
			if err := needSequence(t, a, "'%s' object can't be concatenated"); err != nil {
				return object.Null, err
			}
			return object.InPlaceAdd(t, a, b)
		}),
	}
	under := len(functions) // those that are there as __name__ too
	functions = append(functions,
		fn1("truth", func(t *Thread, v Value) (Value, error) {
			yes, err := object.IsTrue(t, v)
			return object.Bool(yes), err
		}),
		binaryFunction("is_", func(_ *Thread, a, b Value) (Value, error) { return object.Bool(a == b), nil }),
		binaryFunction("is_not", func(_ *Thread, a, b Value) (Value, error) { return object.Bool(a != b), nil }),
		binaryFunction("countOf", func(t *Thread, a, b Value) (Value, error) {
			n := int64(0)
			err := each(t, a, func(item Value) (bool, error) {
				same, err := object.Equal(t, item, b)
				if same {
					n++
				}
				return false, err
			})
			return t.Int(n), err
		}),
		binaryFunction("indexOf", func(t *Thread, a, b Value) (Value, error) {
			i, found := int64(-1), false
			err := each(t, a, func(item Value) (bool, error) {
				i++
				var err error
				found, err = object.Equal(t, item, b)
				return found, err
			})
			if err == nil && !found {
				err = t.Errorf(object.ValueError, "sequence.index(x): x not in sequence")
			}
			return t.Int(i), err
		}),
		fn("length_hint", 1, 2, func(t *Thread, a []Value) (Value, error) {
			fallback := 0
			if !a[1].IsNull() {
				if !a[1].Has(object.LayoutInt) && !a[1].Has(object.LayoutBool) {
					return object.Null, t.Errorf(object.TypeError, "'%s' object cannot be interpreted as an integer", typeName(a[1]))
				}
				var err error
				if fallback, err = sizeArg(t, a[1]); err != nil {
					return object.Null, err
				}
			}
			if a[0].Type().Slots.Len != nil {
				n, err := object.Length(t, a[0])
				if err == nil || !object.IsException(err, object.TypeError) {
					return t.Int(int64(n)), err
				}
			}
			hint, err := object.LookupSpecial(t, a[0], "__length_hint__")
			if err != nil || hint.IsNull() {
				return t.Int(int64(fallback)), err
			}
			r, err := object.CallArgs(t, hint)
			switch {
			case err != nil && object.IsException(err, object.TypeError), r == object.NotImplemented:
				return t.Int(int64(fallback)), nil
			case err != nil:
				return object.Null, err
			case !r.Has(object.LayoutInt) && !r.Has(object.LayoutBool):
				return object.Null, t.Errorf(object.TypeError, "__length_hint__ must be an integer, not %s", typeName(r))
			}
			n, err := sizeArg(t, r)
			if err == nil && n < 0 {
				err = t.Errorf(object.ValueError, "__length_hint__() should return >= 0")
			}
			return t.Int(int64(n)), err
		}),
		object.Method{Name: "call", Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			if len(args) == len(kwnames) {
				return object.Null, t.Errorf(object.TypeError, "call expected at least 1 argument, got 0")
			}
			return object.Call(t, args[0], args[1:], kwnames)
		}},
	)
	register(&module{
		name: "operator", doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
		of: "_operator", functions: functions, types: getterTypes(),
		fill: func(t *Thread, m *object.Module) error {
			names := []string{"call"}
			if !since(t, "3.11") {
				names = nil
			}
			for _, f := range functions[:under] {
				names = append(names, f.Name)
			}
			for _, name := range names {
				alias(t, m, name, "__"+strings.TrimSuffix(name, "_")+"__")
			}
			return nil
		},
		later: map[string]string{"call": "3.11"},
	})
}

func getterTypes() []*object.Type {
	self := func(v Value) *getter { return (*getter)(v.Ref) }
	define := func(name, doc string, create object.NewFunc, get func(t *Thread, g *getter, v Value) (Value, error), arguments func(t *Thread, g *getter) ([]string, error)) *object.Type {
		typ := object.NewModuleType("operator", name, nil, object.LayoutNative)
		object.Define(typ, &object.Definition{
			Doc: doc, Size: unsafe.Sizeof(getter{}),
			Methods: []object.Method{object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
				g := self(v)
				args := slices.Concat(g.keys, g.original)
				if g.name != nil {
					args = append([]Value{g.name.Value()}, g.args...)
				}
				if len(g.kwnames) == 0 {
					return object.NewTuple(v.Type().Value(), object.NewTuple(args...).Value()).Value(), nil
				}
				// The keywords go into a partial that makes the rest.
				n := len(g.args) - len(g.kwnames)
				make, err := newPartial(t, partialType, append([]Value{v.Type().Value(), g.name.Value()}, g.args[n:]...), g.kwnames)
				return object.NewTuple(make, object.NewTuple(g.args[:n]...).Value()).Value(), err
			})},
			Slots: object.Slots{
				New: create,
				Call: func(t *Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
					if err := t.NoKeywords(name, kwnames); err != nil {
						return object.Null, err
					}
					if err := t.CheckPositional(name, len(args), 1, 1); err != nil {
						return object.Null, err
					}
					return get(t, self(v), args[0])
				},
				Repr: func(t *Thread, v Value) (Value, error) {
					parts, err := arguments(t, self(v))
					return t.Str("operator." + name + "(" + strings.Join(parts, ", ") + ")"), err
				},
			},
		})
		return typ
	}
	reprs := func(t *Thread, values []Value) ([]string, error) {
		var texts []string
		for _, v := range values {
			text, err := object.Repr(t, v)
			if err != nil {
				return nil, err
			}
			texts = append(texts, text)
		}
		return texts, nil
	}
	itemgetter := define("itemgetter", "Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
		newOf(oneOrMore, -1, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			g := object.Alloc[getter](typ)
			g.keys = append([]Value(nil), a...)
			return g.Value(), nil
		}),
		func(t *Thread, g *getter, v Value) (Value, error) {
			if len(g.keys) == 1 {
				return object.GetItem(t, v, g.keys[0])
			}
			items := make([]Value, len(g.keys))
			for i, k := range g.keys {
				var err error
				if items[i], err = object.GetItem(t, v, k); err != nil {
					return object.Null, err
				}
			}
			return object.NewTuple(items...).Value(), nil
		},
		func(t *Thread, g *getter) ([]string, error) { return reprs(t, g.keys) })
	attrgetter := define("attrgetter", "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.",
		newOf(oneOrMore, -1, func(t *Thread, typ *object.Type, a []Value) (Value, error) {
			g := object.Alloc[getter](typ)
			for _, v := range a {
				if !v.IsStr() {
					return object.Null, t.Errorf(object.TypeError, "attribute name must be a string")
				}
				g.names = append(g.names, strings.Split(v.Str().Text, "."))
				g.original = append(g.original, v)
			}
			return g.Value(), nil
		}),
		func(t *Thread, g *getter, v Value) (Value, error) {
			items := make([]Value, len(g.names))
			for i, parts := range g.names {
				items[i] = v
				for _, name := range parts {
					var err error
					if items[i], err = object.GetAttrString(t, items[i], name); err != nil {
						return object.Null, err
					}
				}
			}
			if len(items) == 1 {
				return items[0], nil
			}
			return object.NewTuple(items...).Value(), nil
		},
		func(t *Thread, g *getter) ([]string, error) { return reprs(t, g.original) })
	methodcaller := define("methodcaller", "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().",
		func(t *Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
			if len(args) == len(kwnames) {
				return object.Null, t.Errorf(object.TypeError, "methodcaller needs at least one argument, the method name")
			}
			if !args[0].IsStr() {
				return object.Null, t.Errorf(object.TypeError, "method name must be a string")
			}
			g := object.Alloc[getter](typ)
			g.name = t.InternStr(args[0].Str())
			g.args = append([]Value(nil), args[1:]...)
			g.kwnames = append([]*object.Str(nil), kwnames...)
			return g.Value(), nil
		},
		func(t *Thread, g *getter, v Value) (Value, error) {
			f, err := object.GetAttr(t, v, g.name)
			if err != nil {
				return object.Null, err
			}
			return object.Call(t, f, g.args, g.kwnames)
		},
		func(t *Thread, g *getter) ([]string, error) {
			texts, err := reprs(t, append([]Value{g.name.Value()}, g.args...))
			if err != nil {
				return nil, err
			}
			for i, k := range g.kwnames {
				at := len(texts) - len(g.kwnames) + i
				texts[at] = k.Text + "=" + texts[at]
			}
			return texts, nil
		})
	return []*object.Type{itemgetter, attrgetter, methodcaller}
}
