package object

import "strings"

// GenericAlias is a generic class with its arguments, list[int] (types.GenericAlias, PEP 585).
type GenericAlias struct {
	Header
	Origin  Value
	Args    *Tuple
	starred bool
}

// Union is a union of types, int | str (types.UnionType, PEP 604); with a type parameter
// among them it is typing's.
type Union struct {
	Header
	Args *Tuple
}

// The types of generic aliases and unions.
var (
	GenericAliasType = NewModuleType("types", "GenericAlias", nil, LayoutNative)
	UnionType        = NewModuleType("types", "UnionType", nil, LayoutNative)
	TypingUnionType  = NewBuiltinType("_UnionGenericAlias", nil, LayoutNative)
)

// DefineGeneric says that built-in types can be given arguments, since 3.9. It is to be called from
// init functions only.
func DefineGeneric(types ...*Type) {
	for _, typ := range types {
		typ.addMethod(&Method{Name: "__class_getitem__", Kind: ClassMethod, Doc: "See PEP 585",
			Func: func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
				if err := t.NoKeywords(typ.Name+".__class_getitem__", kwnames); err != nil {
					return Null, err
				}
				if len(args) != 2 {
					return Null, t.Errorf(TypeError, "%s.__class_getitem__() takes exactly one argument (%d given)", typ.Name, len(args)-1)
				}
				return NewGenericAlias(args[0], args[1]), nil
			}}, &typ.later)
	}
}

func init() {
	DefineGeneric(ListType, TupleType, DictType, SetType, FrozenSetType, BaseExceptionGroup, MappingProxyType,
		GeneratorType, CoroutineType, AsyncGeneratorType)
}

// NewGenericAlias gives origin[args].
func NewGenericAlias(origin, args Value) Value {
	if !args.IsTuple() {
		args = NewTuple(args).Value()
	}
	return (&GenericAlias{Header: Header{Type: GenericAliasType}, Origin: origin, Args: args.Tuple()}).Header.Value()
}

// genericClassItem gives type[key], NULL if typ isn't type itself: that has no __class_getitem__.
func genericClassItem(t *Thread, typ *Type, key Value) Value {
	if !t.Runtime.Generics || typ != TypeType {
		return Null
	}
	return NewGenericAlias(typ.Value(), key)
}

// typeParams has the types of type parameters.
var typeParams = map[*Type]bool{}

// DefineTypeParam says that the instances of a type are type parameters. It is to be called
// from init functions only.
func DefineTypeParam(typ *Type) { typeParams[typ] = true }

// Parameters gives the type parameters among arguments, each once.
func Parameters(t *Thread, args []Value) *Tuple {
	var params []Value
	add := func(v Value) {
		for _, p := range params {
			if p == v {
				return
			}
		}
		params = append(params, v)
	}
	for _, a := range args {
		if typeParams[a.Type()] {
			add(a)
			continue
		}
		if a.IsType() {
			continue
		}
		if p, err := LookupAttr(t, a, t.Intern("__parameters__")); err == nil && !p.IsNull() && p.IsTuple() {
			for _, v := range p.Tuple().Items {
				add(v)
			}
		}
	}
	return NewTuple(params...)
}

// Substitute gives args with the type parameters params replaced by key, the arguments in
// brackets.
func Substitute(t *Thread, of Value, args []Value, key Value) ([]Value, error) {
	params := Parameters(t, args).Items
	given := []Value{key}
	if key.IsTuple() {
		given = key.Tuple().Items
	}
	if len(params) == 0 {
		text, err := Repr(t, of)
		if err == nil {
			err = t.Errorf(TypeError, "%s is not a generic class", text)
		}
		return nil, err
	}
	if len(given) != len(params) {
		text, err := Repr(t, of)
		if err == nil {
			few := "few"
			if len(given) > len(params) {
				few = "many"
			}
			err = t.Errorf(TypeError, "Too %s arguments for %s; actual %d, expected %d", few, text, len(given), len(params))
		}
		return nil, err
	}
	find := func(v Value) Value {
		for i, p := range params {
			if p == v {
				return given[i]
			}
		}
		return v
	}
	out := make([]Value, len(args))
	for i, a := range args {
		out[i] = find(a)
		if a.IsType() || typeParams[a.Type()] {
			continue
		}
		p, err := LookupAttr(t, a, t.Intern("__parameters__"))
		if err != nil || p.IsNull() || !p.IsTuple() || len(p.Tuple().Items) == 0 {
			continue
		}
		var inner []Value
		for _, v := range p.Tuple().Items {
			inner = append(inner, find(v))
		}
		if out[i], err = GetItem(t, a, NewTuple(inner...).Value()); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// TypeText shows a type in the repr of a generic alias or a union.
func TypeText(t *Thread, v Value) (string, error) {
	switch {
	case v == Ellipsis:
		return "...", nil
	case v == None:
		return "None", nil
	case v.Has(LayoutList):
		return typeTexts(t, v.List().Items, "[", ", ", "]")
	case v.IsType():
		typ := v.AsType()
		if module := typ.ModuleName(); module != "builtins" {
			return module + "." + typ.QualName, nil
		}
		return typ.QualName, nil
	}
	return Repr(t, v)
}

func typeTexts(t *Thread, list []Value, open, between, end string) (string, error) {
	texts := make([]string, len(list))
	for i, v := range list {
		var err error
		if texts[i], err = TypeText(t, v); err != nil {
			return "", err
		}
	}
	return open + strings.Join(texts, between) + end, nil
}

// unionable says that a value can be in a union.
func unionable(v Value) bool {
	if v == None || v.IsType() || typeParams[v.Type()] {
		return true
	}
	switch v.Type() {
	case GenericAliasType, UnionType, TypingUnionType:
		return true
	}
	return v.Type().Module == "typing"
}

// OrTypes is a | b of types.
func OrTypes(t *Thread, a, b Value) (Value, error) {
	if !t.Runtime.Generics || !unionable(a) || !unionable(b) {
		return NotImplemented, nil
	}
	typ := UnionType
	var items []Value
	add := func(v Value) error {
		if v == None {
			v = NoneType.Value()
		}
		for _, have := range items {
			if same, err := Equal(t, have, v); err != nil || same {
				return err
			}
		}
		items = append(items, v)
		return nil
	}
	for _, v := range []Value{a, b} {
		members := []Value{v}
		if u := v.Type(); u == UnionType || u == TypingUnionType {
			members = (*Union)(v.Ref).Args.Items
			if u == TypingUnionType {
				typ = u
			}
		} else if typeParams[u] || u.Module == "typing" {
			typ = TypingUnionType
		}
		for _, x := range members {
			if err := add(x); err != nil {
				return Null, err
			}
		}
	}
	if len(items) == 1 {
		return items[0], nil
	}
	return (&Union{Header: Header{Type: typ}, Args: NewTuple(items...)}).Header.Value(), nil
}

func init() {
	alias := func(v Value) *GenericAlias { return (*GenericAlias)(v.Ref) }
	get := func(name string, f func(t *Thread, v Value) (Value, error)) Getter { return Getter{Name: name, Get: f} }
	aliasText := func(t *Thread, v Value) (Value, error) {
		a := alias(v)
		origin, err := TypeText(t, a.Origin)
		if err != nil {
			return Null, err
		}
		if a.starred {
			origin = "*" + origin
		}
		args, err := typeTexts(t, a.Args.Items, "[", ", ", "]")
		if len(a.Args.Items) == 0 {
			args = "[()]"
		}
		if last := len(a.Args.Items) - 1; err == nil && origin == "collections.abc.Callable" && last >= 0 &&
			!(last == 1 && (a.Args.Items[0] == Ellipsis || a.Args.Items[0].Type().Name == "ParamSpec")) {
			if args, err = typeTexts(t, a.Args.Items[:last], "[[", ", ", "], "); err == nil {
				var result string
				result, err = TypeText(t, a.Args.Items[last])
				args += result + "]"
			}
		}
		return t.Str(origin + args), err
	}
	Define(GenericAliasType, &Definition{
		Final: true,
		Doc:   "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
		Getters: []Getter{
			get("__origin__", func(_ *Thread, v Value) (Value, error) { return alias(v).Origin, nil }),
			get("__args__", func(_ *Thread, v Value) (Value, error) { return alias(v).Args.Value(), nil }),
			get("__parameters__", func(t *Thread, v Value) (Value, error) { return Parameters(t, alias(v).Args.Items).Value(), nil }),
			get("__unpacked__", func(_ *Thread, v Value) (Value, error) { return Bool(alias(v).starred), nil }),
		},
		Methods: []Method{
			oneArg("__mro_entries__", func(_ *Thread, v, _ Value) (Value, error) { return NewTuple(alias(v).Origin).Value(), nil }),
			oneArg("__instancecheck__", func(t *Thread, _, _ Value) (Value, error) {
				return Null, t.Errorf(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
			}),
			oneArg("__subclasscheck__", func(t *Thread, _, _ Value) (Value, error) {
				return Null, t.Errorf(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
			}),
		},
		Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, _ []*Str) (Value, error) {
				if err := t.CheckPositional("GenericAlias", len(args), 2, 2); err != nil {
					return Null, err
				}
				return NewGenericAlias(args[0], args[1]), nil
			},
			Repr: aliasText,
			Or:   OrTypes,
			Call: func(t *Thread, v Value, args []Value, kwnames []*Str) (Value, error) {
				r, err := Call(t, alias(v).Origin, args, kwnames)
				if err != nil {
					return Null, err
				}
				if err := SetAttr(t, r, t.Intern("__orig_class__"), v); err != nil && !IsException(err, ExceptionType) {
					return Null, err
				}
				return r, nil
			},
			Subscript: func(t *Thread, v, key Value) (Value, error) {
				args, err := Substitute(t, v, alias(v).Args.Items, key)
				if err != nil {
					return Null, err
				}
				return NewGenericAlias(alias(v).Origin, NewTuple(args...).Value()), nil
			},
			Iter: func(t *Thread, v Value) (Value, error) {
				a := *alias(v)
				a.starred = true
				a.Header = Header{Type: GenericAliasType}
				return Iter(t, NewTuple((&a).Header.Value()).Value())
			},
			Hash: func(t *Thread, v Value) (int64, error) {
				x, err := Hash(t, alias(v).Origin)
				if err != nil {
					return 0, err
				}
				y, err := Hash(t, alias(v).Args.Value())
				if x ^= y; x == -1 {
					x = -2
				}
				return x, err
			},
			RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
				if b.Type() != GenericAliasType || a.Type() != GenericAliasType || op != EQ && op != NE {
					return NotImplemented, nil
				}
				x, y := alias(a), alias(b)
				same, err := Equal(t, x.Origin, y.Origin)
				if err == nil && same {
					same, err = Equal(t, x.Args.Value(), y.Args.Value())
				}
				return Bool((same && x.starred == y.starred) == (op == EQ)), err
			},
			GetAttr: func(t *Thread, v Value, name *Str) (Value, error) {
				if d := GenericAliasType.Lookup(t, name); !d.IsNull() || len(name.Text) > 4 && strings.HasPrefix(name.Text, "__") && name.Text != "__name__" &&
					name.Text != "__qualname__" && name.Text != "__module__" && name.Text != "__doc__" {
					return GenericGetAttr(t, v, name)
				}
				return GetAttr(t, alias(v).Origin, name)
			},
		},
	})
	union := func(v Value) *Union { return (*Union)(v.Ref) }
	check := func(what string, f func(t *Thread, v, class Value) (bool, error)) Method {
		return oneArg(what, func(t *Thread, u, v Value) (Value, error) {
			for _, class := range union(u).Args.Items {
				if yes, err := f(t, v, class); err != nil || yes {
					return Bool(yes), err
				}
			}
			return False, nil
		})
	}
	for _, typ := range []*Type{UnionType, TypingUnionType} {
		typ.Module = "types"
		if typ == TypingUnionType {
			typ.Module = "typing"
		}
		Define(typ, &Definition{
			Final: true,
			Getters: []Getter{
				get("__args__", func(_ *Thread, v Value) (Value, error) { return union(v).Args.Value(), nil }),
				get("__parameters__", func(t *Thread, v Value) (Value, error) { return Parameters(t, union(v).Args.Items).Value(), nil }),
			},
			Methods: []Method{check("__instancecheck__", IsInstanceOf), check("__subclasscheck__", IsSubclassOf)},
			Slots: Slots{
				Or: OrTypes,
				Repr: func(t *Thread, v Value) (Value, error) {
					args := append([]Value(nil), union(v).Args.Items...)
					for i, a := range args {
						if a == NoneType.Value() {
							args[i] = None
						}
					}
					if typ == TypingUnionType {
						if n := len(args); n == 2 && args[1] == None {
							text, err := typeTexts(t, args[:1], "typing.Optional[", "", "]")
							return t.Str(text), err
						}
						text, err := typeTexts(t, args, "typing.Union[", ", ", "]")
						return t.Str(text), err
					}
					text, err := typeTexts(t, args, "", " | ", "")
					return t.Str(text), err
				},
				Subscript: func(t *Thread, v, key Value) (Value, error) {
					args, err := Substitute(t, v, union(v).Args.Items, key)
					if err != nil {
						return Null, err
					}
					r := args[0]
					for _, a := range args[1:] {
						if r, err = OrTypes(t, r, a); err != nil {
							return Null, err
						}
					}
					return r, nil
				},
				Hash: func(t *Thread, v Value) (int64, error) {
					h := int64(0)
					for _, a := range union(v).Args.Items {
						x, err := Hash(t, a)
						if err != nil {
							return 0, err
						}
						h ^= x
					}
					return h, nil
				},
				RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
					if op != EQ && op != NE || a.Type() != b.Type() || a.Type() != typ {
						return NotImplemented, nil
					}
					x, y := union(a).Args.Items, union(b).Args.Items
					same := len(x) == len(y)
					for _, v := range x {
						found := false
						for _, w := range y {
							eq, err := Equal(t, v, w)
							if err != nil {
								return Null, err
							}
							found = found || eq
						}
						same = same && found
					}
					return Bool(same == (op == EQ)), nil
				},
			},
		})
	}
	GenericAliasType.Module = "types"
	Define(TypeType, &Definition{Later: Slots{Or: OrTypes}})
	Define(DictType, &Definition{Later: Slots{
		Or: func(t *Thread, a, b Value) (Value, error) {
			if !t.Runtime.Generics || !a.IsDict() || !b.IsDict() {
				return NotImplemented, nil
			}
			d := NewDict()
			if err := d.UpdateMapping(t, a); err != nil {
				return Null, err
			}
			return d.Value(), d.UpdateMapping(t, b)
		},
		InPlaceOr: func(t *Thread, a, b Value) (Value, error) {
			if !t.Runtime.Generics {
				return NotImplemented, nil
			}
			_, err := CallMethod(t, a, "update", b)
			return a, err
		},
	}})
}
