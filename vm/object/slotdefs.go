package object

import "unsafe"

// A slotDef ties a slot to a special method (slotdefs in Objects/typeobject.c): how a
// built-in type's slot looks as a method, and what stands in the slot of a class that
// defines the method in Python. Several methods can share a slot (__add__ and
// __radd__), and several slots a method (__add__ is Add and Concat).
type slotDef struct {
	name string
	slot int // the slot's number: its place among the words of Slots
	// wrap makes the method of a slot's function.
	wrap func(fn unsafe.Pointer) NativeFunc
	// generic is the function that calls the method; nil where another slot does it.
	generic unsafe.Pointer
	sig     string
}

// word gives a function as a pointer.
func word[F any](f F) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&f)) }

// newSlotDef makes the row of a slot with functions of type F.
func newSlotDef[F any](name string, field func(*Slots) *F, generic F, wrap func(f F, t *Thread, args []Value, kwnames []*Str) (Value, error), sig string) slotDef {
	return slotDef{name: name, slot: slotNumber(field), generic: word(generic), sig: sig,
		wrap: func(fn unsafe.Pointer) NativeFunc {
			f := *(*F)(unsafe.Pointer(&fn))
			keywords := name == "__call__" || name == "__init__"
			return func(t *Thread, args []Value, kwnames []*Str) (Value, error) {
				if len(kwnames) > 0 && !keywords {
					return Null, t.Errorf(TypeError, "wrapper %s() takes no keyword arguments", name)
				}
				return wrap(f, t, args, kwnames)
			}
		}}
}

func slotNumber[F any](field func(*Slots) *F) int {
	var s Slots
	return int((uintptr(unsafe.Pointer(field(&s))) - uintptr(unsafe.Pointer(&s))) / unsafe.Sizeof(uintptr(0)))
}

// checkArgs checks the number of arguments of a slot's method, self not counted (check_num_args).
func checkArgs(t *Thread, args []Value, n int) error {
	if len(args)-1 != n {
		return t.Errorf(TypeError, "expected %d argument%s, got %d", n, plural(n), len(args)-1)
	}
	return nil
}

// unpackArgs is checkArgs where CPython uses PyArg_UnpackTuple without a name: the message begins
// with the space behind that name.
func unpackArgs(t *Thread, args []Value, min, max int) error {
	return t.CheckPositional("", len(args)-1, min, max)
}

func wrapUnary(f UnaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 0); err != nil {
		return Null, err
	}
	return f(t, args[0])
}

func wrapNext(f UnaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	v, err := wrapUnary(f, t, args, nil)
	if err == nil && v.IsNull() {
		err = NewException(StopIteration)
	}
	return v, err
}

func wrapBinary(f BinaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	return f(t, args[0], args[1])
}

func wrapReflected(f BinaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	return f(t, args[1], args[0])
}

// checkPower checks the arguments of __pow__, of which the last may be missing.
func checkPower(t *Thread, args []Value) (modulus Value, err error) {
	if err := unpackArgs(t, args, 1, 2); err != nil {
		return Null, err
	}
	if len(args) == 3 {
		return args[2], nil
	}
	return None, nil
}

func wrapPower(f TernaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	modulus, err := checkPower(t, args)
	if err != nil {
		return Null, err
	}
	return f(t, args[0], args[1], modulus)
}

func wrapReflectedPower(f TernaryFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	modulus, err := checkPower(t, args)
	if err != nil {
		return Null, err
	}
	return f(t, args[1], args[0], modulus)
}

func wrapBool(f BoolFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 0); err != nil {
		return Null, err
	}
	b, err := f(t, args[0])
	return Bool(b), err
}

func wrapHash(f HashFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 0); err != nil {
		return Null, err
	}
	h, err := f(t, args[0])
	return t.Int(h), err
}

func wrapLen(f LenFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 0); err != nil {
		return Null, err
	}
	n, err := f(t, args[0])
	return t.Int(int64(n)), err
}

func wrapRepeat(f RepeatFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 1, 1); err != nil {
		return Null, err
	}
	n, err := AsIndex(t, args[1], OverflowError)
	if err != nil {
		return Null, err
	}
	return f(t, args[0], n)
}

func wrapItem(f ItemFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	i, err := sequenceIndex(t, args[0], args[1])
	if err != nil {
		return Null, err
	}
	return f(t, args[0], i)
}

func wrapContains(f ContainsFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	b, err := f(t, args[0], args[1])
	return Bool(b), err
}

func wrapSetItem(f SetSubscriptFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 2, 2); err != nil {
		return Null, err
	}
	return None, f(t, args[0], args[1], args[2])
}

func wrapDelItem(f SetSubscriptFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	return None, f(t, args[0], args[1], Null)
}

func wrapSequenceSetItem(f SetItemFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 2, 2); err != nil {
		return Null, err
	}
	i, err := sequenceIndex(t, args[0], args[1])
	if err != nil {
		return Null, err
	}
	return None, f(t, args[0], i, args[2])
}

func wrapSequenceDelItem(f SetItemFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	i, err := sequenceIndex(t, args[0], args[1])
	if err != nil {
		return Null, err
	}
	return None, f(t, args[0], i, Null)
}

func wrapCompare(op CompareOp) func(CompareFunc, *Thread, []Value, []*Str) (Value, error) {
	return func(f CompareFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
		if err := checkArgs(t, args, 1); err != nil {
			return Null, err
		}
		return f(t, args[0], args[1], op)
	}
}

func wrapCall(f CallFunc, t *Thread, args []Value, kwnames []*Str) (Value, error) {
	if err := t.descend(" while calling a Python object"); err != nil {
		return Null, err
	}
	v, err := f(t, args[0], args[1:], kwnames)
	t.native--
	return v, err
}

func wrapInit(f InitFunc, t *Thread, args []Value, kwnames []*Str) (Value, error) {
	return None, f(t, args[0], args[1:], kwnames)
}

// attrName gives an attribute's name that a program passes.
func attrName(t *Thread, v Value) (*Str, error) {
	if !v.IsStr() {
		return nil, t.Errorf(TypeError, "attribute name must be string, not '%s'", v.Type().Name)
	}
	return t.InternStr(v.Str()), nil
}

func wrapGetAttr(f GetAttrFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	name, err := attrName(t, args[1])
	if err != nil {
		return Null, err
	}
	return f(t, args[0], name)
}

func wrapSetAttr(f SetAttrFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 2, 2); err != nil {
		return Null, err
	}
	return setAttrWrapped(f, t, args[0], args[1], args[2], "__setattr__")
}

func wrapDelAttr(f SetAttrFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	return setAttrWrapped(f, t, args[0], args[1], Null, "__delattr__")
}

// setAttrWrapped keeps object.__setattr__ from getting around a class's own
// (hackcheck).
func setAttrWrapped(f SetAttrFunc, t *Thread, self, name, value Value, method string) (Value, error) {
	typ := self.Type()
	for typ != nil && typ.Heap {
		typ = typ.Base
	}
	if typ != nil && typ.Slots.SetAttr != nil && !sameFunc(typ.Slots.SetAttr, f) {
		return Null, t.Errorf(TypeError, "can't apply this %s to %s object", method, self.Type().Name)
	}
	n, err := attrName(t, name)
	if err != nil {
		return Null, err
	}
	return None, f(t, self, n, value)
}

func wrapGet(f DescrGetFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 1, 2); err != nil {
		return Null, err
	}
	obj, typ := args[1], (*Type)(nil)
	if obj == None {
		obj = Null
	}
	if len(args) == 3 && args[2] != None {
		// What is bound to an object needs no class, so what isn't one does no harm.
		if args[2].IsType() {
			typ = args[2].AsType()
		} else if obj.IsNull() {
			return args[0], nil
		}
	}
	if obj.IsNull() && typ == nil {
		return Null, t.Errorf(TypeError, "__get__(None, None) is invalid")
	}
	return f(t, args[0], obj, typ)
}

func wrapSet(f DescrSetFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := unpackArgs(t, args, 2, 2); err != nil {
		return Null, err
	}
	return None, f(t, args[0], args[1], args[2])
}

func wrapDelete(f DescrSetFunc, t *Thread, args []Value, _ []*Str) (Value, error) {
	if err := checkArgs(t, args, 1); err != nil {
		return Null, err
	}
	return None, f(t, args[0], args[1], Null)
}

// slotDefs has the rows, in the order in which CPython looks at them.
var slotDefs = makeSlotDefs()

func makeSlotDefs() (defs []slotDef) {
	add := func(d slotDef) { defs = append(defs, d) }
	unary := func(name string, field func(*Slots) *UnaryFunc) {
		add(newSlotDef(name, field, genericUnary(name), wrapUnary, "($self, /)"))
	}
	binary := func(name string, field func(*Slots) *BinaryFunc) {
		f := genericBinary("__"+name+"__", "__r"+name+"__", slotNumber(field))
		add(newSlotDef("__"+name+"__", field, f, wrapBinary, "($self, value, /)"))
		add(newSlotDef("__r"+name+"__", field, f, wrapReflected, "($self, value, /)"))
	}
	inPlace := func(name string, field func(*Slots) *BinaryFunc) {
		add(newSlotDef(name, field, genericInPlace(name), wrapBinary, "($self, value, /)"))
	}

	unary("__repr__", func(s *Slots) *UnaryFunc { return &s.Repr })
	add(newSlotDef("__hash__", func(s *Slots) *HashFunc { return &s.Hash }, genericHash, wrapHash, "($self, /)"))
	add(newSlotDef("__call__", func(s *Slots) *CallFunc { return &s.Call }, genericCall, wrapCall, "($self, /, *args, **kwargs)"))
	unary("__str__", func(s *Slots) *UnaryFunc { return &s.Str })
	getAttr := func(s *Slots) *GetAttrFunc { return &s.GetAttr }
	add(newSlotDef("__getattribute__", getAttr, genericGetAttr, wrapGetAttr, "($self, name, /)"))
	add(slotDef{name: "__getattr__", slot: slotNumber(getAttr), generic: word(GetAttrFunc(genericGetAttr))})
	setAttr := func(s *Slots) *SetAttrFunc { return &s.SetAttr }
	add(newSlotDef("__setattr__", setAttr, genericSetAttr, wrapSetAttr, "($self, name, value, /)"))
	add(newSlotDef("__delattr__", setAttr, genericSetAttr, wrapDelAttr, "($self, name, /)"))
	for op, name := range compareNames {
		add(newSlotDef(name, func(s *Slots) *CompareFunc { return &s.RichCompare }, genericCompare, wrapCompare(CompareOp(op)), "($self, value, /)"))
	}
	unary("__iter__", func(s *Slots) *UnaryFunc { return &s.Iter })
	add(newSlotDef("__next__", func(s *Slots) *UnaryFunc { return &s.Next }, genericNext, wrapNext, "($self, /)"))
	add(newSlotDef("__get__", func(s *Slots) *DescrGetFunc { return &s.DescrGet }, genericGet, wrapGet, "($self, instance, owner, /)"))
	set := func(s *Slots) *DescrSetFunc { return &s.DescrSet }
	add(newSlotDef("__set__", set, genericSet, wrapSet, "($self, instance, value, /)"))
	add(newSlotDef("__delete__", set, genericSet, wrapDelete, "($self, instance, /)"))
	add(newSlotDef("__init__", func(s *Slots) *InitFunc { return &s.Init }, genericInit, wrapInit, "($self, /, *args, **kwargs)"))
	add(slotDef{name: "__new__", slot: slotNumber(func(s *Slots) *NewFunc { return &s.New }), generic: word(NewFunc(genericNew))})
	unary("__await__", func(s *Slots) *UnaryFunc { return &s.Await })
	unary("__aiter__", func(s *Slots) *UnaryFunc { return &s.AIter })
	unary("__anext__", func(s *Slots) *UnaryFunc { return &s.ANext })

	binary("add", func(s *Slots) *BinaryFunc { return &s.Add })
	binary("sub", func(s *Slots) *BinaryFunc { return &s.Subtract })
	binary("mul", func(s *Slots) *BinaryFunc { return &s.Multiply })
	binary("mod", func(s *Slots) *BinaryFunc { return &s.Remainder })
	binary("divmod", func(s *Slots) *BinaryFunc { return &s.Divmod })
	power := func(s *Slots) *TernaryFunc { return &s.Power }
	add(newSlotDef("__pow__", power, genericPower, wrapPower, "($self, value, mod=None, /)"))
	add(newSlotDef("__rpow__", power, genericPower, wrapReflectedPower, "($self, value, mod=None, /)"))
	unary("__neg__", func(s *Slots) *UnaryFunc { return &s.Negative })
	unary("__pos__", func(s *Slots) *UnaryFunc { return &s.Positive })
	unary("__abs__", func(s *Slots) *UnaryFunc { return &s.Absolute })
	add(newSlotDef("__bool__", func(s *Slots) *BoolFunc { return &s.Bool }, genericBool, wrapBool, "($self, /)"))
	unary("__invert__", func(s *Slots) *UnaryFunc { return &s.Invert })
	binary("lshift", func(s *Slots) *BinaryFunc { return &s.LeftShift })
	binary("rshift", func(s *Slots) *BinaryFunc { return &s.RightShift })
	binary("and", func(s *Slots) *BinaryFunc { return &s.And })
	binary("xor", func(s *Slots) *BinaryFunc { return &s.Xor })
	binary("or", func(s *Slots) *BinaryFunc { return &s.Or })
	unary("__int__", func(s *Slots) *UnaryFunc { return &s.Int })
	unary("__float__", func(s *Slots) *UnaryFunc { return &s.Float })
	inPlace("__iadd__", func(s *Slots) *BinaryFunc { return &s.InPlaceAdd })
	inPlace("__isub__", func(s *Slots) *BinaryFunc { return &s.InPlaceSubtract })
	inPlace("__imul__", func(s *Slots) *BinaryFunc { return &s.InPlaceMultiply })
	inPlace("__imod__", func(s *Slots) *BinaryFunc { return &s.InPlaceRemainder })
	add(newSlotDef("__ipow__", func(s *Slots) *TernaryFunc { return &s.InPlacePower }, genericInPlacePower, wrapPower, "($self, value, /)"))
	inPlace("__ilshift__", func(s *Slots) *BinaryFunc { return &s.InPlaceLeftShift })
	inPlace("__irshift__", func(s *Slots) *BinaryFunc { return &s.InPlaceRightShift })
	inPlace("__iand__", func(s *Slots) *BinaryFunc { return &s.InPlaceAnd })
	inPlace("__ixor__", func(s *Slots) *BinaryFunc { return &s.InPlaceXor })
	inPlace("__ior__", func(s *Slots) *BinaryFunc { return &s.InPlaceOr })
	binary("floordiv", func(s *Slots) *BinaryFunc { return &s.FloorDivide })
	binary("truediv", func(s *Slots) *BinaryFunc { return &s.TrueDivide })
	inPlace("__ifloordiv__", func(s *Slots) *BinaryFunc { return &s.InPlaceFloorDivide })
	inPlace("__itruediv__", func(s *Slots) *BinaryFunc { return &s.InPlaceTrueDivide })
	unary("__index__", func(s *Slots) *UnaryFunc { return &s.Index })
	binary("matmul", func(s *Slots) *BinaryFunc { return &s.MatrixMultiply })
	inPlace("__imatmul__", func(s *Slots) *BinaryFunc { return &s.InPlaceMatrixMultiply })

	add(newSlotDef("__len__", func(s *Slots) *LenFunc { return &s.Len }, genericLen, wrapLen, "($self, /)"))
	add(newSlotDef("__getitem__", func(s *Slots) *BinaryFunc { return &s.Subscript }, genericSubscript, wrapBinary, "($self, key, /)"))
	setSubscript := func(s *Slots) *SetSubscriptFunc { return &s.SetSubscript }
	add(newSlotDef("__setitem__", setSubscript, genericSetSubscript, wrapSetItem, "($self, key, value, /)"))
	add(newSlotDef("__delitem__", setSubscript, genericSetSubscript, wrapDelItem, "($self, key, /)"))

	concat := func(s *Slots) *BinaryFunc { return &s.Concat }
	add(newSlotDef("__add__", concat, nil, wrapBinary, "($self, value, /)"))
	repeat := func(s *Slots) *RepeatFunc { return &s.Repeat }
	add(newSlotDef("__mul__", repeat, nil, wrapRepeat, "($self, value, /)"))
	add(newSlotDef("__rmul__", repeat, nil, wrapRepeat, "($self, value, /)"))
	add(newSlotDef("__getitem__", func(s *Slots) *ItemFunc { return &s.Item }, genericItem, wrapItem, "($self, key, /)"))
	setItem := func(s *Slots) *SetItemFunc { return &s.SetItem }
	add(newSlotDef("__setitem__", setItem, genericSetItem, wrapSequenceSetItem, "($self, key, value, /)"))
	add(newSlotDef("__delitem__", setItem, genericSetItem, wrapSequenceDelItem, "($self, key, /)"))
	add(newSlotDef("__contains__", func(s *Slots) *ContainsFunc { return &s.Contains }, genericContains, wrapContains, "($self, key, /)"))
	add(newSlotDef("__iadd__", func(s *Slots) *BinaryFunc { return &s.InPlaceConcat }, nil, wrapBinary, "($self, value, /)"))
	add(newSlotDef("__imul__", func(s *Slots) *RepeatFunc { return &s.InPlaceRepeat }, nil, wrapRepeat, "($self, value, /)"))
	return defs
}

// compareNames has the methods of the comparisons.
var compareNames = [...]string{LT: "__lt__", LE: "__le__", EQ: "__eq__", NE: "__ne__", GT: "__gt__", GE: "__ge__"}

// addSlotWrappers puts the methods of a built-in type's own slots into its namespace
// (add_operators).
func addSlotWrappers(typ *Type, slots *Slots, into *Namespace) {
	words := slots.words()
	for i := range slotDefs {
		d := &slotDefs[i]
		fn := words[d.slot]
		if fn == nil || d.wrap == nil || !into.Get(d.name).IsNull() {
			continue
		}
		if fn == word(HashFunc(hashNotImplemented)) {
			into.set(d.name, None)
			continue
		}
		m := &Method{Name: d.name, Func: d.wrap(fn), Sig: d.sig, slot: d.slot + 1, wrapped: fn, owner: typ}
		w := &Descriptor{Header: shared(WrapperDescriptorType), Def: m, Owner: typ}
		into.set(d.name, w.Value())
	}
	if slots.New != nil {
		f := &Builtin{Header: shared(BuiltinType), Def: newMethod, Self: typ.Value()}
		into.set("__new__", f.Value())
	}
}

// updateSlots fills the slots of a class made by the program from what its namespace
// and its bases' have (fixup_slot_dispatchers). With a name, only the slots of that
// method are looked at.
func (typ *Type) updateSlots(t *Thread, name string) {
	words := typ.Slots.words()
	done := [slotCount]bool{}
	for i := range slotDefs {
		if n := slotDefs[i].slot; !done[n] && (name == "" || slotDefs[i].name == name) {
			done[n] = true
			words[n] = typ.slotFor(t, n)
		}
	}
}

// slotFor finds the function for a slot (update_one_slot).
func (typ *Type) slotFor(t *Thread, n int) unsafe.Pointer {
	var specific, generic unsafe.Pointer
	useGeneric := false
	for i := range slotDefs {
		d := &slotDefs[i]
		if d.slot != n {
			continue
		}
		v := typ.lookup(t, d.name)
		if v.IsNull() {
			continue
		}
		var f unsafe.Pointer // the slot function that v stands for
		switch {
		case (v.Type() == WrapperDescriptorType || v.Type() == MethodDescriptorType && (*Descriptor)(v.Ref).Def.slot != 0) && (*Descriptor)(v.Ref).Def.Name == d.name && typ.IsSubtype((*Descriptor)(v.Ref).Owner):
			w := (*Descriptor)(v.Ref)
			if w.Def.slot == n+1 {
				f = w.Def.wrapped
			} else if f = w.Owner.Slots.words()[n]; f == nil {
				continue // the method is another slot's
			}
		case d.name == "__new__" && v.Type() == BuiltinType && (*Builtin)(v.Ref).Def == newMethod:
			f = (*Builtin)(v.Ref).Self.AsType().Slots.words()[n]
		case v == None && d.name == "__hash__":
			f = word(HashFunc(hashNotImplemented))
		}
		generic = d.generic
		if f == nil || specific != nil && specific != f {
			useGeneric = true
			continue
		}
		specific = f
	}
	if specific != nil && !useGeneric {
		return specific
	}
	return generic
}
