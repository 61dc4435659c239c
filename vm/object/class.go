package object

import (
	"slices"
	"strings"
	"unsafe"
)

// NewClass makes a class as type.__new__(meta, name, bases, namespace, **kwargs)
// does (type_new in Objects/typeobject.c).
func NewClass(t *Thread, meta *Type, args []Value, kwnames []*Str) (Value, error) {
	n := len(args) - len(kwnames)
	if n != 3 {
		return Null, t.Errorf(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", n)
	}
	for i, want := range []*Type{StrType, TupleType, DictType} {
		if !IsInstance(args[i], want) {
			return Null, t.Errorf(TypeError, "type.__new__() argument %d must be %s, not %s", i+1, want.Name, strings.Replace(args[i].Type().Name, "NoneType", "None", 1))
		}
	}
	name, bases, dict := args[0].Str(), args[1].Tuple().Items, args[2].Dict()
	typ := &Type{Heap: true, Name: name.Text, Dict: &Namespace{}}
	if len(bases) == 0 {
		typ.Bases = []*Type{ObjectType}
	}
	for _, b := range bases {
		if b.IsType() {
			continue
		}
		if f, err := LookupAttr(t, b, t.Intern("__mro_entries__")); err != nil || !f.IsNull() {
			if err == nil {
				err = t.Errorf(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return Null, err
		}
	}
	w, err := Metaclass(t, meta.Value(), bases)
	if err != nil {
		return Null, err
	}
	winner := w.AsType()
	for _, b := range bases {
		if !b.IsType() {
			return Null, t.Errorf(TypeError, "bases must be types")
		}
		typ.Bases = append(typ.Bases, b.AsType())
	}
	if winner != meta {
		if !sameFunc(winner.Slots.New, TypeType.Slots.New) {
			return winner.Slots.New(t, winner, args, kwnames)
		}
		meta = winner
	}
	typ.Header.Type = meta
	if err := typ.chooseBase(t); err != nil {
		return Null, err
	}
	if err := typ.fillNamespace(t, dict); err != nil {
		return Null, err
	}
	typ.version = t.newTypeVersion()
	if err := typ.computeMRO(t); err != nil {
		return Null, err
	}
	typ.updateSlots(t, "")
	for _, base := range typ.Bases {
		t.addSubclass(base, typ)
	}
	if err := typ.setNames(t, dict); err != nil {
		return Null, err
	}
	return typ.Value(), typ.initSubclass(t, args[n:], kwnames)
}

// newTypeVersion gives a version that no type of the thread has had.
func (t *Thread) newTypeVersion() uint64 {
	t.typeVersion++
	return t.typeVersion
}

// solidBase gives the base of typ that decides on the layout of its instances.
func (typ *Type) solidBase() *Type {
	for b := typ; ; b = b.Base {
		if !b.Heap || b.NSlots > b.Base.NSlots {
			return b
		}
	}
}

// chooseBase finds the base that decides on the layout of the instances (best_base).
func (typ *Type) chooseBase(t *Thread) error {
	var winner *Type
	for _, b := range typ.Bases {
		if b.Final || b.Layout == LayoutBool || b.Layout == LayoutNative && b.Size == 0 {
			return t.Errorf(TypeError, "type '%s' is not an acceptable base type", b.Name)
		}
		candidate := b.solidBase()
		// A built-in type that adds nothing to its base's struct has its base's layout.
		for !candidate.Heap && candidate.Base != nil && candidate.Layout == candidate.Base.Layout && candidate.Size == 0 && candidate.fieldCount() == candidate.Base.fieldCount() {
			candidate = candidate.Base
		}
		switch {
		case winner == nil, candidate != winner && candidate.IsSubtype(winner):
			winner, typ.Base = candidate, b
		case winner.IsSubtype(candidate):
		default:
			return t.Errorf(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	typ.Layout, typ.Size = typ.Base.Layout, typ.Base.Size
	typ.AttrsOffset, typ.HasDict, typ.NSlots = typ.Base.AttrsOffset, typ.Base.HasDict, typ.Base.NSlots
	for _, b := range typ.Bases {
		typ.HasDict = typ.HasDict || b.HasDict
	}
	switch {
	case typ.Layout == LayoutObject:
		typ.AttrsOffset = unsafe.Offsetof(Instance{}.Attrs)
	case typ.AttrsOffset == 0:
		typ.AttrsOffset = typ.Size
	}
	return nil
}

// fillNamespace makes the class's namespace of what the class body left.
func (typ *Type) fillNamespace(t *Thread, dict *Dict) error {
	ns := typ.Dict
	for i := range dict.Cap() {
		if k, v, _ := dict.Entry(i); !k.IsNull() && k.IsStr() {
			ns.set(k.Str().Text, v)
		}
	}
	if ns.Get("__module__").IsNull() {
		if g := t.Interp.Globals(t); g != nil {
			if m := g.GetStr(t, t.Intern("__name__")); !m.IsNull() {
				ns.set("__module__", m)
			}
		}
	}
	typ.QualName = typ.Name
	if q := ns.Get("__qualname__"); !q.IsNull() {
		if !q.IsStr() {
			return t.Errorf(TypeError, "type __qualname__ must be a str, not %s", q.Type().Name)
		}
		typ.QualName = q.Str().Text
		ns.delete("__qualname__")
	}
	if f := ns.Get("__new__"); f.Has(LayoutFunction) {
		ns.set("__new__", NewStaticMethod(f))
	}
	for _, name := range []string{"__init_subclass__", "__class_getitem__"} {
		if f := ns.Get(name); f.Has(LayoutFunction) {
			ns.set(name, NewClassMethod(f))
		}
	}
	cell := ns.Get("__classcell__")
	ns.delete("__classcell__")
	if err := typ.addSlots(t, dict); err != nil {
		return err
	}
	if ns.Get("__doc__").IsNull() {
		ns.set("__doc__", None)
	}
	if !ns.Get("__eq__").IsNull() && ns.Get("__hash__").IsNull() {
		ns.set("__hash__", None)
	}
	if !cell.IsNull() {
		c := Native[Cell](cell, CellType)
		if c == nil {
			return t.Errorf(TypeError, "__classcell__ must be a nonlocal cell, not %s", cell.Type().repr())
		}
		t.SetCell(c, typ.Value())
	}
	return nil
}

// addSlots gives the class what __slots__ asks for, or __dict__ if there is none.
func (typ *Type) addSlots(t *Thread, dict *Dict) error {
	slots := dict.GetStr(t, t.Intern("__slots__"))
	mayDict := !typ.HasDict
	weak := !typ.weakrefs()
	addDict, addWeak := false, false
	if slots.IsNull() {
		addDict, addWeak = mayDict, weak
	} else {
		names := []Value{slots}
		if !slots.IsStr() {
			var err error
			if names, err = Collect(t, slots); err != nil {
				return err
			}
		}
		var mangled []string
		for _, n := range names {
			if !n.IsStr() {
				return t.Errorf(TypeError, "__slots__ items must be strings, not '%s'", n.Type().Name)
			}
			text := n.Str().Text
			if !t.unicode().IsIdentifier(text) {
				return t.Errorf(TypeError, "__slots__ must be identifiers")
			}
			switch text {
			case "__dict__":
				if !mayDict || addDict {
					return t.Errorf(TypeError, "__dict__ slot disallowed: we already got one")
				}
				addDict = true
				continue
			case "__weakref__":
				if !weak || addWeak {
					return t.Errorf(TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0")
				}
				addWeak = true
				continue
			}
			text = Mangle(typ.Name, text)
			if !typ.Dict.Get(text).IsNull() && text != "__qualname__" && text != "__classcell__" {
				return t.Errorf(ValueError, "%s in __slots__ conflicts with class variable", quote(t, text))
			}
			mangled = append(mangled, text)
		}
		slices.Sort(mangled)
		if len(mangled) > 0 && variableSize(typ) {
			return t.Errorf(TypeError, "nonempty __slots__ not supported for subtype of '%s'", typ.Base.Name)
		}
		for _, text := range mangled {
			typ.Dict.set(text, newMember(text, typ, typ.NSlots))
			typ.NSlots++
		}
	}
	typ.HasDict = typ.HasDict || addDict
	if addDict {
		typ.Dict.set("__dict__", (&GetSet{Header: Header{Type: GetSetType}, Name: "__dict__", Owner: typ,
			Doc: "dictionary for instance variables (if defined)", Get: getDict, Set: setDict}).Value())
	}
	if addWeak {
		typ.Dict.set("__weakref__", (&GetSet{Header: Header{Type: GetSetType}, Name: "__weakref__", Owner: typ,
			Doc: "list of weak references to the object (if defined)",
			Get: func(*Thread, Value) (Value, error) { return None, nil }}).Value())
	}
	return nil
}

// weakrefs reports whether a base has given instances a place for weak references.
func (typ *Type) weakrefs() bool {
	for _, b := range typ.Bases {
		for ; b != nil; b = b.Base {
			if !b.Dict.Get("__weakref__").IsNull() || b.Layout == LayoutType || b.Layout == LayoutSet || b.weak {
				return true
			}
		}
	}
	return variableSize(typ)
}

// variableSize reports whether CPython's instances of the type end in an array.
func variableSize(typ *Type) bool {
	switch typ.Layout {
	case LayoutInt, LayoutBytes, LayoutTuple, LayoutType:
		return true
	}
	return false
}

// Mangle gives the name that a private name has in a class.
func Mangle(class, name string) string {
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") {
		return name
	}
	if class = strings.TrimLeft(class, "_"); class == "" {
		return name
	}
	return "_" + class + name
}

func newMember(name string, owner *Type, index int) Value {
	place := func(t *Thread, self Value) (*Value, error) {
		if !self.Type().IsSubtype(owner) {
			return nil, t.Errorf(TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", name, owner.Name, self.Type().Name)
		}
		return &AttrsOf(self).Slots[index], nil
	}
	return (&GetSet{Header: Header{Type: MemberType}, Name: name, Owner: owner, slot: index + 1,
		Get: func(t *Thread, self Value) (Value, error) {
			p, err := place(t, self)
			if err == nil && p.IsNull() {
				if t.Runtime.Generics {
					return Null, t.noAttribute(self, t.Intern(name))
				}
				return Null, t.Errorf(AttributeError, "%s", name)
			}
			if err != nil {
				return Null, err
			}
			return *p, nil
		},
		Set: func(t *Thread, self, value Value) error {
			p, err := place(t, self)
			if err != nil {
				return err
			}
			if value.IsNull() && p.IsNull() {
				if t.Runtime.Generics {
					return t.noAttribute(self, t.Intern(name))
				}
				return t.Errorf(AttributeError, "%s", name)
			}
			t.wroteSlot(self, name, *p, value)
			*p = value
			return nil
		}}).Value()
}

// computeMRO sets the method resolution order, asking the metaclass's mro() if it has
// its own.
func (typ *Type) computeMRO(t *Thread) error {
	meta := typ.Header.Type
	if meta != TypeType {
		if f := meta.Lookup(t, t.Intern("mro")); !f.IsNull() && f != TypeType.Dict.Get("mro") {
			typ.MRO = []*Type{typ}
			r, err := callDescr(t, f, typ.Value(), meta, nil)
			if err != nil {
				return err
			}
			items, err := Collect(t, r)
			if err != nil {
				return err
			}
			typ.MRO = typ.MRO[:0]
			for _, v := range items {
				if !v.IsType() {
					return t.Errorf(TypeError, "mro() returned a non-class ('%s')", v.Type().Name)
				}
				typ.MRO = append(typ.MRO, v.AsType())
			}
			return nil
		}
	}
	mro, err := typ.linearize(t)
	typ.MRO = mro
	return err
}

// lineOrBlank is what is between two words of a message that was two lines until 3.11.
func (t *Thread) lineOrBlank() string {
	if t.Runtime.ExceptionTable {
		return " "
	}
	return "\n"
}

// linearize is the C3 linearization of the bases (mro_implementation).
func (typ *Type) linearize(t *Thread) ([]*Type, error) {
	if len(typ.Bases) == 1 {
		return append([]*Type{typ}, typ.Bases[0].MRO...), nil
	}
	for i, b := range typ.Bases {
		if slices.Contains(typ.Bases[:i], b) {
			return nil, t.Errorf(TypeError, "duplicate base class %s", b.Name)
		}
	}
	var lists [][]*Type
	for _, b := range typ.Bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, typ.Bases)
	mro := []*Type{typ}
	for {
		var next *Type
		empty := true
	candidates:
		for _, l := range lists {
			if len(l) == 0 {
				continue
			}
			empty = false
			for _, other := range lists {
				if len(other) > 1 && slices.Contains(other[1:], l[0]) {
					continue candidates
				}
			}
			next = l[0]
			break
		}
		if empty {
			return mro, nil
		}
		if next == nil {
			var names []string
			for _, l := range lists {
				if len(l) > 0 && !slices.Contains(names, l[0].Name) {
					names = append(names, l[0].Name)
				}
			}
			return nil, t.Errorf(TypeError, "Cannot create a consistent method resolution%sorder (MRO) for bases %s", t.lineOrBlank(), strings.Join(names, ", "))
		}
		mro = append(mro, next)
		for i, l := range lists {
			if len(l) > 0 && l[0] == next {
				lists[i] = l[1:]
			}
		}
	}
}

// setNames calls __set_name__ of what the namespace has.
func (typ *Type) setNames(t *Thread, dict *Dict) error {
	entries := slices.Clone(typ.Dict.entries)
	for _, e := range entries {
		if e.value.IsNull() {
			continue
		}
		f, err := LookupSpecial(t, e.value, "__set_name__")
		if err != nil {
			return err
		}
		if f.IsNull() {
			continue
		}
		if _, err := CallArgs(t, f, typ.Value(), t.Intern(e.name).Value()); err != nil {
			cause, ok := err.(*Exception)
			if !ok {
				return err
			}
			text := "Error calling __set_name__ on '" + e.value.Type().Name + "' instance " + quote(t, e.name) +
				" in '" + typ.Name + "'"
			if t.Runtime.ExceptionGroups {
				if _, err := addNote.Func(t, []Value{cause.Value(), t.Str(text)}, nil); err != nil {
					return err
				}
				return cause
			}
			e := t.Errorf(RuntimeError, "%s", text).(*Exception)
			e.Cause, e.Context, e.SuppressContext = cause.Value(), cause.Value(), true
			return e
		}
	}
	return nil
}

// initSubclass calls super(typ, typ).__init_subclass__(**kwargs).
func (typ *Type) initSubclass(t *Thread, values []Value, kwnames []*Str) error {
	s := &Super{Header: Header{Type: SuperType}, This: typ, Obj: typ.Value(), ObjType: typ}
	f, err := GetAttr(t, s.Value(), t.Intern("__init_subclass__"))
	if err != nil {
		return err
	}
	_, err = Call(t, f, values, kwnames)
	return err
}

// modified gives a type and all that derive from it new versions, after a change.
func (typ *Type) modified(t *Thread) {
	typ.version = t.newTypeVersion()
	for _, sub := range t.subclassesOf(typ) {
		sub.modified(t)
	}
}

// updateSlotsBelow fills the slots of a method in a type and all that derive from it.
func (typ *Type) updateSlotsBelow(t *Thread, name string) {
	typ.updateSlots(t, name)
	for _, sub := range t.subclassesOf(typ) {
		sub.updateSlotsBelow(t, name)
	}
}

// addSubclass remembers a class for __subclasses__(). The subclasses of built-in types
// are the thread's own.
func (t *Thread) addSubclass(base, typ *Type) {
	if base.Heap {
		base.subclasses = append(base.subclasses, typ)
		return
	}
	if t.subclasses == nil {
		t.subclasses = map[*Type][]*Type{}
	}
	t.subclasses[base] = append(t.subclasses[base], typ)
}

func (t *Thread) subclassesOf(typ *Type) []*Type {
	if typ.Heap {
		return typ.subclasses
	}
	return t.subclasses[typ]
}

// typeSetAttr is type.__setattr__.
func typeSetAttr(t *Thread, self Value, name *Str, value Value) error {
	typ := self.AsType()
	if !typ.Heap {
		if t.Runtime.Generics {
			return t.Errorf(TypeError, "cannot set '%s' attribute of immutable type '%s'", name.Text, typ.Name)
		}
		return t.Errorf(TypeError, "can't set attributes of built-in/extension type '%s'", typ.Name)
	}
	if d := typ.Header.Type.Lookup(t, name); !d.IsNull() {
		if set := d.Type().Slots.DescrSet; set != nil {
			err := set(t, d, self, value)
			typ.modified(t)
			return err
		}
	}
	old := typ.Dict.Get(name.Text)
	if value.IsNull() {
		if old.IsNull() {
			if t.Runtime.Generics {
				return t.Errorf(AttributeError, "type object '%s' has no attribute '%s'", self.AsType().Name, name.Text)
			}
			return t.Errorf(AttributeError, "%s", name.Text)
		}
		t.wroteSlot(self, name.Text, old, Null)
		typ.Dict.delete(name.Text)
	} else {
		t.wroteSlot(self, name.Text, old, value)
		typ.Dict.set(name.Text, value)
	}
	typ.modified(t)
	if strings.HasPrefix(name.Text, "__") && strings.HasSuffix(name.Text, "__") {
		typ.updateSlotsBelow(t, name.Text)
	}
	return nil
}

// typeGetAttr is type.__getattribute__ (type_getattro).
func typeGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	typ := self.AsType()
	meta := typ.Header.Type
	m := meta.Lookup(t, name)
	var get DescrGetFunc
	if !m.IsNull() {
		s := &m.Type().Slots
		get = s.DescrGet
		if get != nil && s.DescrSet != nil {
			return get(t, m, self, meta)
		}
	}
	if v := typ.Lookup(t, name); !v.IsNull() {
		if get := v.Type().Slots.DescrGet; get != nil {
			return get(t, v, Null, typ)
		}
		return v, nil
	}
	if get != nil {
		return get(t, m, self, meta)
	}
	if !m.IsNull() {
		return m, nil
	}
	return Null, t.Errorf(AttributeError, "type object '%s' has no attribute '%s'", cut(typ.Name, 50), name.Text)
}

// typeCall is type.__call__: __new__, then __init__.
func typeCall(t *Thread, self Value, args []Value, kwnames []*Str) (Value, error) {
	typ := (*Type)(self.Ref)
	if typ == StrType && len(args) == 1 && len(kwnames) == 0 && args[0].IsInt() {
		return intRepr(t, args[0])
	}
	if typ == TypeType {
		if len(args) == 1 && len(kwnames) == 0 {
			return args[0].Type().Value(), nil
		}
		if n := len(args) - len(kwnames); n != 3 {
			if n == 1 && t.Runtime.Generics {
				return Null, t.NoKeywords("type", kwnames)
			}
			return Null, t.Errorf(TypeError, "type() takes 1 or 3 arguments")
		}
	}
	if typ.Slots.New == nil {
		return Null, t.Errorf(TypeError, "cannot create '%s' instances", typ.tpName())
	}
	if err := t.Enter(" while calling a Python object"); err != nil {
		return Null, err
	}
	v, err := typ.Slots.New(t, typ, args, kwnames)
	if err == nil && !v.IsNull() {
		if vt := v.Type(); vt.Slots.Init != nil && vt.IsSubtype(typ) {
			if err = vt.Slots.Init(t, v, args, kwnames); err != nil {
				v = Null
			}
		}
	}
	t.Leave()
	return v, err
}

// tpName is a type's tp_name: built-in types outside module builtins have it with
// their module.
func (typ *Type) tpName() string {
	if !typ.Heap && typ.Module != "builtins" && typ.Module != "" {
		return typ.Module + "." + typ.QualName
	}
	return typ.Name
}

// ModuleName gives __module__, "" if that is no str.
func (typ *Type) ModuleName() string {
	if !typ.Heap {
		return typ.Module
	}
	if m := typ.Dict.Get("__module__"); m.IsStr() {
		return m.Str().Text
	}
	return ""
}

// repr is <class 'module.name'>.
func (typ *Type) repr() string {
	if m := typ.ModuleName(); m != "" && m != "builtins" {
		return "<class '" + m + "." + typ.QualName + "'>"
	}
	if typ.Heap {
		return "<class '" + typ.QualName + "'>"
	}
	return "<class '" + typ.Name + "'>"
}

// wroteSlot tells the recorder that a named part of an object changes that does not
// lie in a dict.
func (t *Thread) wroteSlot(v Value, name string, old, new Value) {
	if h := v.Header(); h.Flags&Watched != 0 {
		t.wroteAttr(h, name, old, new)
	}
}

// Metaclass gives the most derived of meta and the types of the bases.
func Metaclass(t *Thread, meta Value, bases []Value) (Value, error) {
	winner := meta.AsType()
	for _, b := range bases {
		bt := b.Type()
		if winner.IsSubtype(bt) {
			continue
		}
		if !bt.IsSubtype(winner) {
			return Null, t.Errorf(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
		winner = bt
	}
	return winner.Value(), nil
}
