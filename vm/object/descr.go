package object

import "strings"

// NewStaticMethod gives staticmethod(f).
func NewStaticMethod(f Value) Value {
	return (&Wrapped{Header: Header{Type: StaticMethodType}, Func: f}).Value()
}

// NewClassMethod gives classmethod(f).
func NewClassMethod(f Value) Value {
	return (&Wrapped{Header: Header{Type: ClassMethodType}, Func: f}).Value()
}

// initWrapped is the Init of staticmethod and classmethod.
func initWrapped(t *Thread, self Value, args []Value, kwnames []*Str) error {
	name := "staticmethod"
	if self.Has(LayoutClassMethod) {
		name = "classmethod"
	}
	if len(kwnames) > 0 {
		return t.Errorf(TypeError, "%s() takes no keyword arguments", name)
	}
	if err := t.CheckPositional(name, len(args), 1, 1); err != nil {
		return err
	}
	w := (*Wrapped)(self.Ref)
	t.Field(&w.Header, 0, &w.Func, args[0])
	if !t.Runtime.ExceptionGroups {
		return nil
	}
	for _, name := range []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"} {
		v, err := LookupAttr(t, args[0], t.Intern(name))
		if err == nil && !v.IsNull() {
			err = SetAttr(t, self, t.Intern(name), v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Callable reports whether v can be called.
func (t *Thread) Callable(v Value) bool {
	return v.Type().Slots.Call != nil && (t.Runtime.Generics || !v.Has(LayoutStaticMethod) || !v.Type().Lookup(t, t.Intern("__call__")).IsNull())
}

// wrappedRepr is the repr of a staticmethod or classmethod, since 3.10 with the function.
func wrappedRepr(name string) UnaryFunc {
	return func(t *Thread, v Value) (Value, error) {
		if !t.Runtime.Generics {
			return objectRepr(t, v)
		}
		text, err := Repr(t, (*Wrapped)(v.Ref).Func)
		return t.Str("<" + name + "(" + text + ")>"), err
	}
}

func newWrapped(_ *Thread, typ *Type, _ []Value, _ []*Str) (Value, error) {
	w := Alloc[Wrapped](typ)
	w.Func = None
	return w.Header.Value(), nil
}

func init() {
	self := func(v Value) *Wrapped { return (*Wrapped)(v.Ref) }
	getters := []Getter{
		{Name: "__func__", Get: func(_ *Thread, v Value) (Value, error) { return self(v).Func, nil }},
		newerGetter(Getter{Name: "__wrapped__", Get: func(_ *Thread, v Value) (Value, error) { return self(v).Func, nil },
			Set: func(t *Thread, _, _ Value) error { return t.Errorf(AttributeError, "readonly attribute") }}),
		{Name: "__isabstractmethod__", Get: func(t *Thread, v Value) (Value, error) {
			b, err := isAbstract(t, self(v).Func)
			return Bool(b), err
		}},
		{Name: "__dict__", Get: getDict, Set: setFixedDict},
	}
	Define(StaticMethodType, &Definition{
		Doc:     "staticmethod(function) -> method\n\nConvert a function to be a static method.",
		Getters: getters, LaterNames: []string{"__wrapped__"},
		Later: Slots{
			Repr: wrappedRepr("staticmethod"),
			Call: func(t *Thread, v Value, args []Value, kwnames []*Str) (Value, error) {
				if !t.Callable(v) {
					return Null, t.Errorf(TypeError, "'%s' object is not callable", v.Type().Name)
				}
				return Call(t, self(v).Func, args, kwnames)
			}},
		Slots: Slots{New: newWrapped, Init: initWrapped,
			DescrGet: func(_ *Thread, d, _ Value, _ *Type) (Value, error) { return self(d).Func, nil }},
	})
	Define(ClassMethodType, &Definition{
		Doc:     "classmethod(function) -> method\n\nConvert a function to be a class method.",
		Getters: getters, LaterNames: []string{"__wrapped__"},
		Later: Slots{Repr: wrappedRepr("classmethod")},
		Slots: Slots{New: newWrapped, Init: initWrapped,
			DescrGet: func(_ *Thread, d, obj Value, typ *Type) (Value, error) {
				if typ == nil {
					typ = obj.Type()
				}
				return NewBoundMethod(self(d).Func, typ.Value()), nil
			}},
	})
}

// isAbstract reports whether v.__isabstractmethod__ is true.
func isAbstract(t *Thread, v Value) (bool, error) {
	if v.IsNull() {
		return false, nil
	}
	a, err := LookupAttr(t, v, t.Intern("__isabstractmethod__"))
	if err != nil || a.IsNull() {
		return false, err
	}
	return IsTrue(t, a)
}

var propertyParams = NewParams("property", "| fget fset fdel doc")

func init() {
	self := func(v Value) *Property { return (*Property)(v.Ref) }
	get := func(f func(p *Property) Value) func(*Thread, Value) (Value, error) {
		return func(_ *Thread, v Value) (Value, error) {
			if r := f(self(v)); !r.IsNull() {
				return r, nil
			}
			return None, nil
		}
	}
	// with makes a copy with one function replaced, through the property's own class.
	with := func(name string, index int) Method {
		return oneArg(name, func(t *Thread, v, f Value) (Value, error) {
			p := self(v)
			args := []Value{p.Get, p.Set, p.Del, p.Doc}
			if f != None || index < 0 {
				args[index] = f
			}
			for i := range args {
				if args[i].IsNull() {
					args[i] = None
				}
			}
			if p.GetterDoc && args[0] != None {
				args[3] = None
			}
			r, err := Call(t, v.Type().Value(), args, nil)
			if err == nil && r.Has(LayoutProperty) {
				self(r).Name = p.Name
			}
			return r, err
		})
	}
	// name is the property's name, that of its getter if it was told none, or NULL.
	name := func(t *Thread, p *Property) (Value, error) {
		if !p.Name.IsNull() || p.Get.IsNull() {
			return p.Name, nil
		}
		return LookupAttr(t, p.Get, t.Intern("__name__"))
	}
	// lacks complains that there is no getter, setter or deleter.
	lacks := func(t *Thread, p *Property, obj Value, what, before string) error {
		if !t.Runtime.PropertyNames {
			return t.Errorf(AttributeError, "%s", before)
		}
		named, err := name(t, p)
		if err != nil {
			return err
		}
		text := ""
		if !named.IsNull() {
			if text, err = Repr(t, named); err != nil {
				return err
			}
			text += " "
		}
		return t.Errorf(AttributeError, "property %sof %s object has no %s", text, quote(t, obj.Type().QualName), what)
	}
	Define(PropertyType, &Definition{
		Doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
		Slots: Slots{
			New: func(_ *Thread, typ *Type, _ []Value, _ []*Str) (Value, error) {
				return Alloc[Property](typ).Header.Value(), nil
			},
			Init: initProperty,
			DescrGet: func(t *Thread, d, obj Value, _ *Type) (Value, error) {
				if obj.IsNull() || obj == None {
					return d, nil
				}
				f := self(d).Get
				if f.IsNull() {
					return Null, lacks(t, self(d), obj, "getter", "unreadable attribute")
				}
				return CallArgs(t, f, obj)
			},
			DescrSet: func(t *Thread, d, obj, value Value) error {
				if value.IsNull() {
					f := self(d).Del
					if f.IsNull() {
						return lacks(t, self(d), obj, "deleter", "can't delete attribute")
					}
					_, err := CallArgs(t, f, obj)
					return err
				}
				f := self(d).Set
				if f.IsNull() {
					return lacks(t, self(d), obj, "setter", "can't set attribute")
				}
				_, err := CallArgs(t, f, obj, value)
				return err
			},
		},
		Methods: []Method{with("getter", 0), with("setter", 1), with("deleter", 2)},
		LaterMethods: []Method{{Name: "__set_name__", Func: func(t *Thread, args []Value, _ []*Str) (Value, error) {
			if len(args) != 3 {
				return Null, t.Errorf(TypeError, "__set_name__() takes 2 positional arguments but %d were given", len(args)-1)
			}
			t.Field(&self(args[0]).Header, 4, &self(args[0]).Name, args[2])
			return None, nil
		}}},
		LaterNames: []string{"__name__"},
		Getters: []Getter{
			{Name: "fget", Get: get(func(p *Property) Value { return p.Get })},
			{Name: "fset", Get: get(func(p *Property) Value { return p.Set })},
			{Name: "fdel", Get: get(func(p *Property) Value { return p.Del })},
			{Name: "__doc__", Get: get(func(p *Property) Value { return p.Doc }), Set: func(t *Thread, v, doc Value) error {
				t.Field(&self(v).Header, 3, &self(v).Doc, doc)
				return nil
			}},
			{Name: "__name__", Get: func(t *Thread, v Value) (Value, error) {
				named, err := Null, error(nil)
				if t.Runtime.PropertyNames {
					named, err = name(t, self(v))
				}
				if err == nil && named.IsNull() {
					err = t.noAttribute(v, t.Intern("__name__"))
				}
				return named, err
			}, Set: func(t *Thread, v, value Value) error {
				if !t.Runtime.PropertyNames {
					return t.noAttribute(v, t.Intern("__name__"))
				}
				t.Field(&self(v).Header, 4, &self(v).Name, value)
				return nil
			}},
			{Name: "__isabstractmethod__", Get: func(t *Thread, v Value) (Value, error) {
				for _, f := range []Value{self(v).Get, self(v).Set, self(v).Del} {
					if b, err := isAbstract(t, f); err != nil || b {
						return Bool(b), err
					}
				}
				return False, nil
			}},
		},
	})
}

func initProperty(t *Thread, v Value, args []Value, kwnames []*Str) error {
	a, err := propertyParams.Parse(t, args, kwnames)
	if err != nil {
		return err
	}
	p := (*Property)(v.Ref)
	for i := range 3 {
		if a[i] == None {
			a[i] = Null
		}
	}
	if a[3].IsNull() {
		a[3] = None
	}
	p.GetterDoc = false
	t.Field(&p.Header, 0, &p.Get, a[0])
	t.Field(&p.Header, 1, &p.Set, a[1])
	t.Field(&p.Header, 2, &p.Del, a[2])
	t.Field(&p.Header, 3, &p.Doc, a[3])
	if a[3] == None && !a[0].IsNull() {
		doc, err := LookupAttr(t, a[0], t.Intern("__doc__"))
		if err != nil {
			return err
		}
		if !doc.IsNull() {
			p.GetterDoc = true
			if p.Header.Type == PropertyType {
				t.Field(&p.Header, 3, &p.Doc, doc)
			} else {
				return SetAttr(t, v, t.Intern("__doc__"), doc)
			}
		}
	}
	return nil
}

func init() {
	self := func(v Value) *Super { return (*Super)(v.Ref) }
	Define(SuperType, &Definition{
		Doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
		Slots: Slots{
			New: func(_ *Thread, typ *Type, _ []Value, _ []*Str) (Value, error) { return Alloc[Super](typ).Value(), nil },
			Init: func(t *Thread, v Value, args []Value, kwnames []*Str) error {
				if len(kwnames) > 0 {
					return t.Errorf(TypeError, "super() takes no keyword arguments")
				}
				if len(args) > 2 {
					if t.Runtime.Generics {
						return t.Errorf(TypeError, "super() expected at most 2 arguments, got %d", len(args))
					}
					return t.Errorf(TypeError, "super() takes at most 2 arguments (%d given)", len(args))
				}
				var obj Value
				var typ Value
				if len(args) == 0 {
					var err error
					if typ, obj, err = t.Interp.SuperArgs(t); err != nil {
						return err
					}
				} else {
					typ = args[0]
					if !typ.IsType() {
						article := ""
						if t.Runtime.Generics {
							article = "a "
						}
						return t.Errorf(TypeError, "super() argument 1 must be %stype, not %s", article, argType(typ))
					}
					if len(args) == 2 && args[1] != None {
						obj = args[1]
					}
				}
				s := self(v)
				s.This, s.Obj, s.ObjType = typ.AsType(), obj, nil
				if !obj.IsNull() {
					var err error
					s.ObjType, err = superCheck(t, s.This, obj)
					return err
				}
				return nil
			},
			GetAttr: superGetAttr,
			DescrGet: func(t *Thread, d, obj Value, _ *Type) (Value, error) {
				s := self(d)
				if obj.IsNull() || obj == None || !s.Obj.IsNull() {
					return d, nil
				}
				if s.Header.Type != SuperType {
					return CallArgs(t, s.Header.Type.Value(), s.This.Value(), obj)
				}
				typ, err := superCheck(t, s.This, obj)
				if err != nil {
					return Null, err
				}
				return (&Super{Header: Header{Type: SuperType}, This: s.This, Obj: obj, ObjType: typ}).Value(), nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				s := self(v)
				name := "NULL"
				if s.This != nil {
					name = s.This.Name
				}
				if s.ObjType != nil {
					return t.Str("<super: <class '" + name + "'>, <" + s.ObjType.Name + " object>>"), nil
				}
				return t.Str("<super: <class '" + name + "'>, NULL>"), nil
			},
		},
		Getters: []Getter{
			{Name: "__thisclass__", Get: func(_ *Thread, v Value) (Value, error) { return orNone(self(v).This, (*Type).asValue), nil }},
			{Name: "__self__", Get: func(_ *Thread, v Value) (Value, error) {
				if self(v).Obj.IsNull() {
					return None, nil
				}
				return self(v).Obj, nil
			}},
			{Name: "__self_class__", Get: func(_ *Thread, v Value) (Value, error) { return orNone(self(v).ObjType, (*Type).asValue), nil }},
		},
	})
}

func (typ *Type) asValue() Value { return typ.Value() }

// superCheck gives the class whose method resolution order super goes along.
func superCheck(t *Thread, this *Type, obj Value) (*Type, error) {
	if obj.IsType() && obj.AsType().IsSubtype(this) {
		return obj.AsType(), nil
	}
	if obj.Type().IsSubtype(this) {
		return obj.Type(), nil
	}
	c, err := LookupAttr(t, obj, t.Intern("__class__"))
	if err != nil {
		return nil, err
	}
	if c.IsType() && c.AsType() != obj.Type() && c.AsType().IsSubtype(this) {
		return c.AsType(), nil
	}
	if t.Runtime.Generics {
		what, of := "instance of ", obj.Type().Name
		if obj.IsType() {
			what, of = "type ", obj.AsType().Name
		}
		return nil, t.Errorf(TypeError, "super(type, obj): obj (%s%s) is not an instance or subtype of type (%s).", what, of, this.Name)
	}
	return nil, t.Errorf(TypeError, "super(type, obj): obj must be an instance or subtype of type")
}

func superGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	s := (*Super)(v.Ref)
	if s.ObjType == nil || name.Text == "__class__" {
		return GenericGetAttr(t, v, name)
	}
	mro := s.ObjType.MRO
	i := 0
	for i < len(mro) && mro[i] != s.This {
		i++
	}
	for i++; i < len(mro); i++ {
		d := mro[i].own(t, name.Text)
		if d.IsNull() {
			continue
		}
		if get := d.Type().Slots.DescrGet; get != nil {
			obj := s.Obj
			if s.Obj == s.ObjType.Value() {
				obj = Null
			}
			return get(t, d, obj, s.ObjType)
		}
		return d, nil
	}
	return GenericGetAttr(t, v, name)
}

// NewModule gives a module with a name and the attributes that every module has.
func NewModule(t *Thread, name string) *Module {
	m := &Module{Header: Header{Type: ModuleType}}
	m.initDict(t, t.Str(name), None)
	return m
}

func (m *Module) initDict(t *Thread, name, doc Value) {
	if m.Dict == nil {
		m.Dict = newAttrDict(m.Header.Value())
	}
	for _, e := range []struct {
		name  string
		value Value
	}{{"__name__", name}, {"__doc__", doc}, {"__package__", None}, {"__loader__", None}, {"__spec__", None}} {
		m.Dict.SetStr(t, t.Intern(e.name), e.value)
	}
}

var moduleParams = NewParams("module", "name | doc")

func init() {
	self := func(v Value) *Module { return (*Module)(v.Ref) }
	Define(ModuleType, &Definition{
		Doc: "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
		Slots: Slots{
			New: func(_ *Thread, typ *Type, _ []Value, _ []*Str) (Value, error) {
				m := Alloc[Module](typ)
				m.Dict = newAttrDict(m.Header.Value())
				return m.Header.Value(), nil
			},
			Init: func(t *Thread, v Value, args []Value, kwnames []*Str) error {
				a, err := moduleParams.Parse(t, args, kwnames)
				if err != nil {
					return err
				}
				if !a[0].IsStr() {
					return t.Errorf(TypeError, "module() argument 'name' must be str, not %s", argType(a[0]))
				}
				if a[1].IsNull() {
					a[1] = None
				}
				self(v).initDict(t, a[0], a[1])
				return nil
			},
			GetAttr: moduleGetAttr,
			Repr: func(t *Thread, v Value) (Value, error) {
				text, err := moduleRepr(t, self(v))
				return t.Str(text), err
			},
		},
		Methods: []Method{noArgs("__dir__", func(t *Thread, v Value) (Value, error) {
			d := self(v).Dict
			if f := d.GetStr(t, t.Intern("__dir__")); !f.IsNull() {
				return CallArgs(t, f)
			}
			return NewList(d.keyList()).Value(), nil
		})},
		Getters: []Getter{{Name: "__dict__", Get: getDict}},
	})
}

// moduleGetAttr looks into the module's __getattr__ too (PEP 562).
func moduleGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	r, err := genericLookup(t, v, name)
	if err != nil || !r.IsNull() {
		return r, err
	}
	d := (*Module)(v.Ref).Dict
	if f := d.GetStr(t, t.Intern("__getattr__")); !f.IsNull() {
		return CallArgs(t, f, name.Value())
	}
	if m := d.GetStr(t, t.Intern("__name__")); m.IsStr() {
		if spec := d.GetStr(t, t.Intern("__spec__")); !spec.IsNull() && spec != None {
			if busy, err := LookupAttr(t, spec, t.Intern("_initializing")); err == nil && busy == True {
				return Null, t.Errorf(AttributeError, "partially initialized module '%s' has no attribute '%s' (most likely due to a circular import)",
					m.Str().Text, name.Text)
			}
		}
		return Null, t.Errorf(AttributeError, "module '%s' has no attribute '%s'", m.Str().Text, name.Text)
	}
	return Null, t.Errorf(AttributeError, "module has no attribute '%s'", name.Text)
}

func moduleRepr(t *Thread, m *Module) (string, error) {
	get := func(name string) Value { return m.Dict.GetStr(t, t.Intern(name)) }
	name := "'?'"
	var err error
	if n := get("__name__"); !n.IsNull() {
		if name, err = Repr(t, n); err != nil {
			return "", err
		}
	}
	if f := get("__file__"); !f.IsNull() {
		file, err := Repr(t, f)
		return "<module " + name + " from " + file + ">", err
	}
	if s := get("__spec__"); !s.IsNull() && s != None {
		if origin, err := LookupAttr(t, s, t.Intern("origin")); err == nil && origin.IsStr() {
			return "<module " + name + " (" + origin.Str().Text + ")>", nil
		}
	}
	if l := get("__loader__"); !l.IsNull() && l != None {
		loader, err := Repr(t, l)
		return "<module " + name + " (" + loader + ")>", err
	}
	return "<module " + name + ">", nil
}

var proxyParams = NewParams("mappingproxy", "mapping").OfTuple()

func init() {
	self := func(v Value) Value { return (*MappingProxy)(v.Ref).Mapping }
	forward := func(name string) Method {
		return posArgs(name, 0, -1, func(t *Thread, v Value, args []Value) (Value, error) {
			return CallMethod(t, self(v), name, args...)
		})
	}
	Define(MappingProxyType, &Definition{
		Final: true,
		Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, kwnames []*Str) (Value, error) {
				args, err := proxyParams.Parse(t, args, kwnames)
				if err != nil {
					return Null, err
				}
				if args[0].Type().Slots.Subscript == nil || args[0].IsList() || args[0].IsTuple() {
					return Null, t.Errorf(TypeError, "mappingproxy() argument must be a mapping, not %s", args[0].Type().Name)
				}
				return (&MappingProxy{Header: Header{Type: MappingProxyType}, Mapping: args[0]}).Value(), nil
			},
			Repr: func(t *Thread, v Value) (Value, error) {
				text, err := Repr(t, self(v))
				return t.Str("mappingproxy(" + text + ")"), err
			},
			Str:       func(t *Thread, v Value) (Value, error) { return ToStr(t, self(v)) },
			Len:       func(t *Thread, v Value) (int, error) { return Length(t, self(v)) },
			Iter:      func(t *Thread, v Value) (Value, error) { return Iter(t, self(v)) },
			Subscript: func(t *Thread, v, key Value) (Value, error) { return GetItem(t, self(v), key) },
			Contains:  func(t *Thread, v, key Value) (bool, error) { return Contains(t, self(v), key) },
			RichCompare: func(t *Thread, a, b Value, op CompareOp) (Value, error) {
				return Compare(t, self(a), b, op)
			},
		},
		Later: Slots{Or: func(t *Thread, a, b Value) (Value, error) {
			if !t.Runtime.Generics {
				return NotImplemented, nil
			}
			inside := func(v Value) Value {
				if v.Type() == MappingProxyType {
					return self(v)
				}
				return v
			}
			return Or(t, inside(a), inside(b))
		}},
		Methods: []Method{forward("get"), forward("keys"), forward("values"), forward("items"), forward("copy")},
	})
	for typ, text := range map[*Type]string{NoneType: "None", EllipsisType: "Ellipsis", NotImplementedType: "NotImplemented"} {
		Define(typ, &Definition{Final: true, Slots: Slots{
			New: func(t *Thread, _ *Type, args []Value, _ []*Str) (Value, error) {
				if len(args) > 0 {
					return Null, t.Errorf(TypeError, "%s takes no arguments", strings.Replace(typ.Name, "ellipsis", "EllipsisType", 1))
				}
				return map[string]Value{"None": None, "Ellipsis": Ellipsis, "NotImplemented": NotImplemented}[text], nil
			},
			Repr: func(t *Thread, _ Value) (Value, error) { return t.Intern(text).Value(), nil },
		}})
	}
	Define(NoneType, &Definition{Slots: Slots{Bool: func(*Thread, Value) (bool, error) { return false, nil }}})
}
