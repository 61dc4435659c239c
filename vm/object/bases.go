package object

import "slices"

// setBases gives a class other bases: its method resolution order and its slots, and those of all
// classes below it, are made anew (type_set_bases).
func setBases(t *Thread, self, value Value) error {
	typ := self.AsType()
	if err := heapOnly(t, typ, value, "__bases__"); err != nil {
		return err
	}
	if !value.IsTuple() {
		return t.Errorf(TypeError, "can only assign tuple to %s.__bases__, not %s", typ.Name, value.Type().Name)
	}
	items := value.Tuple().Items
	if len(items) == 0 {
		return t.Errorf(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", typ.Name)
	}
	bases := make([]*Type, len(items))
	for i, v := range items {
		if !v.IsType() {
			return t.Errorf(TypeError, "%s.__bases__ must be tuple of classes, not '%s'", typ.Name, v.Type().Name)
		}
		if bases[i] = v.AsType(); bases[i].IsSubtype(typ) {
			return t.Errorf(TypeError, "a __bases__ item causes an inheritance cycle")
		}
	}
	trial := &Type{Heap: true, Name: typ.Name, Dict: &Namespace{}, Bases: bases}
	if err := trial.chooseBase(t); err != nil {
		return err
	}
	if err := checkSameLayout(t, typ.Base, trial.Base, "__bases__"); err != nil {
		return err
	}
	old := NewTuple(typeValues(typ.Bases)...).Value()
	before, base := typ.Bases, typ.Base
	typ.Bases, typ.Base = bases, trial.Base
	var changed []remembered
	if err := typ.remakeMRO(t, &changed); err != nil {
		for _, c := range changed {
			c.typ.MRO = c.mro
		}
		typ.Bases, typ.Base = before, base
		return err
	}
	for _, b := range before {
		t.removeSubclass(b, typ)
	}
	for _, b := range bases {
		t.addSubclass(b, typ)
	}
	t.wroteSlot(self, "__bases__", old, value)
	typ.modified(t)
	typ.updateSlotsBelow(t, "")
	return nil
}

// remembered is a class with the method resolution order that it had.
type remembered struct {
	typ *Type
	mro []*Type
}

// remakeMRO computes the method resolution order of a class and of all below it, and remembers what
// they had before (mro_hierarchy).
func (typ *Type) remakeMRO(t *Thread, changed *[]remembered) error {
	*changed = append(*changed, remembered{typ, typ.MRO})
	if err := typ.computeMRO(t); err != nil {
		return err
	}
	for _, sub := range t.subclassesOf(typ) {
		if err := sub.remakeMRO(t, changed); err != nil {
			return err
		}
	}
	return nil
}

// checkSameLayout complains if instances of a class with the base from could not be those of one
// with the base to (compatible_for_assignment).
func checkSameLayout(t *Thread, from, to *Type, attribute string) error {
	a, b := from.solidBase(), to.solidBase()
	for !a.Heap && a.Base != nil && a.Layout == a.Base.Layout && a.Size == 0 {
		a = a.Base
	}
	for !b.Heap && b.Base != nil && b.Layout == b.Base.Layout && b.Size == 0 {
		b = b.Base
	}
	// The function that frees instances is object's own, or one for all classes of programs.
	if frees(from) != frees(to) {
		return t.Errorf(TypeError, "%s assignment: '%s' deallocator differs from '%s'", attribute, to.Name, from.Name)
	}
	if a != b || from.NSlots != to.NSlots || from.HasDict != to.HasDict || from.AttrsOffset != to.AttrsOffset && from.Layout == to.Layout && from.Layout != LayoutObject {
		return t.Errorf(TypeError, "%s assignment: '%s' object layout differs from '%s'", attribute, to.Name, from.Name)
	}
	return nil
}

// frees gives the type whose function frees the instances of typ; nil for classes of programs.
func frees(typ *Type) *Type {
	if typ.Heap {
		return nil
	}
	return typ
}

// removeSubclass is the end of what addSubclass began.
func (t *Thread) removeSubclass(base, typ *Type) {
	list := base.subclasses
	if !base.Heap {
		list = t.subclasses[base]
	}
	if i := slices.Index(list, typ); i >= 0 {
		list = slices.Delete(slices.Clone(list), i, i+1)
	}
	if base.Heap {
		base.subclasses = list
		return
	}
	t.subclasses[base] = list
}
