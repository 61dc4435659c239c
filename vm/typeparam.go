package vm

import "bytewalk/vm/object"

// typeParam is a type parameter: a TypeVar, ParamSpec or TypeVarTuple of typing. Its
// bound, constraints and default are worked out when they are asked for (PEP 695).
type typeParam struct {
	object.Header
	name                string
	bound, constraints  Value // NULL for none
	evaluateBound       Value // functions that give them, NULL for none
	evaluateConstraints Value
	evaluateDefault     Value
	def                 Value
	declared            *declared // nil for those of class, def and type statements
}

// typeAlias is a TypeAliasType: what a type statement makes.
type typeAlias struct {
	object.Header
	name, params   Value
	value          Value // NULL until it is asked for
	evaluate       Value
	moduleOfCaller Value
}

// genericAlias is Generic[T] among the bases of a class, and a generic class with
// arguments.
type genericAlias struct {
	object.Header
	origin *object.Type
	args   *object.Tuple
}

func typingType(name string) *object.Type {
	typ := object.NewBuiltinType(name, nil, object.LayoutNative)
	typ.Module = "typing"
	return typ
}

var (
	typeVarType      = typingType("TypeVar")
	paramSpecType    = typingType("ParamSpec")
	typeVarTupleType = typingType("TypeVarTuple")
	typeAliasType    = typingType("TypeAliasType")
	genericType      = object.NewBuiltinType("Generic", nil, object.LayoutObject)
	genericAliasType = typingType("_GenericAlias")
)

// noDefault is typing.NoDefault.
var (
	noDefaultType = typingType("NoDefaultType")
	noDefault     = &object.Header{Type: noDefaultType, Flags: object.Shared}
)

func isTypeParam(v Value) bool {
	typ := v.Type()
	return typ == typeVarType || typ == paramSpecType || typ == typeVarTupleType
}

// newTypeParam makes a type parameter of the kind that an intrinsic names.
func (m *Machine) newTypeParam(what int32, name, bound, constraints Value) Value {
	typ := typeVarType
	switch what {
	case intrinsicParamSpec:
		typ = paramSpecType
	case intrinsicTypeVarTuple:
		typ = typeVarTupleType
	}
	p := &typeParam{Header: object.Header{Type: typ}, name: name.Str().Text, evaluateBound: bound, evaluateConstraints: constraints}
	return p.Header.Value()
}

// newTypeAlias makes what a type statement binds: of its name, its parameters and a
// function that gives its value.
func (m *Machine) newTypeAlias(v Value) (Value, error) {
	if !v.IsTuple() || len(v.Tuple().Items) != 3 {
		return object.Null, errInvalid
	}
	items := v.Tuple().Items
	a := &typeAlias{Header: object.Header{Type: typeAliasType}, name: items[0], params: items[1], evaluate: items[2]}
	if a.params == object.None {
		a.params = object.NewTuple().Value()
	}
	if m.frame != nil {
		a.moduleOfCaller = m.frame.globals.GetStr(m.Thread, m.names.name)
	}
	return a.Header.Value(), nil
}

// subscriptGeneric is Generic[params] of a class statement with type parameters.
func (m *Machine) subscriptGeneric(params Value) (Value, error) {
	if !params.IsTuple() {
		params = object.NewTuple(params).Value()
	}
	items := append([]Value(nil), params.Tuple().Items...)
	for i, p := range items {
		if p.Type() == typeVarTupleType {
			items[i] = (&unpacked{Header: object.Header{Type: unpackedType}, param: p}).Header.Value()
		}
	}
	if f := fromTyping(m.Thread, "_GenericAlias"); !f.IsNull() {
		return object.CallArgs(m.Thread, f, genericType.Value(), object.NewTuple(items...).Value())
	}
	return newGenericAlias(genericType, object.NewTuple(items...)), nil
}

var aliasParams = object.NewParams("typealias", "name value | $ type_params")

// unpacked is typing.Unpack[Ts] of a TypeVarTuple.
type unpacked struct {
	object.Header
	param Value
}

var unpackedType = typingType("_UnpackGenericAlias")

// classArguments gives the arguments of a generic class, those with defaults besides.
func classArguments(t *object.Thread, class *object.Type, given []Value) ([]Value, error) {
	v, err := object.LookupAttr(t, class.Value(), t.Intern("__type_params__"))
	if err != nil || v.IsNull() || !v.IsTuple() {
		return given, err
	}
	params := v.Tuple().Items
	variadic := false
	for _, p := range params {
		variadic = variadic || p.Type() == typeVarTupleType
	}
	if variadic {
		return given, nil
	}
	for _, p := range params[min(len(given), len(params)):] {
		if !isTypeParam(p) || (*typeParam)(p.Ref).evaluateDefault.IsNull() {
			break
		}
		d, err := lazy(t, &(*typeParam)(p.Ref).def, &(*typeParam)(p.Ref).evaluateDefault)
		if err != nil {
			return nil, err
		}
		given = append(given[:len(given):len(given)], d)
	}
	if len(given) != len(params) && len(params) > 0 {
		few, least, expected := "few", len(params), ""
		if len(given) > len(params) {
			few = "many"
		}
		text, err := object.Repr(t, class.Value())
		if err != nil {
			return nil, err
		}
		return nil, t.Errorf(object.TypeError, "Too %s arguments for %s; actual %d, expected %s%d", few, text, len(given), expected, least)
	}
	return given, nil
}

func newGenericAlias(origin *object.Type, args *object.Tuple) Value {
	a := &genericAlias{Header: object.Header{Type: genericAliasType}, origin: origin, args: args}
	return a.Header.Value()
}

// lazy gives *value, worked out by the function evaluate the first time.
func lazy(t *object.Thread, value, evaluate *Value) (Value, error) {
	if value.IsNull() {
		if evaluate.IsNull() {
			return object.None, nil
		}
		v, err := object.CallArgs(t, *evaluate)
		if err != nil {
			return object.Null, err
		}
		*value = v
	}
	return *value, nil
}

func init() {
	param := func(v Value) *typeParam { return (*typeParam)(v.Ref) }
	get := func(name string, f func(t *object.Thread, v Value) (Value, error)) object.Getter {
		return object.Getter{Name: name, Get: f}
	}
	for _, typ := range []*object.Type{typeVarType, paramSpecType, typeVarTupleType} {
		getters := []object.Getter{
			get("__name__", func(t *object.Thread, v Value) (Value, error) { return t.Intern(param(v).name).Value(), nil }),
			get("__default__", func(t *object.Thread, v Value) (Value, error) {
				if param(v).evaluateDefault.IsNull() {
					return noDefault.Value(), nil
				}
				return lazy(t, &param(v).def, &param(v).evaluateDefault)
			}),
		}
		if typ != typeVarTupleType {
			getters = append(getters,
				get("__covariant__", func(_ *object.Thread, v Value) (Value, error) {
					return object.Bool(param(v).declared != nil && param(v).declared.covariant), nil
				}),
				get("__contravariant__", func(_ *object.Thread, v Value) (Value, error) {
					return object.Bool(param(v).declared != nil && param(v).declared.contravariant), nil
				}),
				get("__infer_variance__", func(_ *object.Thread, v Value) (Value, error) {
					return object.Bool(param(v).declared == nil || param(v).declared.inferred), nil
				}),
				get("__bound__", func(t *object.Thread, v Value) (Value, error) {
					return lazy(t, &param(v).bound, &param(v).evaluateBound)
				}))
		}
		if typ == typeVarType {
			getters = append(getters, get("__constraints__", func(t *object.Thread, v Value) (Value, error) {
				if param(v).evaluateConstraints.IsNull() {
					return object.NewTuple().Value(), nil
				}
				return lazy(t, &param(v).constraints, &param(v).evaluateConstraints)
			}))
		}
		object.Define(typ, &object.Definition{
			Final:   true,
			Getters: getters,
			Methods: []object.Method{{Name: "has_default", Func: func(_ *object.Thread, args []Value, _ []*object.Str) (Value, error) {
				return object.Bool(!param(args[0]).evaluateDefault.IsNull()), nil
			}}},
			Slots: object.Slots{Or: object.OrTypes, Repr: func(t *object.Thread, v Value) (Value, error) { return t.Str(param(v).text()), nil }},
		})
		object.DefineTypeParam(typ)
	}
	alias := func(v Value) *typeAlias { return (*typeAlias)(v.Ref) }
	object.Define(typeAliasType, &object.Definition{
		Final: true,
		Getters: []object.Getter{
			get("__name__", func(_ *object.Thread, v Value) (Value, error) { return alias(v).name, nil }),
			get("__type_params__", func(_ *object.Thread, v Value) (Value, error) { return alias(v).params, nil }),
			get("__parameters__", func(_ *object.Thread, v Value) (Value, error) { return alias(v).params, nil }),
			get("__value__", func(t *object.Thread, v Value) (Value, error) { return lazy(t, &alias(v).value, &alias(v).evaluate) }),
			get("__module__", func(_ *object.Thread, v Value) (Value, error) {
				if m := alias(v).moduleOfCaller; !m.IsNull() {
					return m, nil
				}
				return object.None, nil
			}),
		},
		Slots: object.Slots{
			New: func(t *object.Thread, _ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
				a, err := aliasParams.Parse(t, args, kwnames)
				if err != nil {
					return object.Null, err
				}
				if !a[0].IsStr() {
					return object.Null, t.Errorf(object.TypeError, "typealias() argument 'name' must be str, not %s", a[0].Type().Name)
				}
				params := object.EmptyTuple.Value()
				if !a[2].IsNull() {
					if params = a[2]; !params.IsTuple() {
						return object.Null, t.Errorf(object.TypeError, "type_params must be a tuple")
					}
				}
				made := &typeAlias{Header: object.Header{Type: typeAliasType}, name: a[0], params: params, value: a[1]}
				if globals := t.Interp.Globals(t); globals != nil {
					made.moduleOfCaller = globals.GetStr(t, t.Intern("__name__"))
				}
				return made.Header.Value(), nil
			},
			Or:   object.OrTypes,
			Repr: func(_ *object.Thread, v Value) (Value, error) { return alias(v).name, nil },
			Subscript: func(t *object.Thread, v, key Value) (Value, error) {
				if len(alias(v).params.Tuple().Items) == 0 {
					return object.Null, t.Errorf(object.TypeError, "Only generic type aliases are subscriptable")
				}
				return object.NewGenericAlias(v, key), nil
			},
		},
	})
	generic := func(v Value) *genericAlias { return (*genericAlias)(v.Ref) }
	object.Define(genericAliasType, &object.Definition{
		Final: true,
		Methods: []object.Method{{Name: "__mro_entries__", Func: func(_ *object.Thread, args []Value, _ []*object.Str) (Value, error) {
			return object.NewTuple(generic(args[0]).origin.Value()).Value(), nil
		}}},
		Getters: []object.Getter{
			get("__origin__", func(_ *object.Thread, v Value) (Value, error) { return generic(v).origin.Value(), nil }),
			get("__args__", func(_ *object.Thread, v Value) (Value, error) { return generic(v).args.Value(), nil }),
			get("__parameters__", func(t *object.Thread, v Value) (Value, error) {
				return object.Parameters(t, generic(v).args.Items).Value(), nil
			}),
		},
		Slots: object.Slots{
			Or: object.OrTypes,
			Subscript: func(t *object.Thread, v, key Value) (Value, error) {
				args, err := object.Substitute(t, v, generic(v).args.Items, key)
				if err != nil {
					return object.Null, err
				}
				return newGenericAlias(generic(v).origin, object.NewTuple(args...)), nil
			},
			Call: func(t *object.Thread, v Value, args []Value, kwnames []*object.Str) (Value, error) {
				r, err := object.Call(t, generic(v).origin.Value(), args, kwnames)
				if err != nil {
					return object.Null, err
				}
				if err := object.SetAttr(t, r, t.Intern("__orig_class__"), v); err != nil && !object.IsException(err, object.ExceptionType) {
					return object.Null, err
				}
				return r, nil
			},
			Repr: func(t *object.Thread, v Value) (Value, error) {
				text, err := object.TypeText(t, generic(v).origin.Value())
				if err != nil {
					return object.Null, err
				}
				text += "["
				for i, a := range generic(v).args.Items {
					part, err := object.TypeText(t, a)
					if err != nil {
						return object.Null, err
					}
					if i > 0 {
						text += ", "
					}
					text += part
				}
				return t.Str(text + "]"), nil
			},
		},
	})
	object.Define(unpackedType, &object.Definition{
		Final: true,
		Getters: []object.Getter{get("__parameters__", func(_ *object.Thread, v Value) (Value, error) {
			return object.NewTuple((*unpacked)(v.Ref).param).Value(), nil
		})},
		Slots: object.Slots{Repr: func(t *object.Thread, v Value) (Value, error) {
			return t.Str("typing.Unpack[" + param((*unpacked)(v.Ref).param).name + "]"), nil
		}},
	})
	object.Define(noDefaultType, &object.Definition{
		Final: true,
		Slots: object.Slots{Repr: func(t *object.Thread, _ Value) (Value, error) { return t.Str("typing.NoDefault"), nil }},
	})
	genericType.Module = "typing"
	object.Define(genericType, &object.Definition{
		Doc: "Abstract base class for generic types.",
		Methods: []object.Method{{Name: "__class_getitem__", Kind: object.ClassMethod, Func: func(t *object.Thread, args []Value, _ []*object.Str) (Value, error) {
			if err := t.CheckPositional("__class_getitem__", len(args)-1, 1, 1); err != nil {
				return object.Null, err
			}
			params := args[1]
			if f := fromTyping(t, "_class_getitem"); !f.IsNull() {
				return object.CallArgs(t, f, args[0], params)
			}
			if !params.IsTuple() {
				params = object.NewTuple(params).Value()
			}
			given, err := classArguments(t, args[0].AsType(), params.Tuple().Items)
			if err != nil {
				return object.Null, err
			}
			return newGenericAlias(args[0].AsType(), object.NewTuple(given...)), nil
		}}},
	})
}
