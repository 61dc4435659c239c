package object

import (
	"strconv"
	"strings"
)

// NewFunction gives a function written in Python, as MAKE_FUNCTION does.
func NewFunction(t *Thread, code *Code, globals *Dict, qualName *Str) *Function {
	f := &Function{Header: Header{Type: FunctionType}, Code: code, Globals: globals, Name: code.Name, QualName: qualName, Doc: None}
	if len(code.ConstValues) > 0 && code.ConstValues[0].Has(LayoutStr) {
		f.Doc = code.ConstValues[0]
	}
	f.Module = globals.GetStr(t, t.Intern("__name__"))
	return f
}

func orNone[T any](p *T, v func(*T) Value) Value {
	if p == nil {
		return None
	}
	return v(p)
}

// Field numbers of functions, for the recorder.
const (
	functionCode = iota
	functionDefaults
	functionKwDefaults
	functionAnnotations
	functionName
	functionQualName
	functionDoc
	functionModule
)

// setField tells the recorder that a field of an object changes.
func (t *Thread) changing(h *Header, field int, old, new Value) {
	if h.Flags&Watched != 0 {
		t.wroteField(h, field, old, new)
	}
}

func init() {
	self := func(v Value) *Function { return (*Function)(v.Ref) }
	Define(FunctionType, &Definition{
		Final:      true,
		LaterNames: []string{"__type_params__"},
		Doc:        "Create a function object.",
		Slots: Slots{
			New: newFunction,
			Call: func(t *Thread, f Value, args []Value, kwnames []*Str) (Value, error) {
				return t.Interp.CallFunction(t, (*Function)(f.Ref), args, kwnames)
			},
			Repr: func(t *Thread, f Value) (Value, error) {
				return t.Str("<function " + self(f).QualName.Text + " at " + t.Address(f) + ">"), nil
			},
			DescrGet: func(_ *Thread, f, obj Value, _ *Type) (Value, error) {
				if obj.IsNull() {
					return f, nil
				}
				return NewBoundMethod(f, obj), nil
			},
		},
		Getters: []Getter{
			{Name: "__code__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Code.Value(), nil },
				Set: func(t *Thread, f, v Value) error {
					c := Native[Code](v, CodeType)
					if c == nil {
						return t.Errorf(TypeError, "__code__ must be set to a code object")
					}
					if free, want := len(c.FreeVars), len(self(f).Closure.items()); free != want {
						return t.Errorf(ValueError, "%s() requires a code object with %d free vars, not %d", self(f).Name.Text, want, free)
					}
					t.changing(f.Header(), functionCode, self(f).Code.Value(), v)
					self(f).Code = c
					return nil
				}},
			{Name: "__defaults__", Get: func(_ *Thread, f Value) (Value, error) { return tupleOrNone(self(f).Defaults), nil },
				Set: func(t *Thread, f, v Value) error {
					if !v.IsNull() && v != None && !v.IsTuple() {
						return t.Errorf(TypeError, "__defaults__ must be set to a tuple object")
					}
					t.changing(f.Header(), functionDefaults, tupleOrNone(self(f).Defaults), v)
					self(f).Defaults = nil
					if v.IsTuple() {
						self(f).Defaults = v.Tuple()
					}
					return nil
				}},
			{Name: "__kwdefaults__", Get: func(_ *Thread, f Value) (Value, error) { return dictOrNone(self(f).KwDefaults), nil },
				Set: func(t *Thread, f, v Value) error {
					if !v.IsNull() && v != None && !v.IsDict() {
						return t.Errorf(TypeError, "__kwdefaults__ must be set to a dict object")
					}
					t.changing(f.Header(), functionKwDefaults, dictOrNone(self(f).KwDefaults), v)
					self(f).KwDefaults = nil
					if v.IsDict() {
						self(f).KwDefaults = v.Dict()
					}
					return nil
				}},
			{Name: "__annotations__", Get: func(t *Thread, f Value) (Value, error) {
				if self(f).Annotations == nil {
					d := NewDict()
					t.changing(f.Header(), functionAnnotations, None, d.Value())
					self(f).Annotations = d
				}
				return self(f).Annotations.Value(), nil
			},
				Set: func(t *Thread, f, v Value) error {
					if !v.IsNull() && v != None && !v.IsDict() {
						return t.Errorf(TypeError, "__annotations__ must be set to a dict object")
					}
					t.changing(f.Header(), functionAnnotations, dictOrNone(self(f).Annotations), v)
					self(f).Annotations = nil
					if v.IsDict() {
						self(f).Annotations = v.Dict()
					}
					return nil
				}},
			{Name: "__name__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Name.Value(), nil },
				Set: func(t *Thread, f, v Value) error {
					if !v.IsStr() {
						return t.Errorf(TypeError, "__name__ must be set to a string object")
					}
					t.changing(f.Header(), functionName, self(f).Name.Value(), v)
					self(f).Name = v.Str()
					return nil
				}},
			{Name: "__qualname__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).QualName.Value(), nil },
				Set: func(t *Thread, f, v Value) error {
					if !v.IsStr() {
						return t.Errorf(TypeError, "__qualname__ must be set to a string object")
					}
					t.changing(f.Header(), functionQualName, self(f).QualName.Value(), v)
					self(f).QualName = v.Str()
					return nil
				}},
			{Name: "__doc__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Doc, nil },
				Set: func(t *Thread, f, v Value) error {
					if v.IsNull() {
						v = None
					}
					t.changing(f.Header(), functionDoc, self(f).Doc, v)
					self(f).Doc = v
					return nil
				}},
			{Name: "__module__", Get: func(_ *Thread, f Value) (Value, error) {
				if self(f).Module.IsNull() {
					return None, nil
				}
				return self(f).Module, nil
			},
				Set: func(t *Thread, f, v Value) error {
					if v.IsNull() {
						v = None
					}
					t.changing(f.Header(), functionModule, self(f).Module, v)
					self(f).Module = v
					return nil
				}},
			{Name: "__type_params__", Get: func(_ *Thread, f Value) (Value, error) {
				if p := self(f).TypeParams; !p.IsNull() {
					return p, nil
				}
				return NewTuple().Value(), nil
			},
				Set: func(t *Thread, f, v Value) error {
					if !v.IsTuple() {
						return t.Errorf(TypeError, "__type_params__ must be set to a tuple")
					}
					self(f).TypeParams = v
					return nil
				}},
			{Name: "__globals__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Globals.Value(), nil }},
			{Name: "__closure__", Get: func(_ *Thread, f Value) (Value, error) { return tupleOrNone(self(f).Closure), nil }},
			{Name: "__dict__", Get: getDict, Set: setFixedDict},
		},
	})
}

func (tup *Tuple) items() []Value {
	if tup == nil {
		return nil
	}
	return tup.Items
}

func tupleOrNone(tup *Tuple) Value {
	if tup == nil {
		return None
	}
	return tup.Value()
}

func dictOrNone(d *Dict) Value {
	if d == nil {
		return None
	}
	return d.Value()
}

var functionParams = NewParams("function", "code globals | name argdefs closure")

// newFunction is types.FunctionType(code, globals, name, argdefs, closure).
func newFunction(t *Thread, _ *Type, args []Value, kwnames []*Str) (Value, error) {
	a, err := functionParams.Parse(t, args, kwnames)
	if err != nil {
		return Null, err
	}
	code := Native[Code](a[0], CodeType)
	if code == nil {
		return Null, t.Errorf(TypeError, "function() argument 'code' must be code, not %s", argType(a[0]))
	}
	if !a[1].IsDict() {
		return Null, t.Errorf(TypeError, "function() argument 'globals' must be dict, not %s", argType(a[1]))
	}
	f := NewFunction(t, code, a[1].Dict(), code.Name)
	if n := a[2]; !n.IsNull() && n != None {
		if !n.IsStr() {
			return Null, t.Errorf(TypeError, "arg 3 (name) must be None or string")
		}
		f.Name = n.Str()
	}
	if d := a[3]; !d.IsNull() && d != None {
		if !d.IsTuple() {
			return Null, t.Errorf(TypeError, "arg 4 (defaults) must be None or tuple")
		}
		f.Defaults = d.Tuple()
	}
	n := 0
	switch c := a[4]; {
	case !c.IsNull() && c != None:
		if !c.IsTuple() {
			if len(code.FreeVars) > 0 {
				return Null, t.Errorf(TypeError, "arg 5 (closure) must be tuple")
			}
			return Null, t.Errorf(TypeError, "arg 5 (closure) must be None or tuple")
		}
		f.Closure = c.Tuple()
		n = len(f.Closure.Items)
	case len(code.FreeVars) > 0:
		return Null, t.Errorf(TypeError, "arg 5 (closure) must be tuple")
	}
	if n != len(code.FreeVars) {
		return Null, t.Errorf(ValueError, "%s requires closure of length %d, not %d", code.Name.Text, len(code.FreeVars), n)
	}
	for _, c := range f.Closure.items() {
		if Native[Cell](c, CellType) == nil {
			return Null, t.Errorf(TypeError, "arg 5 (closure) expected cell, found %s", c.Type().Name)
		}
	}
	return f.Value(), nil
}

// NewBoundMethod gives a function bound to an object.
func NewBoundMethod(f, self Value) Value {
	return (&BoundMethod{Header: Header{Type: BoundMethodType}, Func: f, Self: self}).Value()
}

func init() {
	self := func(v Value) *BoundMethod { return (*BoundMethod)(v.Ref) }
	Define(BoundMethodType, &Definition{
		Final: true,
		Doc:   "method(function, instance)\n\nCreate a bound instance method object.",
		Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, kwnames []*Str) (Value, error) {
				if len(kwnames) > 0 {
					return Null, t.Errorf(TypeError, "method() takes no keyword arguments")
				}
				if err := t.CheckPositional("method", len(args), 2, 2); err != nil {
					return Null, err
				}
				if args[0].Type().Slots.Call == nil {
					return Null, t.Errorf(TypeError, "first argument must be callable")
				}
				if args[1] == None {
					return Null, t.Errorf(TypeError, "self must not be None")
				}
				return NewBoundMethod(args[0], args[1]), nil
			},
			Call: func(t *Thread, m Value, args []Value, kwnames []*Str) (Value, error) {
				return CallWithSelf(t, self(m).Func, self(m).Self, args, kwnames)
			},
			Repr: func(t *Thread, m Value) (Value, error) {
				name, err := LookupAttr(t, self(m).Func, t.Intern("__qualname__"))
				if err == nil && !name.IsStr() {
					name, err = LookupAttr(t, self(m).Func, t.Intern("__name__"))
				}
				if err != nil {
					return Null, err
				}
				text := "?"
				if name.IsStr() {
					text = name.Str().Text
				}
				of, err := Repr(t, self(m).Self)
				return t.Str("<bound method " + text + " of " + of + ">"), err
			},
			Hash: func(t *Thread, m Value) (int64, error) {
				h, err := HashPointer(t, self(m).Self)
				if err != nil {
					return 0, err
				}
				g, err := Hash(t, self(m).Func)
				if h ^= g; h == -1 {
					h = -2
				}
				return h, err
			},
			RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
				if op != EQ && op != NE || a.Type() != BoundMethodType || b.Type() != BoundMethodType {
					return NotImplemented, nil
				}
				same, err := Equal(t, self(a).Func, self(b).Func)
				return Bool((same && self(a).Self == self(b).Self) == (op == EQ)), err
			},
			GetAttr: func(t *Thread, m Value, name *Str) (Value, error) {
				if d := BoundMethodType.Lookup(t, name); !d.IsNull() {
					if get := d.Type().Slots.DescrGet; get != nil {
						return get(t, d, m, BoundMethodType)
					}
					return d, nil
				}
				return GetAttr(t, self(m).Func, name)
			},
			DescrGet: func(_ *Thread, m, _ Value, _ *Type) (Value, error) { return m, nil },
		},
		Getters: []Getter{
			{Name: "__func__", Get: func(_ *Thread, m Value) (Value, error) { return self(m).Func, nil }},
			{Name: "__self__", Get: func(_ *Thread, m Value) (Value, error) { return self(m).Self, nil }},
			{Name: "__doc__", Get: func(t *Thread, m Value) (Value, error) { return GetAttrString(t, self(m).Func, "__doc__") }},
		},
	})
}

// NewBuiltin gives a built-in function of a module.
func NewBuiltin(t *Thread, m *Method, module string) Value {
	return (&Builtin{Header: Header{Type: BuiltinType}, Def: m, Module: t.Intern(module).Value()}).Value()
}

// callBuiltin calls a built-in function or a method bound to its object.
func callBuiltin(t *Thread, f Value, args []Value, kwnames []*Str) (Value, error) {
	b := (*Builtin)(f.Ref)
	if b.Def == newMethod {
		return callNew(t, b.Self.AsType(), args, kwnames)
	}
	if b.Self.IsNull() {
		r, err := b.Def.Func(t, args, kwnames)
		if err != nil && b.Def.owner != nil {
			err = t.boundError(b, b.Def.Name, err)
		}
		return r, err
	}
	full := t.PushArgs(len(args) + 1)
	full[0] = b.Self
	copy(full[1:], args)
	r, err := b.Def.Func(t, full, kwnames)
	if err != nil && b.Def.owner != nil {
		err = t.boundError(b, t.methodText(full, b.Def.Name), err)
	}
	t.PopArgs(len(full))
	return r, err
}

// boundError makes a complaint about the arguments of a method of a built-in type, which names the
// method as the descriptor does, what it is of the bound method, since 3.9: with the type of the
// object, and with no type for a module.
func (t *Thread) boundError(b *Builtin, named string, err error) error {
	name := b.qualName()
	if err = t.renameMethod(err, named, name); named != b.Def.Name {
		err = t.renameMethod(err, b.Def.Name, name)
	}
	return err
}

// renameMethod makes a complaint about the arguments of a method name another one.
func (t *Thread) renameMethod(err error, named, name string) error {
	e, ok := err.(*Exception)
	if !ok || !t.Runtime.QualifiedNames || e.Type != TypeError || len(e.Args.Items) != 1 || !e.Args.Items[0].IsStr() {
		return err
	}
	rest, ok := strings.CutPrefix(e.Args.Items[0].Str().Text, named+"() takes ")
	if !ok {
		return err
	}
	for _, count := range []string{"no keyword arguments", "no arguments (", "exactly one argument ("} {
		if strings.HasPrefix(rest, count) && (!strings.HasSuffix(count, "(") || strings.HasSuffix(rest, " given)")) {
			e.Args = NewTuple(t.Str(name + "() takes " + rest))
		}
	}
	return err
}

// qualName is __qualname__ of a built-in function or a bound method.
func (b *Builtin) qualName() string {
	s, name := b.Self, b.Def.Name
	switch {
	case s.IsNull() && b.Def.owner != nil:
		return b.Def.owner.QualName + "." + name
	case s.IsNull() || s.Has(LayoutModule):
		return name
	case s.IsType():
		return s.AsType().QualName + "." + name
	}
	return s.Type().QualName + "." + name
}

// callDescriptor calls a method of a built-in type with the object as an argument.
func callDescriptor(t *Thread, f Value, args []Value, kwnames []*Str) (Value, error) {
	d := (*Descriptor)(f.Ref)
	if len(args)-len(kwnames) < 1 {
		if t.Runtime.QualifiedNames && d.Header.Type == MethodDescriptorType {
			return Null, t.Errorf(TypeError, "unbound method %s.%s() needs an argument", d.Owner.QualName, d.Def.Name)
		}
		return Null, t.Errorf(TypeError, "descriptor '%s' of '%s' object needs an argument", d.Def.Name, d.Owner.Name)
	}
	if !args[0].Type().IsSubtype(d.Owner) {
		if d.Header.Type == WrapperDescriptorType {
			return Null, t.Errorf(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", d.Def.Name, d.Owner.Name, args[0].Type().Name)
		}
		return Null, t.Errorf(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d.Def.Name, d.Owner.Name, args[0].Type().Name)
	}
	r, err := d.Def.Func(t, args, kwnames)
	if err != nil && args[0].Type() != d.Owner {
		if named := t.methodText(args, d.Def.Name); named != d.Owner.QualName+"."+d.Def.Name {
			err = t.renameMethod(err, named, d.Owner.QualName+"."+d.Def.Name)
		}
	}
	return r, err
}

func methodDoc(t *Thread, m *Method) Value {
	if m.Doc == "" {
		return None
	}
	return t.Str(m.Doc)
}

func methodSig(t *Thread, m *Method) Value {
	if m.Sig == "" {
		return None
	}
	return t.Str(m.Sig)
}

func init() {
	self := func(v Value) *Builtin { return (*Builtin)(v.Ref) }
	getters := []Getter{
		{Name: "__name__", Get: func(t *Thread, f Value) (Value, error) { return t.Intern(self(f).Def.Name).Value(), nil }},
		{Name: "__qualname__", Get: func(t *Thread, f Value) (Value, error) { return t.Str(self(f).qualName()), nil }},
		{Name: "__doc__", Get: func(t *Thread, f Value) (Value, error) { return methodDoc(t, self(f).Def), nil }},
		{Name: "__text_signature__", Get: func(t *Thread, f Value) (Value, error) { return methodSig(t, self(f).Def), nil }},
		{Name: "__self__", Get: func(t *Thread, f Value) (Value, error) {
			b := self(f)
			if !b.Self.IsNull() {
				return b.Self, nil
			}
			if b.Module.IsStr() {
				if m := t.Modules.GetStr(t, b.Module.Str()); !m.IsNull() {
					return m, nil
				}
			}
			return None, nil
		}},
		{Name: "__module__", Get: func(_ *Thread, f Value) (Value, error) {
			if m := self(f).Module; !m.IsNull() {
				return m, nil
			}
			return None, nil
		}},
	}
	Define(BuiltinType, &Definition{
		Final: true,
		Slots: Slots{
			Call: callBuiltin,
			Repr: func(t *Thread, f Value) (Value, error) {
				b := self(f)
				if b.Self.IsNull() || b.Self.Has(LayoutModule) {
					return t.Str("<built-in function " + b.Def.Name + ">"), nil
				}
				return t.Str("<built-in method " + b.Def.Name + " of " + b.Self.Type().Name + " object at " + t.Address(b.Self) + ">"), nil
			},
			Hash: func(t *Thread, f Value) (int64, error) { return HashPointer(t, f) },
			RichCompare: func(_ *Thread, a, b Value, op CompareOp) (Value, error) {
				if op != EQ && op != NE || a.Type() != BuiltinType || b.Type() != BuiltinType {
					return NotImplemented, nil
				}
				x, y := self(a), self(b)
				return Bool((x.Self == y.Self && x.Def == y.Def) == (op == EQ)), nil
			},
		},
		Getters: getters,
	})
	Define(MethodWrapperType, &Definition{
		Final: true,
		Slots: Slots{
			Call: callBuiltin,
			Repr: func(t *Thread, f Value) (Value, error) {
				b := self(f)
				return t.Str("<method-wrapper '" + b.Def.Name + "' of " + b.Self.Type().Name + " object at " + t.Address(b.Self) + ">"), nil
			},
			Hash: func(t *Thread, f Value) (int64, error) { return HashPointer(t, self(f).Self) },
			RichCompare: func(_ *Thread, a, b Value, op CompareOp) (Value, error) {
				if op != EQ && op != NE || a.Type() != MethodWrapperType || b.Type() != MethodWrapperType {
					return NotImplemented, nil
				}
				x, y := self(a), self(b)
				return Bool((x.Self == y.Self && x.Def == y.Def) == (op == EQ)), nil
			},
		},
		Getters: []Getter{
			getters[0], getters[2], getters[3], getters[4],
			{Name: "__qualname__", Get: func(t *Thread, f Value) (Value, error) {
				return t.Str(self(f).Def.owner.QualName + "." + self(f).Def.Name), nil
			}},
			{Name: "__objclass__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Def.owner.Value(), nil }},
		},
	})
	defineDescriptors()
}

// bindDescriptor is the DescrGet of methods and slots of built-in types.
func bindDescriptor(t *Thread, descr, obj Value, typ *Type) (Value, error) {
	d := (*Descriptor)(descr.Ref)
	if d.Header.Type == ClassMethodDescrType {
		if typ == nil {
			if obj.IsNull() {
				return Null, t.Errorf(TypeError, "descriptor '%s' for type '%s' needs either an object or a type", d.Def.Name, d.Owner.Name)
			}
			typ = obj.Type()
		}
		if !typ.IsSubtype(d.Owner) {
			return Null, t.Errorf(TypeError, "descriptor '%s' requires a subtype of '%s' but received '%s'", d.Def.Name, d.Owner.Name, typ.Name)
		}
		return (&Builtin{Header: Header{Type: BuiltinType}, Def: d.Def, Self: typ.Value()}).Value(), nil
	}
	if obj.IsNull() {
		return descr, nil
	}
	if !obj.Type().IsSubtype(d.Owner) {
		return Null, t.Errorf(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d.Def.Name, d.Owner.Name, obj.Type().Name)
	}
	kind := BuiltinType
	if d.Header.Type == WrapperDescriptorType {
		kind = MethodWrapperType
	}
	return (&Builtin{Header: Header{Type: kind}, Def: d.Def, Self: obj}).Value(), nil
}

func defineDescriptors() {
	self := func(v Value) *Descriptor { return (*Descriptor)(v.Ref) }
	for typ, kind := range map[*Type]string{MethodDescriptorType: "method", WrapperDescriptorType: "slot wrapper", ClassMethodDescrType: "method"} {
		call := CallFunc(callDescriptor)
		if typ == ClassMethodDescrType {
			call = func(t *Thread, f Value, args []Value, kwnames []*Str) (Value, error) {
				d := self(f)
				if len(args)-len(kwnames) < 1 {
					if t.Runtime.QualifiedNames && d.Header.Type == MethodDescriptorType {
						return Null, t.Errorf(TypeError, "unbound method %s.%s() needs an argument", d.Owner.QualName, d.Def.Name)
					}
					return Null, t.Errorf(TypeError, "descriptor '%s' of '%s' object needs an argument", d.Def.Name, d.Owner.Name)
				}
				if !args[0].IsType() {
					return Null, t.Errorf(TypeError, "descriptor '%s' requires a type but received a '%s' instance", d.Def.Name, args[0].Type().Name)
				}
				if !args[0].AsType().IsSubtype(d.Owner) {
					return Null, t.Errorf(TypeError, "descriptor '%s' requires a subtype of '%s' but received '%s'", d.Def.Name, d.Owner.Name, args[0].AsType().Name)
				}
				return d.Def.Func(t, args, kwnames)
			}
		}
		Define(typ, &Definition{
			Final: true,
			Slots: Slots{
				Call: call, DescrGet: bindDescriptor,
				Repr: func(t *Thread, f Value) (Value, error) {
					return t.Str("<" + kind + " '" + self(f).Def.Name + "' of '" + self(f).Owner.Name + "' objects>"), nil
				},
			},
			Getters: []Getter{
				{Name: "__name__", Get: func(t *Thread, f Value) (Value, error) { return t.Intern(self(f).Def.Name).Value(), nil }},
				{Name: "__qualname__", Get: func(t *Thread, f Value) (Value, error) {
					return t.Str(self(f).Owner.QualName + "." + self(f).Def.Name), nil
				}},
				{Name: "__objclass__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Owner.Value(), nil }},
				{Name: "__doc__", Get: func(t *Thread, f Value) (Value, error) { return methodDoc(t, self(f).Def), nil }},
				{Name: "__text_signature__", Get: func(t *Thread, f Value) (Value, error) { return methodSig(t, self(f).Def), nil }},
			},
		})
	}
	defineGetSets()
}

// readOnlyMembers are the types whose attributes that cannot be set are members in CPython.
var readOnlyMembers = map[*Type]bool{FunctionType: true, BoundMethodType: true, SliceType: true, RangeType: true, ComplexType: true, SuperType: true, CodeType: true,
	PropertyType: true, StaticMethodType: true, ClassMethodType: true}

func defineGetSets() {
	self := func(v Value) *GetSet { return (*GetSet)(v.Ref) }
	for typ, kind := range map[*Type]string{GetSetType: "attribute", MemberType: "member"} {
		check := func(t *Thread, g *GetSet, obj Value) error {
			if !obj.Type().IsSubtype(g.Owner) {
				return t.Errorf(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g.Name, g.Owner.Name, obj.Type().Name)
			}
			return nil
		}
		Define(typ, &Definition{
			Final: true,
			Slots: Slots{
				DescrGet: func(t *Thread, descr, obj Value, _ *Type) (Value, error) {
					if obj.IsNull() {
						return descr, nil
					}
					g := self(descr)
					if err := check(t, g, obj); err != nil {
						return Null, err
					}
					return g.Get(t, obj)
				},
				DescrSet: func(t *Thread, descr, obj, value Value) error {
					g := self(descr)
					if err := check(t, g, obj); err != nil {
						return err
					}
					if g.Set == nil {
						if readOnlyMembers[g.Owner] {
							return t.Errorf(AttributeError, "readonly attribute")
						}
						return t.Errorf(AttributeError, "attribute '%s' of '%s' objects is not writable", g.Name, g.Owner.Name)
					}
					return g.Set(t, obj, value)
				},
				Repr: func(t *Thread, f Value) (Value, error) {
					return t.Str("<" + kind + " '" + self(f).Name + "' of '" + self(f).Owner.Name + "' objects>"), nil
				},
			},
			Getters: []Getter{
				{Name: "__name__", Get: func(t *Thread, f Value) (Value, error) { return t.Intern(self(f).Name).Value(), nil }},
				{Name: "__qualname__", Get: func(t *Thread, f Value) (Value, error) {
					return t.Str(self(f).Owner.QualName + "." + self(f).Name), nil
				}},
				{Name: "__objclass__", Get: func(_ *Thread, f Value) (Value, error) { return self(f).Owner.Value(), nil }},
				{Name: "__doc__", Get: func(t *Thread, f Value) (Value, error) {
					if self(f).Doc == "" {
						return None, nil
					}
					return t.Str(self(f).Doc), nil
				}},
			},
		})
	}
}

// cellText is the part of a cell's repr after its address.
func cellText(t *Thread, c *Cell) string {
	if c.Value.IsNull() {
		return "empty"
	}
	return c.Value.Type().Name + " object at " + t.Address(c.Value)
}

func init() {
	self := func(v Value) *Cell { return (*Cell)(v.Ref) }
	Define(CellType, &Definition{
		Final: true,
		Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, kwnames []*Str) (Value, error) {
				if len(kwnames) > 0 {
					return Null, t.Errorf(TypeError, "cell() takes no keyword arguments")
				}
				if err := t.CheckPositional("cell", len(args), 0, 1); err != nil {
					return Null, err
				}
				c := &Cell{Header: Header{Type: CellType}}
				if len(args) == 1 {
					c.Value = args[0]
				}
				return (&c.Header).Value(), nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				return t.Str("<cell at " + t.Address(v) + ": " + cellText(t, self(v)) + ">"), nil
			},
			RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
				if b.Type() != CellType || a.Type() != CellType {
					return NotImplemented, nil
				}
				x, y := self(a).Value, self(b).Value
				if !x.IsNull() && !y.IsNull() {
					return Compare(t, x, y, op)
				}
				rank := func(v Value) int {
					if v.IsNull() {
						return 0
					}
					return 1
				}
				return Bool(op.Result(rank(x) - rank(y))), nil
			},
		},
		Getters: []Getter{{Name: "cell_contents",
			Get: func(t *Thread, c Value) (Value, error) {
				if self(c).Value.IsNull() {
					return Null, t.Errorf(ValueError, "Cell is empty")
				}
				return self(c).Value, nil
			},
			Set: func(t *Thread, c, v Value) error { t.SetCell(self(c), v); return nil },
		}},
	})
	code := func(v Value) *Code { return (*Code)(v.Ref) }
	strs := func(names []*Str) Value {
		vs := make([]Value, len(names))
		for i, s := range names {
			vs[i] = s.Value()
		}
		return NewTuple(vs...).Value()
	}
	number := func(name string, f func(c *Code) int) Getter {
		return Getter{Name: name, Get: func(t *Thread, c Value) (Value, error) { return t.Int(int64(f(code(c)))), nil }}
	}
	value := func(name string, f func(t *Thread, c *Code) Value) Getter {
		return Getter{Name: name, Get: func(t *Thread, c Value) (Value, error) { return f(t, code(c)), nil }}
	}
	Define(CodeType, &Definition{
		Final: true,
		Slots: Slots{
			Repr: func(t *Thread, v Value) (Value, error) {
				c := code(v)
				return t.Str("<code object " + c.Name.Text + " at " + t.Address(v) + ", file \"" + c.Filename.Text + "\", line " + strconv.Itoa(c.Code.FirstLine) + ">"), nil
			},
		},
		Getters: []Getter{
			number("co_argcount", func(c *Code) int { return c.ArgCount }),
			number("co_posonlyargcount", func(c *Code) int { return c.PosOnlyArgCount }),
			number("co_kwonlyargcount", func(c *Code) int { return c.KwOnlyArgCount }),
			number("co_nlocals", func(c *Code) int { return c.NLocals }),
			number("co_stacksize", func(c *Code) int { return c.StackSize }),
			number("co_flags", func(c *Code) int { return int(c.Code.Flags) }),
			number("co_firstlineno", func(c *Code) int { return c.FirstLine }),
			value("co_code", func(t *Thread, c *Code) Value { return t.Bytes(string(c.Bytecode)) }),
			value("co_consts", func(t *Thread, c *Code) Value { return NewTuple(c.ConstValues...).Value() }),
			value("co_names", func(t *Thread, c *Code) Value { return strs(c.NameValues) }),
			value("co_varnames", func(t *Thread, c *Code) Value { return strs(c.VarNames) }),
			value("co_freevars", func(t *Thread, c *Code) Value { return strs(c.FreeVars) }),
			value("co_cellvars", func(t *Thread, c *Code) Value { return strs(c.CellVars) }),
			value("co_filename", func(t *Thread, c *Code) Value { return c.Filename.Value() }),
			value("co_name", func(t *Thread, c *Code) Value { return c.Name.Value() }),
			value("co_lnotab", func(t *Thread, c *Code) Value { return t.Bytes(string(c.LineTable)) }),
		},
	})
}
