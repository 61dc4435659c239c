package object

import (
	"math/big"
	"unsafe"
)

// The functions in this file stand in the slots of classes that define the special
// methods in Python (slot_tp_repr and its like in Objects/typeobject.c).

// callSpecial calls a special method of self with arguments; ok is false if self's
// type does not have it.
func callSpecial(t *Thread, self Value, name string, args ...Value) (r Value, ok bool, err error) {
	typ := self.Type()
	d := typ.Lookup(t, t.Intern(name))
	if d.IsNull() {
		return Null, false, nil
	}
	r, err = callDescr(t, d, self, typ, args)
	return r, true, err
}

// callDescr calls what a type's attribute d is when bound to self.
func callDescr(t *Thread, d, self Value, typ *Type, args []Value) (Value, error) {
	switch d.Type() {
	case FunctionType, MethodDescriptorType, WrapperDescriptorType:
		return CallWithSelf(t, d, self, args, nil)
	}
	if get := d.Type().Slots.DescrGet; get != nil {
		bound, err := get(t, d, self, typ)
		if err != nil {
			return Null, err
		}
		return Call(t, bound, args, nil)
	}
	return Call(t, d, args, nil)
}

// callMethodOf calls a special method that the type must have.
func callMethodOf(t *Thread, self Value, name string, args ...Value) (Value, error) {
	r, ok, err := callSpecial(t, self, name, args...)
	if err == nil && !ok {
		err = t.Errorf(AttributeError, "%s", name)
	}
	return r, err
}

func genericUnary(name string) UnaryFunc {
	switch name {
	case "__iter__":
		return genericIter
	case "__repr__":
		return genericRepr
	}
	return func(t *Thread, self Value) (Value, error) { return callMethodOf(t, self, name) }
}

func genericRepr(t *Thread, self Value) (Value, error) {
	r, ok, err := callSpecial(t, self, "__repr__")
	if err == nil && !ok {
		return objectRepr(t, self)
	}
	return r, err
}

func genericIter(t *Thread, self Value) (Value, error) {
	d := self.Type().Lookup(t, t.Intern("__iter__"))
	if d == None {
		return Null, t.Errorf(TypeError, "'%s' object is not iterable", self.Type().Name)
	}
	if !d.IsNull() {
		return callDescr(t, d, self, self.Type(), nil)
	}
	if self.Type().Lookup(t, t.Intern("__getitem__")).IsNull() {
		return Null, t.Errorf(TypeError, "'%s' object is not iterable", self.Type().Name)
	}
	return newSeqIter(self), nil
}

func genericNext(t *Thread, self Value) (Value, error) {
	v, err := callMethodOf(t, self, "__next__")
	if err != nil && IsException(err, StopIteration) {
		if e := err.(*Exception); e.Type == StopIteration && len(e.Args.Items) == 0 {
			return Null, nil
		}
	}
	return v, err
}

// genericBinary is SLOT1BINFULL: the left operand's method, and the right one's
// reflected method before it if the right operand's class derives from the left's
// and overrides it.
func genericBinary(name, reflected string, slot int) BinaryFunc {
	var self BinaryFunc
	self = func(t *Thread, a, b Value) (Value, error) {
		ta, tb := a.Type(), b.Type()
		me := word(self)
		other := ta != tb && tb.Slots.words()[slot] == me
		if ta.Slots.words()[slot] == me {
			if other && tb.IsSubtype(ta) {
				mine, theirs := ta.Lookup(t, t.Intern(reflected)), tb.Lookup(t, t.Intern(reflected))
				if !theirs.IsNull() && mine != theirs {
					r, err := callMaybe(t, b, reflected, a)
					if err != nil || r != NotImplemented {
						return r, err
					}
					other = false
				}
			}
			r, err := callMaybe(t, a, name, b)
			if err != nil || r != NotImplemented || ta == tb {
				return r, err
			}
		}
		if other {
			return callMaybe(t, b, reflected, a)
		}
		return NotImplemented, nil
	}
	return self
}

// callMaybe calls a special method; it gives NotImplemented if there is none.
func callMaybe(t *Thread, self Value, name string, args ...Value) (Value, error) {
	r, ok, err := callSpecial(t, self, name, args...)
	if err == nil && !ok {
		return NotImplemented, nil
	}
	return r, err
}

func genericInPlace(name string) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) { return callMethodOf(t, a, name, b) }
}

func genericPower(t *Thread, a, b, c Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	me := word(TernaryFunc(genericPower))
	if c != None {
		if word(ta.Slots.Power) == me {
			return callMethodOf(t, a, "__pow__", b, c)
		}
		return NotImplemented, nil
	}
	other := ta != tb && word(tb.Slots.Power) == me
	if word(ta.Slots.Power) == me {
		if other && tb.IsSubtype(ta) {
			mine, theirs := ta.Lookup(t, t.Intern("__rpow__")), tb.Lookup(t, t.Intern("__rpow__"))
			if !theirs.IsNull() && mine != theirs {
				r, err := callMaybe(t, b, "__rpow__", a)
				if err != nil || r != NotImplemented {
					return r, err
				}
				other = false
			}
		}
		r, err := callMaybe(t, a, "__pow__", b)
		if err != nil || r != NotImplemented || ta == tb {
			return r, err
		}
	}
	if other {
		return callMaybe(t, b, "__rpow__", a)
	}
	return NotImplemented, nil
}

func genericInPlacePower(t *Thread, a, b, _ Value) (Value, error) {
	return callMethodOf(t, a, "__ipow__", b)
}

func genericCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	return callMaybe(t, a, compareNames[op], b)
}

func genericHash(t *Thread, self Value) (int64, error) {
	d := self.Type().Lookup(t, t.Intern("__hash__"))
	if d.IsNull() || d == None {
		return hashNotImplemented(t, self)
	}
	r, err := callDescr(t, d, self, self.Type(), nil)
	if err != nil {
		return 0, err
	}
	h, ok := AsInt64(r)
	if !ok {
		var b *big.Int
		if b = AsBig(r); b == nil {
			return 0, t.Errorf(TypeError, "__hash__ method should return an integer")
		}
		return IntType.Slots.Hash(t, t.BigInt(b))
	}
	if h == -1 {
		h = -2
	}
	return h, nil
}

func genericCall(t *Thread, self Value, args []Value, kwnames []*Str) (Value, error) {
	typ := self.Type()
	d := typ.Lookup(t, t.Intern("__call__"))
	if d.IsNull() {
		return Null, t.Errorf(TypeError, "'%s' object is not callable", typ.Name)
	}
	if d.Type() == FunctionType {
		return CallWithSelf(t, d, self, args, kwnames)
	}
	if get := d.Type().Slots.DescrGet; get != nil {
		bound, err := get(t, d, self, typ)
		if err != nil {
			return Null, err
		}
		d = bound
	}
	return Call(t, d, args, kwnames)
}

func genericGetAttr(t *Thread, self Value, name *Str) (Value, error) {
	typ := self.Type()
	hook := typ.Lookup(t, t.Intern("__getattr__"))
	d := typ.Lookup(t, t.Intern("__getattribute__"))
	if d.Type() == WrapperDescriptorType {
		fn := (*Descriptor)(d.Ref).Def.wrapped
		get := *(*GetAttrFunc)(unsafe.Pointer(&fn))
		if !hook.IsNull() && sameFunc(get, GetAttrFunc(GenericGetAttr)) {
			r, err := genericLookup(t, self, name)
			if err == nil && !r.IsNull() || err != nil && !IsException(err, AttributeError) {
				return r, err
			}
			return callDescr(t, hook, self, typ, []Value{name.Value()})
		}
		r, err := get(t, self, name)
		if err == nil || hook.IsNull() || !IsException(err, AttributeError) {
			return r, err
		}
		return callDescr(t, hook, self, typ, []Value{name.Value()})
	}
	r, err := callDescr(t, d, self, typ, []Value{name.Value()})
	if err == nil || hook.IsNull() || !IsException(err, AttributeError) {
		return r, err
	}
	return callDescr(t, hook, self, typ, []Value{name.Value()})
}

func genericSetAttr(t *Thread, self Value, name *Str, value Value) error {
	var err error
	if value.IsNull() {
		_, err = callMethodOf(t, self, "__delattr__", name.Value())
	} else {
		_, err = callMethodOf(t, self, "__setattr__", name.Value(), value)
	}
	return err
}

func genericGet(t *Thread, descr, obj Value, typ *Type) (Value, error) {
	if obj.IsNull() {
		obj = None
	}
	owner := None
	if typ != nil {
		owner = typ.Value()
	}
	r, ok, err := callSpecial(t, descr, "__get__", obj, owner)
	if err == nil && !ok {
		return descr, nil
	}
	return r, err
}

func genericSet(t *Thread, descr, obj, value Value) error {
	name, args := "__set__", []Value{obj, value}
	if value.IsNull() {
		name, args = "__delete__", args[:1]
	}
	_, err := callMethodOf(t, descr, name, args...)
	return err
}

func genericInit(t *Thread, self Value, args []Value, kwnames []*Str) error {
	typ := self.Type()
	d := typ.Lookup(t, t.Intern("__init__"))
	var r Value
	var err error
	if d.Type() == FunctionType {
		r, err = CallWithSelf(t, d, self, args, kwnames)
	} else {
		if get := d.Type().Slots.DescrGet; get != nil {
			if d, err = get(t, d, self, typ); err != nil {
				return err
			}
		}
		r, err = Call(t, d, args, kwnames)
	}
	if err == nil && r != None {
		err = t.Errorf(TypeError, "__init__() should return None, not '%s'", r.Type().Name)
	}
	return err
}

func genericNew(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	f, err := GetAttr(t, typ.Value(), t.Intern("__new__"))
	if err != nil {
		return Null, err
	}
	return CallWithSelf(t, f, typ.Value(), args, kwnames)
}

func genericBool(t *Thread, self Value) (bool, error) {
	r, err := callMethodOf(t, self, "__bool__")
	if err != nil {
		return false, err
	}
	if r != True && r != False {
		return false, t.Errorf(TypeError, "__bool__ should return bool, returned %s", r.Type().Name)
	}
	return r == True, nil
}

func genericLen(t *Thread, self Value) (int, error) {
	r, err := callMethodOf(t, self, "__len__")
	if err != nil {
		return 0, err
	}
	i, err := Index(t, r)
	if err != nil {
		return 0, err
	}
	if AsBig(i).Sign() < 0 {
		return 0, t.Errorf(ValueError, "__len__() should return >= 0")
	}
	return AsIndex(t, i, OverflowError)
}

func genericSubscript(t *Thread, self, key Value) (Value, error) {
	return callMethodOf(t, self, "__getitem__", key)
}

func genericSetSubscript(t *Thread, self, key, value Value) error {
	var err error
	if value.IsNull() {
		_, err = callMethodOf(t, self, "__delitem__", key)
	} else {
		_, err = callMethodOf(t, self, "__setitem__", key, value)
	}
	return err
}

func genericItem(t *Thread, self Value, i int) (Value, error) {
	return callMethodOf(t, self, "__getitem__", t.Int(int64(i)))
}

func genericSetItem(t *Thread, self Value, i int, value Value) error {
	return genericSetSubscript(t, self, t.Int(int64(i)), value)
}

func genericContains(t *Thread, self, item Value) (bool, error) {
	d := self.Type().Lookup(t, t.Intern("__contains__"))
	if d == None {
		return false, t.Errorf(TypeError, "'%s' object is not a container", self.Type().Name)
	}
	r, err := callDescr(t, d, self, self.Type(), []Value{item})
	if err != nil {
		return false, err
	}
	return IsTrue(t, r)
}
