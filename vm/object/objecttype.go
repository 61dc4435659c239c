package object

import (
	"slices"
	"strings"
	"unsafe"

	"bytewalk/vm/trace"
)

func init() {
	ObjectType.Size = 0
	Define(ObjectType, &Definition{
		Doc: "The most base type",
		Slots: Slots{
			New: objectNew, Init: objectInit, Repr: objectRepr, Str: objectStr, Hash: HashPointer,
			RichCompare: objectCompare, GetAttr: GenericGetAttr, SetAttr: GenericSetAttr,
		},
		Methods: []Method{
			oneArg("__format__", objectFormat),
			noArgs("__dir__", objectDir),
			noArgs("__sizeof__", objectSize),
			noArgs("__reduce__", func(t *Thread, self Value) (Value, error) {
				return Null, t.Errorf(TypeError, "cannot pickle '%s' object", self.Type().Name)
			}),
			oneArg("__reduce_ex__", func(t *Thread, self, protocol Value) (Value, error) {
				if _, err := t.cIntArg(protocol); err != nil {
					return Null, err
				}
				name := t.Intern("__reduce__")
				if self.Type().Lookup(t, name) != ObjectType.Dict.Get("__reduce__") {
					f, err := GetAttr(t, self, name)
					if err != nil {
						return Null, err
					}
					return Call(t, f, nil, nil)
				}
				return Null, t.Errorf(TypeError, "cannot pickle '%s' object", self.Type().Name)
			}),
			classMethod(noArgs("__init_subclass__", func(*Thread, Value) (Value, error) { return None, nil })),
			classMethod(posArgs("__subclasshook__", 0, -1, func(*Thread, Value, []Value) (Value, error) { return NotImplemented, nil })),
		},
		LaterMethods: []Method{noArgs("__getstate__", objectState)},
		Getters:      []Getter{{Name: "__class__", Get: getClass, Set: setClass, Doc: "the object's class"}},
	})
}

// objectState is object.__getstate__ (since 3.11): the attributes, with those of __slots__ as a second
// dict if there are any.
func objectState(t *Thread, self Value) (Value, error) {
	state := None
	a := AttrsOf(self)
	if a != nil && self.Type().HasDict && a.Dict != nil && a.Dict.Len() > 0 {
		state = a.Dict.Value()
	}
	slots := NewDict()
	for _, typ := range self.Type().MRO {
		if !typ.Heap {
			continue
		}
		var err error
		typ.Dict.Each(func(name string, v Value) {
			if err != nil || v.Type() != MemberType {
				return
			}
			item, e := LookupAttr(t, self, t.Intern(name))
			if e == nil && !item.IsNull() {
				slots.SetStr(t, t.Intern(name), item)
			}
			err = e
		})
		if err != nil {
			return Null, err
		}
	}
	if slots.Len() > 0 {
		return NewTuple(state, slots.Value()).Value(), nil
	}
	return state, nil
}

// newMethod is the __new__ of all built-in types.
var newMethod = &Method{Name: "__new__", Sig: "($type, *args, **kwargs)",
	Doc: "Create and return a new object.  See help(type) for accurate signature."}

// callNew calls the __new__ of a built-in type (tp_new_wrapper).
func callNew(t *Thread, self *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(args)-len(kwnames) < 1 {
		return Null, t.Errorf(TypeError, "%s.__new__(): not enough arguments", self.tpName())
	}
	if !args[0].IsType() {
		return Null, t.Errorf(TypeError, "%s.__new__(X): X is not a type object (%s)", self.tpName(), args[0].Type().Name)
	}
	typ := args[0].AsType()
	if !typ.IsSubtype(self) {
		return Null, t.Errorf(TypeError, "%s.__new__(%s): %s is not a subtype of %s", self.tpName(), typ.Name, typ.Name, self.tpName())
	}
	static := typ
	for static != nil && sameFunc(static.Slots.New, NewFunc(genericNew)) {
		static = static.Base
	}
	if static != nil && !sameFunc(static.Slots.New, self.Slots.New) {
		return Null, t.Errorf(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", self.tpName(), typ.Name, static.tpName())
	}
	return self.Slots.New(t, typ, args[1:], kwnames)
}

func objectNew(t *Thread, typ *Type, args []Value, _ []*Str) (Value, error) {
	if len(args) > 0 {
		if !sameFunc(typ.Slots.New, NewFunc(objectNew)) {
			return Null, t.Errorf(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if sameFunc(typ.Slots.Init, InitFunc(objectInit)) {
			return Null, t.Errorf(TypeError, "%s() takes no arguments", typ.Name)
		}
	}
	if typ.Abstract {
		return Null, abstractError(t, typ)
	}
	return NewInstance(typ), nil
}

// abstractError is the error of making an instance of an abstract class.
func abstractError(t *Thread, typ *Type) error {
	names, err := Collect(t, typ.LookupName("__abstractmethods__"))
	if err != nil {
		return err
	}
	var texts []string
	for _, n := range names {
		if !n.IsStr() {
			return t.Errorf(TypeError, "sequence item 0: expected str instance, %s found", n.Type().Name)
		}
		texts = append(texts, n.Str().Text)
	}
	slices.Sort(texts)
	if t.Runtime.AbstractQuoted {
		s := plural(len(texts))
		return t.Errorf(TypeError, "Can't instantiate abstract class %s without an implementation for abstract method%s '%s'", typ.Name, s, strings.Join(texts, "', '"))
	}
	return t.Errorf(TypeError, "Can't instantiate abstract class %s with abstract methods %s", typ.Name, strings.Join(texts, ", "))
}

// NewInstance gives a new instance of a class that has the layout of object.
func NewInstance(typ *Type) Value {
	var o *Instance
	switch typ.room {
	case 0:
		o = &Instance{}
	case 1:
		i := &instanceWith[[1]dictEntry]{}
		o, i.dict.entries = &i.Instance, i.first[:0]
	case 2:
		i := &instanceWith[[2]dictEntry]{}
		o, i.dict.entries = &i.Instance, i.first[:0]
	case 4:
		i := &instanceWith[[4]dictEntry]{}
		o, i.dict.entries = &i.Instance, i.first[:0]
	default:
		i := &instanceWith[[8]dictEntry]{}
		o, i.dict.entries = &i.Instance, i.first[:0]
	}
	o.Header.Type = typ
	if typ.room > 0 {
		o.Flags = roomy
	}
	if typ.NSlots > 0 {
		o.Attrs.Slots = make([]Value, typ.NSlots)
	}
	return o.Value()
}

// instanceWith is an instance with the dict of its attributes and that dict's first
// entries, in one piece of memory: most instances of a class get as many attributes as
// those made before.
type instanceWith[Entries any] struct {
	Instance
	dict  Dict
	first Entries
}

// ownDict gives the dict behind an instance that is roomy.
func (o *Instance) ownDict() *Dict {
	return &(*instanceWith[[0]dictEntry])(unsafe.Pointer(o)).dict
}

func objectInit(t *Thread, self Value, args []Value, _ []*Str) error {
	if len(args) > 0 {
		typ := self.Type()
		if !sameFunc(typ.Slots.Init, InitFunc(objectInit)) {
			return t.Errorf(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if sameFunc(typ.Slots.New, NewFunc(objectNew)) {
			return t.Errorf(TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", typ.Name)
		}
	}
	return nil
}

// Address gives an object's id as %p shows it.
func (t *Thread) Address(v Value) string { return "0x" + hex(t.ID(v)) }

func hex(u uint64) string {
	const digits = "0123456789abcdef"
	if u < 16 {
		return digits[u : u+1]
	}
	return hex(u>>4) + digits[u&15:u&15+1]
}

func objectRepr(t *Thread, self Value) (Value, error) {
	typ := self.Type()
	name := typ.tpName()
	if typ.Heap {
		name = typ.QualName
		if m := typ.ModuleName(); m != "" && m != "builtins" {
			name = m + "." + name
		}
	}
	return t.Str("<" + name + " object at " + t.Address(self) + ">"), nil
}

func objectStr(t *Thread, self Value) (Value, error) { return self.Type().Slots.Repr(t, self) }

func objectCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	switch op {
	case EQ:
		if a == b {
			return True, nil
		}
	case NE:
		f := a.Type().Slots.RichCompare
		if f == nil {
			return NotImplemented, nil
		}
		r, err := f(t, a, b, EQ)
		if err != nil || r == NotImplemented {
			return r, err
		}
		same, err := IsTrue(t, r)
		return Bool(!same), err
	}
	return NotImplemented, nil
}

func objectFormat(t *Thread, self, spec Value) (Value, error) {
	if !spec.IsStr() {
		return Null, t.Errorf(TypeError, "__format__() argument must be str, not %s", argType(spec))
	}
	if spec.Str().Text != "" {
		return Null, t.Errorf(TypeError, "unsupported format string passed to %s.__format__", self.Type().Name)
	}
	return ToStr(t, self)
}

func getClass(_ *Thread, self Value) (Value, error) { return self.Type().Value(), nil }

func setClass(t *Thread, self, value Value) error {
	if value.IsNull() {
		return t.Errorf(TypeError, "can't delete __class__ attribute")
	}
	if !value.IsType() {
		return t.Errorf(TypeError, "__class__ must be set to a class, not '%s' object", value.Type().Name)
	}
	from, to := self.Type(), value.AsType()
	if !(self.Has(LayoutModule) && to.IsSubtype(ModuleType)) && (!from.Heap || !to.Heap) {
		which := "heap"
		if t.Runtime.Generics {
			which = "mutable"
		}
		return t.Errorf(TypeError, "__class__ assignment only supported for %s types or ModuleType subclasses", which)
	}
	if from.Layout != to.Layout || from.NSlots != to.NSlots || from.HasDict != to.HasDict || from.AttrsOffset != to.AttrsOffset {
		return t.Errorf(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", to.Name, from.Name)
	}
	t.wroteSlot(self, "__class__", from.Value(), value)
	self.Header().Type = to
	return nil
}

// getDict is __dict__ of instances.
func getDict(t *Thread, self Value) (Value, error) {
	d := InstanceDict(self)
	if d == nil {
		return Null, t.Errorf(AttributeError, "This object has no __dict__")
	}
	return d.Value(), nil
}

// setFixedDict is setDict where the __dict__ cannot be deleted, as it can where a class statement gave it.
func setFixedDict(t *Thread, self, value Value) error {
	if value.IsNull() {
		return t.Errorf(TypeError, "cannot delete __dict__")
	}
	return setDict(t, self, value)
}

// setDict replaces an instance's __dict__. The recorder is told of it as of changes of
// all the attributes.
func setDict(t *Thread, self, value Value) error {
	a := AttrsOf(self)
	if a == nil {
		return t.Errorf(AttributeError, "This object has no __dict__")
	}
	if value.IsNull() {
		value = NewDict().Value()
	}
	if !value.IsDict() {
		return t.Errorf(TypeError, "__dict__ must be set to a dictionary, not a '%s'", value.Type().Name)
	}
	h, d := self.Header(), value.Dict()
	if life := t.Life; life != nil && h.Flags&Held != 0 {
		// The dict goes as a whole.
		old := Null
		if a.Dict != nil {
			old = a.Dict.Value()
		}
		life.Wrote(h, trace.SetField, Null, old, value)
		t.Life = nil
		defer func() { t.Life = life }()
	}
	if h.Flags&Watched != 0 {
		if a.Dict != nil {
			for i := a.Dict.Cap() - 1; i >= 0; i-- {
				if k, v, _ := a.Dict.Entry(i); !k.IsNull() {
					a.Dict.wrote(t, trace.DeleteKey, k, v, Null)
				}
			}
		}
	}
	if a.Dict != nil && a.Dict.owner == h {
		a.Dict.disown()
	}
	a.Dict = d
	if d.owner == nil {
		d.adopt(h)
	}
	if h.Flags&Watched != 0 {
		for i := range d.Cap() {
			if k, v, _ := d.Entry(i); !k.IsNull() {
				t.Wrote(h, trace.SetAttr, 0, k, Null, v)
			}
		}
	}
	return nil
}

// DirOf gives what dir(v) lists, not sorted.
func objectDir(t *Thread, self Value) (Value, error) {
	names := NewDict()
	if d, err := LookupAttr(t, self, t.Intern("__dict__")); err != nil {
		return Null, err
	} else if !d.IsNull() && d.IsDict() {
		for i := range d.Dict().Cap() {
			if k, _, _ := d.Dict().Entry(i); !k.IsNull() && k.IsStr() {
				names.SetStr(t, k.Str(), None)
			}
		}
	}
	c, err := LookupAttr(t, self, t.Intern("__class__"))
	if err != nil {
		return Null, err
	}
	if c.IsType() {
		c.AsType().addDir(t, names)
	}
	return NewList(names.keyList()).Value(), nil
}

// addDir adds the names of a type and its bases (merge_class_dict).
func (typ *Type) addDir(t *Thread, names *Dict) {
	add := func(name string, _ Value) { names.SetStr(t, t.Intern(name), None) }
	typ.eachOwn(t, add)
	for _, b := range typ.Bases {
		b.addDir(t, names)
	}
}

func (d *Dict) keyList() []Value {
	keys := make([]Value, 0, d.used)
	for i := range d.entries {
		if k := d.entries[i].key; !k.IsNull() {
			keys = append(keys, k)
		}
	}
	return keys
}

func init() {
	TypeType.HasDict = true
	Define(TypeType, &Definition{
		Doc: "type(object_or_name, bases, dict)\ntype(object) -> the object's type\ntype(name, bases, dict) -> a new type",
		Slots: Slots{
			New: NewClass, Init: typeInit, Call: typeCall, GetAttr: typeGetAttr, SetAttr: typeSetAttr,
			Repr: func(t *Thread, self Value) (Value, error) { return t.Str(self.AsType().repr()), nil },
		},
		Methods: []Method{
			noArgs("mro", func(t *Thread, self Value) (Value, error) {
				mro, err := self.AsType().linearize(t)
				return NewList(typeValues(mro)).Value(), err
			}),
			noArgs("__subclasses__", func(t *Thread, self Value) (Value, error) {
				return NewList(typeValues(t.subclassesOf(self.AsType()))).Value(), nil
			}),
			{Name: "__prepare__", Kind: ClassMethod, Func: func(*Thread, []Value, []*Str) (Value, error) { return NewDict().Value(), nil }},
			oneArg("__instancecheck__", func(t *Thread, self, v Value) (Value, error) {
				b, err := realIsInstance(t, v, self)
				return Bool(b), err
			}),
			oneArg("__subclasscheck__", func(t *Thread, self, v Value) (Value, error) {
				b, err := realIsSubclass(t, v, self)
				return Bool(b), err
			}),
			noArgs("__dir__", func(t *Thread, self Value) (Value, error) {
				names := NewDict()
				self.AsType().addDir(t, names)
				return NewList(names.keyList()).Value(), nil
			}),
			noArgs("__sizeof__", typeSize),
		},
		Getters: []Getter{
			{Name: "__name__", Get: func(t *Thread, self Value) (Value, error) {
				if typ := self.AsType(); !typ.Heap {
					return t.Intern(typ.QualName).Value(), nil
				}
				return t.Intern(self.AsType().Name).Value(), nil
			}, Set: setTypeName},
			{Name: "__qualname__", Get: func(t *Thread, self Value) (Value, error) { return t.Intern(self.AsType().QualName).Value(), nil }, Set: setTypeQualName},
			{Name: "__bases__", Get: func(_ *Thread, self Value) (Value, error) {
				return NewTuple(typeValues(self.AsType().Bases)...).Value(), nil
			}, Set: setBases},
			{Name: "__mro__", Get: func(_ *Thread, self Value) (Value, error) {
				return NewTuple(typeValues(self.AsType().MRO)...).Value(), nil
			}},
			{Name: "__base__", Get: func(_ *Thread, self Value) (Value, error) {
				if b := self.AsType().Base; b != nil {
					return b.Value(), nil
				}
				return None, nil
			}},
			{Name: "__module__", Get: getTypeModule, Set: setTypeAttr("__module__")},
			{Name: "__dict__", Get: func(t *Thread, self Value) (Value, error) {
				d := NewDict()
				self.AsType().eachOwn(t, func(name string, v Value) { d.SetStr(t, t.Intern(name), v) })
				return (&MappingProxy{Header: Header{Type: MappingProxyType}, Mapping: d.Value()}).Value(), nil
			}},
			{Name: "__doc__", Get: getTypeDoc, Set: setTypeAttr("__doc__")},
			{Name: "__abstractmethods__", Get: getAbstract, Set: setAbstract},
			{Name: "__text_signature__", Get: func(*Thread, Value) (Value, error) { return None, nil }},
			{Name: "__flags__", Get: typeFlags},
			{Name: "__basicsize__", Get: func(t *Thread, self Value) (Value, error) { return t.Int(int64(max(self.AsType().Size, 16))), nil }},
			{Name: "__itemsize__", Get: func(*Thread, Value) (Value, error) { return SmallInt(0), nil }},
			{Name: "__dictoffset__", Get: func(_ *Thread, self Value) (Value, error) {
				if self.AsType().HasDict {
					return SmallInt(16), nil
				}
				return SmallInt(0), nil
			}},
		},
	})
}

func typeValues(types []*Type) []Value {
	vs := make([]Value, len(types))
	for i, typ := range types {
		vs[i] = typ.Value()
	}
	return vs
}

func typeInit(t *Thread, _ Value, args []Value, kwnames []*Str) error {
	n := len(args) - len(kwnames)
	if n == 1 && len(kwnames) > 0 {
		return t.Errorf(TypeError, "type.__init__() takes no keyword arguments")
	}
	if n != 1 && n != 3 {
		return t.Errorf(TypeError, "type.__init__() takes 1 or 3 arguments")
	}
	return nil
}

// heapOnly gives the error of setting an attribute of a built-in type.
func heapOnly(t *Thread, typ *Type, value Value, name string) error {
	what := "set"
	if value.IsNull() {
		what = "delete"
	}
	switch {
	case typ.Heap && what == "set":
		return nil
	case t.Runtime.Generics:
		return t.Errorf(TypeError, "cannot %s '%s' attribute of immutable type '%s'", what, name, typ.Name)
	}
	return t.Errorf(TypeError, "can't %s %s.%s", what, typ.Name, name)
}

func setTypeName(t *Thread, self, value Value) error {
	typ := self.AsType()
	if err := heapOnly(t, typ, value, "__name__"); err != nil {
		return err
	}
	if !value.IsStr() {
		return t.Errorf(TypeError, "can only assign string to %s.__name__, not '%s'", typ.Name, value.Type().Name)
	}
	if strings.ContainsRune(value.Str().Text, 0) {
		return t.Errorf(ValueError, "type name must not contain null characters")
	}
	t.wroteSlot(self, "__name__", t.Intern(typ.Name).Value(), value)
	typ.Name = value.Str().Text
	return nil
}

func setTypeQualName(t *Thread, self, value Value) error {
	typ := self.AsType()
	if err := heapOnly(t, typ, value, "__qualname__"); err != nil {
		return err
	}
	if !value.IsStr() {
		return t.Errorf(TypeError, "can only assign string to %s.__qualname__, not '%s'", typ.Name, value.Type().Name)
	}
	t.wroteSlot(self, "__qualname__", t.Intern(typ.QualName).Value(), value)
	typ.QualName = value.Str().Text
	return nil
}

func setTypeAttr(name string) func(t *Thread, self, value Value) error {
	return func(t *Thread, self, value Value) error {
		typ := self.AsType()
		if err := heapOnly(t, typ, value, name); err != nil {
			return err
		}
		t.wroteSlot(self, name, typ.Dict.Get(name), value)
		typ.Dict.set(name, value)
		return nil
	}
}

func getTypeModule(t *Thread, self Value) (Value, error) {
	typ := self.AsType()
	if !typ.Heap {
		return t.Intern(typ.Module).Value(), nil
	}
	if m := typ.Dict.Get("__module__"); !m.IsNull() {
		return m, nil
	}
	return Null, t.Errorf(AttributeError, "__module__")
}

func getTypeDoc(t *Thread, self Value) (Value, error) {
	typ := self.AsType()
	if !typ.Heap {
		if typ.Doc == "" {
			return None, nil
		}
		return t.Str(typ.Doc), nil
	}
	v := typ.LookupName("__doc__")
	if v.IsNull() {
		return None, nil
	}
	if get := v.Type().Slots.DescrGet; get != nil {
		return get(t, v, Null, typ)
	}
	return v, nil
}

func getAbstract(t *Thread, self Value) (Value, error) {
	typ := self.AsType()
	if typ != TypeType {
		if v := typ.Dict.Get("__abstractmethods__"); !v.IsNull() {
			return v, nil
		}
	}
	return Null, t.Errorf(AttributeError, "__abstractmethods__")
}

func setAbstract(t *Thread, self, value Value) error {
	typ := self.AsType()
	if !typ.Heap {
		return t.Errorf(TypeError, "can't set attributes of built-in/extension type '%s'", typ.Name)
	}
	if value.IsNull() {
		if typ.Dict.Get("__abstractmethods__").IsNull() {
			return t.Errorf(AttributeError, "__abstractmethods__")
		}
		typ.Dict.delete("__abstractmethods__")
		typ.Abstract = false
		return nil
	}
	some, err := IsTrue(t, value)
	if err != nil {
		return err
	}
	typ.Dict.set("__abstractmethods__", value)
	typ.Abstract = some
	return nil
}

// typeFlags gives the bits of tp_flags that programs look at.
func typeFlags(t *Thread, self Value) (Value, error) {
	typ := self.AsType()
	flags := int64(1<<12 | 1<<18) // ready, have version tag
	if typ.Heap {
		flags |= 1 << 9
	}
	if !typ.Final {
		flags |= 1 << 10
	}
	if typ.Abstract {
		flags |= 1 << 20
	}
	switch typ.Layout {
	case LayoutInt, LayoutBool:
		flags |= 1 << 24
	case LayoutList:
		flags |= 1 << 25
	case LayoutTuple:
		flags |= 1 << 26
	case LayoutBytes:
		flags |= 1 << 27
	case LayoutStr:
		flags |= 1 << 28
	case LayoutDict:
		flags |= 1 << 29
	case LayoutException:
		flags |= 1 << 30
	case LayoutType:
		flags |= 1 << 31
	}
	return t.Int(flags), nil
}
