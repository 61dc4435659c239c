package vm

import (
	"bytewalk/vm/object"
)

// cache is what an instruction remembers from its last execution.
type cache struct {
	dict        *object.Dict // of LOAD_GLOBAL: the globals that pos belongs to
	keys, keys2 uint32       // the versions of the keys of the globals and the builtins
	pos         int32        // in the globals, or the complement of one in the builtins

	version uint64 // of LOAD_ATTR, STORE_ATTR and LOAD_METHOD: the type's version
	value   Value  // what the name means in the type
	kind    cacheKind
}

// cacheKind says what a cache for attributes knows.
type cacheKind uint8

const (
	cacheNothing  cacheKind = iota
	cacheInstance           // the attribute is in the instance's dict, mostly at pos
	cacheMethod             // the type has a method; instances do not have the name in their dicts
	cacheSlot               // the attribute is the instance's slot pos, value the descriptor
	cacheProperty           // value is a property
)

// getter gives the function behind a property if calling it needs nothing special.
func (c *cache) getter() (*object.Function, *prepared) {
	if get := (*object.Property)(c.value.Ref).Get; !get.IsNull() {
		return simpleFunction(get, 1)
	}
	return nil, nil
}

// nameError is the error of a name that is nowhere.
func nameError(t *object.Thread, name *object.Str) error {
	return withName(t.Errorf(object.NameError, "name '%s' is not defined", name.Text), name)
}

// withName gives a NameError the name that it is about.
func withName(err error, name *object.Str) error {
	err.(*object.Exception).Fields[object.FieldName] = name.Value()
	return err
}

// unboundLocal is the error of a local variable without a value.
func (m *Machine) unboundLocal(f *Frame, i int32) error {
	name := f.object.Slots[i].Text
	if f.code.table {
		return m.Thread.Errorf(object.UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
	}
	return m.Thread.Errorf(object.UnboundLocalError, "local variable '%s' referenced before assignment", name)
}

// unboundDeref is the error of a cell or free variable without a value.
func (m *Machine) unboundDeref(f *Frame, i int32) error {
	if int(f.code.cellIndex[i]) < len(f.object.CellVars) {
		return m.unboundLocal(f, i)
	}
	name := f.object.Slots[i].Text
	if f.code.table {
		return withName(m.Thread.Errorf(object.NameError,
			"cannot access free variable '%s' where it is not associated with a value in enclosing scope", name), f.object.Slots[i])
	}
	return m.Thread.Errorf(object.NameError, "free variable '%s' referenced before assignment in enclosing scope", name)
}

// loadGlobal is LOAD_GLOBAL without a fitting cache.
func (m *Machine) loadGlobal(f *Frame, u unit) (Value, error) {
	t := m.Thread
	name := f.object.NameValues[u.arg]
	c := &f.code.caches[u.cache]
	if pos := f.globals.PosStr(t, name); pos >= 0 {
		if u.cache != 0 {
			c.dict, c.keys, c.pos = f.globals, f.globals.KeysVersion(), int32(pos)
		}
		return f.globals.ValueAt(pos), nil
	}
	builtins, err := m.builtins(f)
	if err != nil {
		return object.Null, err
	}
	if builtins == nil {
		return object.Null, nameError(t, name)
	}
	pos := builtins.PosStr(t, name)
	if pos < 0 {
		return object.Null, nameError(t, name)
	}
	if u.cache != 0 && builtins == t.Builtins {
		c.dict, c.keys, c.keys2, c.pos = f.globals, f.globals.KeysVersion(), builtins.KeysVersion(), ^int32(pos)
	}
	return builtins.ValueAt(pos), nil
}

// builtins gives the namespace for names that are not global: that of __builtins__ in
// the globals.
func (m *Machine) builtins(f *Frame) (*object.Dict, error) {
	t := m.Thread
	b := f.globals.GetStr(t, m.names.builtins)
	switch {
	case b.IsNull():
		return t.Builtins, nil
	case b.Has(object.LayoutModule):
		return b.Module().Dict, nil
	case b.IsDict():
		return b.Dict(), nil
	}
	return t.Builtins, nil
}

// loadName is LOAD_NAME: the names of the frame, the globals, the builtins.
func (m *Machine) loadName(f *Frame, i int32) (Value, error) {
	t := m.Thread
	name := f.object.NameValues[i]
	if f.names.IsNull() {
		return object.Null, t.Errorf(object.SystemError, "no locals when loading '%s'", name.Text)
	}
	if f.names.Type() == object.DictType {
		if v := f.names.Dict().GetStr(t, name); !v.IsNull() {
			return v, nil
		}
	} else {
		v, err := object.GetItem(t, f.names, name.Value())
		if err == nil {
			return v, nil
		}
		if !object.IsException(err, object.KeyError) {
			return object.Null, err
		}
	}
	return m.loadGlobal(f, unit{arg: i})
}

// loadClassDeref is LOAD_CLASSDEREF: a name of a class body that may be a free
// variable.
func (m *Machine) loadClassDeref(f *Frame, i int32) (Value, error) {
	t := m.Thread
	name := f.object.Slots[i]
	if f.names.IsNull() {
		return object.Null, t.Errorf(object.SystemError, "no locals when loading '%s'", name.Text)
	}
	if f.names.Type() == object.DictType {
		if v := f.names.Dict().GetStr(t, name); !v.IsNull() {
			return v, nil
		}
	} else {
		v, err := object.GetItem(t, f.names, name.Value())
		if err == nil {
			return v, nil
		}
		if !object.IsException(err, object.KeyError) {
			return object.Null, err
		}
	}
	if v := f.cell(i).Value; !v.IsNull() {
		return v, nil
	}
	return object.Null, m.unboundDeref(f, i)
}

// loadAttr is LOAD_ATTR.
func (m *Machine) loadAttr(f *Frame, u unit, v Value) (Value, error) {
	t := m.Thread
	name := f.object.NameValues[u.arg]
	typ := v.Type()
	c := &f.code.caches[u.cache]
	if c.version == typ.Version() {
		switch c.kind {
		case cacheInstance:
			if d := object.AttrsOf(v).Dict; d != nil {
				if d.KeyIs(int(c.pos), name) {
					return d.ValueAt(int(c.pos)), nil
				}
				if pos := d.PosStr(t, name); pos >= 0 {
					c.pos = int32(pos)
					return d.ValueAt(pos), nil
				}
			}
		case cacheSlot:
			if value := object.AttrsOf(v).Slots[c.pos]; !value.IsNull() {
				return value, nil
			}
		}
	} else if u.cache != 0 && typ.Heap && object.IsGenericGetAttr(typ) {
		c.version, c.kind = typ.Version(), cacheNothing
		switch d := typ.Lookup(t, name); {
		case d.IsNull(), d.Type().Slots.DescrSet == nil:
			if typ.HasDict {
				c.kind, c.pos = cacheInstance, 0
			}
		case d.Type() == object.MemberType:
			if i := (*object.GetSet)(d.Ref).SlotOf(typ); i >= 0 {
				c.kind, c.value, c.pos = cacheSlot, d, int32(i)
			}
		case d.Type() == object.PropertyType:
			c.kind, c.value = cacheProperty, d
		}
	}
	return object.GetAttr(t, v, name)
}

// storeAttr is STORE_ATTR.
func (m *Machine) storeAttr(f *Frame, u unit, v, value Value) error {
	t := m.Thread
	name := f.object.NameValues[u.arg]
	typ := v.Type()
	c := &f.code.caches[u.cache]
	if c.version == typ.Version() {
		if c.kind == cacheInstance {
			a := object.AttrsOf(v)
			if a.Dict != nil && a.Dict.KeyIs(int(c.pos), name) {
				a.Dict.Replace(t, int(c.pos), value)
				return nil
			}
			object.SetAttrDict(t, v, a, name, value)
			if pos := a.Dict.PosStr(t, name); pos >= 0 {
				c.pos = int32(pos)
			}
			return nil
		}
		if c.kind == cacheSlot {
			return (*object.GetSet)(c.value.Ref).Set(t, v, value)
		}
	} else if u.cache != 0 && typ.Heap && object.IsGenericSetAttr(typ) {
		c.version, c.kind = typ.Version(), cacheNothing
		switch d := typ.Lookup(t, name); {
		case d.IsNull(), d.Type().Slots.DescrSet == nil:
			if typ.HasDict {
				c.kind, c.pos = cacheInstance, 0
			}
		case d.Type() == object.MemberType:
			c.kind, c.value = cacheSlot, d
		}
	}
	return object.SetAttr(t, v, name, value)
}

// loadMethod is LOAD_METHOD: a function and the object as its first argument, or NULL
// and what the attribute is.
func (m *Machine) loadMethod(f *Frame, u unit, v Value) (first, second Value, err error) {
	t := m.Thread
	name := f.object.NameValues[u.arg]
	typ := v.Type()
	c := &f.code.caches[u.cache]
	if c.version == typ.Version() && c.kind == cacheMethod {
		if typ.AttrsOffset == 0 {
			return c.value, v, nil
		}
		if d := object.AttrsOf(v).Dict; d == nil || d.PosStr(t, name) < 0 {
			return c.value, v, nil
		}
	}
	if object.IsGenericGetAttr(typ) {
		d := typ.Lookup(t, name)
		if !d.IsNull() {
			switch d.Type() {
			case object.FunctionType, object.MethodDescriptorType, object.WrapperDescriptorType:
				if u.cache != 0 {
					c.version, c.kind, c.value = typ.Version(), cacheMethod, d
				}
				if a := object.AttrsOf(v); a != nil && a.Dict != nil {
					if own := a.Dict.GetStr(t, name); !own.IsNull() {
						return object.Null, own, nil
					}
				}
				return d, v, nil
			}
		}
	}
	second, err = object.GetAttr(t, v, name)
	return object.Null, second, err
}

// storeName is STORE_NAME.
func (m *Machine) storeName(f *Frame, u unit, v Value) error {
	t := m.Thread
	name := f.object.NameValues[u.arg]
	if f.names.IsNull() {
		return t.Errorf(object.SystemError, "no locals found when storing '%s'", name.Text)
	}
	if f.names.Type() == object.DictType {
		d := f.names.Dict()
		c := &f.code.caches[u.cache]
		if c.dict == d && c.keys == d.KeysVersion() {
			d.Replace(t, int(c.pos), v)
			return nil
		}
		d.SetStr(t, name, v)
		if u.cache != 0 && d == f.globals {
			if pos := d.PosStr(t, name); pos >= 0 {
				c.dict, c.keys, c.pos = d, d.KeysVersion(), int32(pos)
			}
		}
		return nil
	}
	return object.SetItem(t, f.names, name.Value(), v)
}

// deleteName is DELETE_NAME.
func (m *Machine) deleteName(f *Frame, i int32) error {
	t := m.Thread
	name := f.object.NameValues[i]
	if f.names.IsNull() {
		return t.Errorf(object.SystemError, "no locals when deleting '%s'", name.Text)
	}
	if f.names.Type() == object.DictType {
		if f.names.Dict().DeleteStr(t, name).IsNull() {
			return nameError(t, name)
		}
		return nil
	}
	if err := object.SetItem(t, f.names, name.Value(), object.Null); err != nil {
		if _, ok := err.(*object.Exception); ok {
			return nameError(t, name)
		}
		return err
	}
	return nil
}

// storeSubscr is STORE_SUBSCR.
func (m *Machine) storeSubscr(v, key, value Value) error {
	if v.Type() == object.ListType && key.IsInt() {
		l, i := (*object.List)(v.Ref), key.AsInt()
		if uint64(i) < uint64(len(l.Items)) {
			l.SetIndex(m.Thread, int(i), value)
			return nil
		}
	}
	return object.SetItem(m.Thread, v, key, value)
}
