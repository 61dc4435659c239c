package vm

import "bytewalk/vm/object"

// declared is what a type parameter has that was made by a call, as in TypeVar('T').
type declared struct {
	covariant, contravariant, inferred bool
	module                             Value
}

// text is the repr of a type parameter.
func (p *typeParam) text() string {
	switch d := p.declared; {
	case d == nil, d.inferred, p.Type == typeVarTupleType:
		return p.name
	case d.covariant:
		return "+" + p.name
	case d.contravariant:
		return "-" + p.name
	}
	return "~" + p.name
}

// specPart is P.args or P.kwargs of a ParamSpec.
type specPart struct {
	object.Header
	origin Value
}

var (
	specArgsType   = typingType("ParamSpecArgs")
	specKwargsType = typingType("ParamSpecKwargs")
)

// TypingNames gives what module typing has of the machine: the types of type parameters,
// and NoDefault.
func (m *Machine) TypingNames() map[string]Value {
	return map[string]Value{
		"TypeVar": typeVarType.Value(), "ParamSpec": paramSpecType.Value(), "TypeVarTuple": typeVarTupleType.Value(),
		"TypeAliasType": typeAliasType.Value(), "Generic": genericType.Value(), "NoDefault": noDefault.Value(),
		"ParamSpecArgs": specArgsType.Value(), "ParamSpecKwargs": specKwargsType.Value(),
	}
}

// fromTyping gives a name of module typing if the program has imported that; NULL otherwise.
// What a class statement with type parameters needs of it is native, so that it need not.
func fromTyping(t *object.Thread, name string) Value {
	typing := t.Modules.GetStr(t, t.Intern("typing"))
	if !typing.Has(object.LayoutModule) {
		return object.Null
	}
	return typing.Module().Dict.GetStr(t, t.Intern(name))
}

// newDeclared is the call of TypeVar, ParamSpec or TypeVarTuple.
func newDeclared(t *object.Thread, typ *object.Type, args []Value, kwnames []*object.Str) (Value, error) {
	name := typ.QualName
	fail := func(format string, a ...any) (Value, error) {
		return object.Null, t.Errorf(object.TypeError, format, a...)
	}
	n := len(args) - len(kwnames)
	p := &typeParam{Header: object.Header{Type: typ}, declared: &declared{module: object.None}}
	given := args[:n]
	text := object.Null
	if n > 0 {
		text, given = given[0], given[1:]
	}
	options := map[string]Value{}
	for i, k := range kwnames {
		switch k.Text {
		case "name":
			text = args[n+i]
		case "default":
			p.def, p.evaluateDefault = args[n+i], args[n+i]
		case "bound", "covariant", "contravariant", "infer_variance":
			if typ == typeVarTupleType {
				return fail("%s() got an unexpected keyword argument '%s'", name, k.Text)
			}
			options[k.Text] = args[n+i]
		default:
			return fail("%s() got an unexpected keyword argument '%s'", name, k.Text)
		}
	}
	switch {
	case text.IsNull():
		return fail("%s() missing required argument 'name' (pos 1)", lowerName(name))
	case !text.IsStr():
		return fail("%s() argument 'name' must be str, not %s", lowerName(name), text.Type().Name)
	case len(given) > 0 && typ != typeVarType:
		return fail("%s() takes exactly 1 positional argument (%d given)", lowerName(name), len(given)+1)
	}
	p.name = text.Str().Text
	for option, flag := range map[string]*bool{
		"covariant": &p.declared.covariant, "contravariant": &p.declared.contravariant, "infer_variance": &p.declared.inferred,
	} {
		if v, ok := options[option]; ok {
			yes, err := object.IsTrue(t, v)
			if err != nil {
				return object.Null, err
			}
			*flag = yes
		}
	}
	if p.declared.covariant && p.declared.contravariant {
		return object.Null, t.Errorf(object.ValueError, "Bivariant types are not supported.")
	}
	if p.declared.inferred && (p.declared.covariant || p.declared.contravariant) {
		return object.Null, t.Errorf(object.ValueError, "Variance cannot be specified with infer_variance.")
	}
	check := func(v Value, message string) (Value, error) {
		if f := fromTyping(t, "_type_check"); !f.IsNull() {
			return object.CallArgs(t, f, v, t.Str(message))
		}
		return v, nil
	}
	if bound, ok := options["bound"]; ok && bound != object.None {
		if len(given) > 0 {
			return fail("Constraints cannot be combined with bound=...")
		}
		v, err := check(bound, "Bound must be a type.")
		if err != nil {
			return object.Null, err
		}
		p.bound = v
	}
	if len(given) == 1 {
		return fail("A single constraint is not allowed")
	}
	if len(given) > 0 {
		list := make([]Value, len(given))
		for i, v := range given {
			var err error
			if list[i], err = check(v, "TypeVar(name, constraint, ...): constraints must be types."); err != nil {
				return object.Null, err
			}
		}
		p.constraints = object.NewTuple(list...).Value()
		p.evaluateConstraints = p.constraints
	}
	if g := t.Interp.Globals(t); g != nil {
		if module := g.GetStr(t, t.Intern("__name__")); !module.IsNull() {
			p.declared.module = module
		}
	}
	return p.Header.Value(), nil
}

// lowerName is the name of a type as messages about its arguments have it.
func lowerName(name string) string {
	return map[string]string{"TypeVar": "typevar", "ParamSpec": "paramspec", "TypeVarTuple": "typevartuple"}[name]
}

// initGeneric is Generic.__init_subclass__: it works out the parameters of the class.
func initGeneric(t *object.Thread, args []Value, kwnames []*object.Str) (Value, error) {
	class := args[0]
	if len(kwnames) > 0 {
		return object.Null, t.Errorf(object.TypeError, "%s.__init_subclass__() takes no keyword arguments", class.AsType().Name)
	}
	if f := fromTyping(t, "_init_subclass"); !f.IsNull() {
		return object.CallArgs(t, f, class)
	}
	params := object.NewTuple()
	if bases := class.AsType().Dict.Get("__orig_bases__"); !bases.IsNull() && bases.IsTuple() {
		params = object.Parameters(t, bases.Tuple().Items)
	}
	return object.None, object.SetAttr(t, class, t.Intern("__parameters__"), params.Value())
}

func init() {
	param := func(v Value) *typeParam { return (*typeParam)(v.Ref) }
	for _, typ := range []*object.Type{typeVarType, paramSpecType, typeVarTupleType} {
		object.Define(typ, &object.Definition{
			Slots: object.Slots{New: newDeclared},
			Getters: []object.Getter{{Name: "__module__", Get: func(_ *object.Thread, v Value) (Value, error) {
				if d := param(v).declared; d != nil {
					return d.module, nil
				}
				return object.None, nil
			}}},
		})
	}
	part := func(typ *object.Type) func(*object.Thread, Value) (Value, error) {
		return func(_ *object.Thread, v Value) (Value, error) {
			return (&specPart{Header: object.Header{Type: typ}, origin: v}).Header.Value(), nil
		}
	}
	object.Define(paramSpecType, &object.Definition{Getters: []object.Getter{
		{Name: "args", Get: part(specArgsType)}, {Name: "kwargs", Get: part(specKwargsType)},
	}})
	object.Define(typeVarTupleType, &object.Definition{Slots: object.Slots{Iter: func(t *object.Thread, v Value) (Value, error) {
		item := (&unpacked{Header: object.Header{Type: unpackedType}, param: v}).Header.Value()
		if f := fromTyping(t, "Unpack"); !f.IsNull() {
			var err error
			if item, err = object.GetItem(t, f, v); err != nil {
				return object.Null, err
			}
		}
		return object.Iter(t, object.NewTuple(item).Value())
	}}})
	for typ, suffix := range map[*object.Type]string{specArgsType: ".args", specKwargsType: ".kwargs"} {
		object.Define(typ, &object.Definition{
			Final: true,
			Getters: []object.Getter{{Name: "__origin__", Get: func(_ *object.Thread, v Value) (Value, error) {
				return (*specPart)(v.Ref).origin, nil
			}}},
			Slots: object.Slots{Repr: func(t *object.Thread, v Value) (Value, error) {
				return t.Str(param((*specPart)(v.Ref).origin).name + suffix), nil
			}},
		})
	}
	object.Define(genericType, &object.Definition{Methods: []object.Method{
		{Name: "__init_subclass__", Kind: object.ClassMethod, Func: initGeneric},
	}})
}
