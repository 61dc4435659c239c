package object

import "math/bits"

// methodCacheSize is a power of two.
const methodCacheSize = 2048

// methodCache remembers what names mean in types; an entry holds for one version of
// a type.
type methodCache [methodCacheSize]struct {
	version uint64
	name    *Str
	value   Value
}

// Lookup gives what a name means in a type and its bases, NULL if nothing
// (_PyType_Lookup).
func (typ *Type) Lookup(t *Thread, name *Str) Value {
	if name.Flags&Interned == 0 {
		return typ.lookup(t, name.Text)
	}
	e := &t.cache[(uint64(t.HashStr(name))^typ.version*31)%methodCacheSize]
	if e.version == typ.version && e.name == name {
		return e.value
	}
	v := typ.lookup(t, name.Text)
	e.version, e.name, e.value = typ.version, name, v
	return v
}

// lookup is Lookup without a cache.
func (typ *Type) lookup(t *Thread, name string) Value {
	for _, base := range typ.MRO {
		if v := base.own(t, name); !v.IsNull() {
			return v
		}
	}
	return Null
}

// own gives what a name means in a type itself, NULL if nothing.
func (typ *Type) own(t *Thread, name string) Value {
	if t.Runtime.Generics && !typ.Heap {
		if v := typ.later.Get(name); !v.IsNull() {
			return v
		}
		if typ.earlier[name] {
			return Null
		}
	}
	return typ.Dict.Get(name)
}

// eachOwn calls f for every name that a type itself has.
func (typ *Type) eachOwn(t *Thread, f func(name string, v Value)) {
	if !t.Runtime.Generics || typ.Heap {
		typ.Dict.Each(f)
		return
	}
	typ.Dict.Each(func(name string, v Value) {
		if !typ.earlier[name] && typ.later.Get(name).IsNull() {
			f(name, v)
		}
	})
	typ.later.Each(f)
}

// LookupName is Lookup without a cache, among the names that all dialects have.
func (typ *Type) LookupName(name string) Value {
	for _, base := range typ.MRO {
		if v := base.Dict.Get(name); !v.IsNull() {
			return v
		}
	}
	return Null
}

// Version gives a number that no other type of the thread has, and that changes
// whenever what Lookup gives for the type may.
func (typ *Type) Version() uint64 { return typ.version }

// GetAttr is getattr(v, name).
func GetAttr(t *Thread, v Value, name *Str) (Value, error) {
	r, err := v.Type().Slots.GetAttr(t, v, name)
	if err != nil {
		aboutAttribute(err, v, name)
	}
	return r, err
}

// aboutAttribute tells an AttributeError which attribute of which object was not there.
func aboutAttribute(err error, v Value, name *Str) {
	if e, ok := err.(*Exception); ok && e.Type.IsSubtype(AttributeError) && len(e.Fields) > FieldObj && e.Fields[FieldName].IsNull() && e.Fields[FieldObj].IsNull() {
		e.Fields[FieldName], e.Fields[FieldObj] = name.Value(), v
	}
}

// GetAttrString is GetAttr for a name that is known.
func GetAttrString(t *Thread, v Value, name string) (Value, error) {
	return GetAttr(t, v, t.Intern(name))
}

// LookupAttr is GetAttr, but gives NULL where that raises AttributeError.
func LookupAttr(t *Thread, v Value, name *Str) (Value, error) {
	r, err := GetAttr(t, v, name)
	if err != nil && IsException(err, AttributeError) {
		return Null, nil
	}
	return r, err
}

// SetAttr is setattr(v, name, value), or delattr(v, name) if value is NULL.
func SetAttr(t *Thread, v Value, name *Str, value Value) error {
	if f := v.Type().Slots.SetAttr; f != nil {
		return f(t, v, name, value)
	}
	return t.Errorf(TypeError, "'%s' object has no attributes", v.Type().Name)
}

// LookupSpecial gives a method that the language itself asks for, bound to v: it is
// looked up in the type only. It is NULL if there is none.
func LookupSpecial(t *Thread, v Value, name string) (Value, error) {
	typ := v.Type()
	d := typ.Lookup(t, t.Intern(name))
	if d.IsNull() {
		return Null, nil
	}
	if get := d.Type().Slots.DescrGet; get != nil {
		return get(t, d, v, typ)
	}
	return d, nil
}

// CallMethod calls v.name(args...).
func CallMethod(t *Thread, v Value, name string, args ...Value) (Value, error) {
	f, err := GetAttr(t, v, t.Intern(name))
	if err != nil {
		return Null, err
	}
	return Call(t, f, args, nil)
}

// GenericGetAttr is the GetAttr of most types (PyObject_GenericGetAttr): a data
// descriptor of the type, then the instance's own attributes, then what else the
// type has.
func GenericGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	r, err := genericLookup(t, v, name)
	if err == nil && r.IsNull() {
		err = t.noAttribute(v, name)
	}
	return r, err
}

func (t *Thread) noAttribute(v Value, name *Str) error {
	return t.Errorf(AttributeError, "'%s' object has no attribute '%s'", cut(v.Type().Name, 50), cut(name.Text, 400))
}

// cut gives at most the first n bytes of s, as %.50s does.
func cut(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}

// genericLookup is GenericGetAttr, giving NULL where the attribute does not exist.
func genericLookup(t *Thread, v Value, name *Str) (Value, error) {
	typ := v.Type()
	d := typ.Lookup(t, name)
	var get DescrGetFunc
	if !d.IsNull() {
		s := &d.Type().Slots
		get = s.DescrGet
		if get != nil && s.DescrSet != nil {
			return get(t, d, v, typ)
		}
	}
	if a := AttrsOf(v); a != nil && a.Dict != nil {
		if r := a.Dict.GetStr(t, name); !r.IsNull() {
			return r, nil
		}
	}
	if get != nil {
		return get(t, d, v, typ)
	}
	return d, nil
}

// GenericSetAttr is the SetAttr of most types (PyObject_GenericSetAttr).
func GenericSetAttr(t *Thread, v Value, name *Str, value Value) error {
	typ := v.Type()
	d := typ.Lookup(t, name)
	if !d.IsNull() {
		if set := d.Type().Slots.DescrSet; set != nil {
			return set(t, d, v, value)
		}
	}
	if a := AttrsOf(v); a != nil && typ.HasDict {
		if value.IsNull() {
			if a.Dict != nil && !a.Dict.DeleteStr(t, name).IsNull() {
				return nil
			}
			if t.Runtime.Generics {
				return t.noAttribute(v, name)
			}
			return t.Errorf(AttributeError, "%s", name.Text)
		}
		SetAttrDict(t, v, a, name, value)
		return nil
	}
	if d.IsNull() {
		if t.Runtime.Generics && !typ.HasDict {
			return t.Errorf(AttributeError, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", cut(typ.Name, 100), name.Text)
		}
		return t.noAttribute(v, name)
	}
	return t.Errorf(AttributeError, "'%s' object attribute '%s' is read-only", cut(typ.Name, 50), name.Text)
}

// SetAttrDict sets an attribute in the own dict of v, which is made if it does not
// exist yet. a is AttrsOf(v).
func SetAttrDict(t *Thread, v Value, a *Attrs, name *Str, value Value) {
	if a.Dict == nil {
		a.Dict = newAttrDict(v)
	}
	a.Dict.SetStr(t, name, value)
	if typ := v.Type(); typ.Heap && typ.Layout == LayoutObject && a.Dict.used > int(typ.room) && a.Dict.used <= 8 {
		typ.room = uint8(1 << bits.Len(uint(a.Dict.used-1)))
	}
}

// attrDict is a dict with room for its first entries.
type attrDict struct {
	Dict
	first [4]dictEntry
}

// newAttrDict gives the dict of v's attributes: what changes in it is reported as an
// attribute of v.
func newAttrDict(v Value) *Dict {
	var d *Dict
	if h := v.Header(); h.Flags&roomy != 0 {
		h.Flags &^= roomy
		d = (*Instance)(v.Ref).ownDict()
	} else {
		a := &attrDict{}
		d = &a.Dict
		d.entries = a.first[:0]
	}
	d.Header.Type = DictType
	d.owner = v.Header()
	d.Flags |= d.owner.Flags & Watched
	return d
}

// InstanceDict gives v.__dict__, made if it does not exist yet; nil if v has none.
func InstanceDict(v Value) *Dict {
	a := AttrsOf(v)
	if a == nil || !v.Type().HasDict {
		return nil
	}
	if a.Dict == nil {
		a.Dict = newAttrDict(v)
	}
	return a.Dict
}

// IsGenericGetAttr reports whether a type's attributes are looked up by GenericGetAttr.
func IsGenericGetAttr(typ *Type) bool {
	return sameFunc(typ.Slots.GetAttr, GetAttrFunc(GenericGetAttr))
}

// IsGenericSetAttr reports whether a type's attributes are set by GenericSetAttr.
func IsGenericSetAttr(typ *Type) bool {
	return sameFunc(typ.Slots.SetAttr, SetAttrFunc(GenericSetAttr))
}

// IsPlainNew reports whether a class makes instances by object.__new__.
func IsPlainNew(typ *Type) bool { return sameFunc(typ.Slots.New, NewFunc(objectNew)) }
