package object

import (
	"sync"
	"unsafe"
)

// slotCount is the number of slots; each is a function, one word.
const slotCount = unsafe.Sizeof(Slots{}) / unsafe.Sizeof(unsafe.Pointer(nil))

// words gives the slots as pointers, for code that treats all of them alike.
func (s *Slots) words() *[slotCount]unsafe.Pointer {
	return (*[slotCount]unsafe.Pointer)(unsafe.Pointer(s))
}

var (
	readyOnce sync.Once
	// firstID and firstVersion are what the built-in types and objects leave to the
	// threads.
	firstID      uint32 = 100
	firstVersion uint64 = 1
)

// ready makes the built-in types complete.
func ready() {
	readyOnce.Do(func() {
		defs := map[*Type][]*Definition{}
		var order []*Type
		for _, d := range definitions {
			if defs[d.typ] == nil {
				order = append(order, d.typ)
			}
			defs[d.typ] = append(defs[d.typ], d.def)
		}
		done := map[*Type]bool{}
		var complete func(typ *Type)
		complete = func(typ *Type) {
			if done[typ] {
				return
			}
			done[typ] = true
			if typ.Base == nil && typ != ObjectType {
				typ.Base = ObjectType
			}
			if typ.Base != nil {
				complete(typ.Base)
			}
			if typ.second != nil {
				complete(typ.second)
			}
			readyType(typ, defs[typ])
		}
		complete(ObjectType)
		complete(TypeType)
		for _, typ := range builtinTypes {
			complete(typ)
		}
	})
}

// builtinTypes has every type that NewBuiltinType made.
var builtinTypes []*Type

// readyType makes one type complete whose base is complete (PyType_Ready).
func readyType(typ *Type, defs []*Definition) {
	typ.Header.Type = TypeType
	firstID++
	typ.Header.ID = firstID
	firstVersion++
	typ.version = firstVersion
	typ.Dict = &Namespace{}
	typ.MRO = []*Type{typ}
	if typ.Base != nil {
		typ.Bases = []*Type{typ.Base}
		typ.MRO = append(typ.MRO, typ.Base.MRO...)
		if typ.second != nil {
			typ.Bases = append(typ.Bases, typ.second)
			typ.MRO = append([]*Type{typ, typ.Base}, typ.second.MRO...)
		}
		typ.HasDict = typ.HasDict || typ.Base.HasDict
		if typ.AttrsOffset == 0 {
			typ.AttrsOffset = typ.Base.AttrsOffset
		}
	}
	for _, def := range defs {
		for i, f := range def.Slots.words() {
			if f != nil {
				typ.Slots.words()[i] = f
			}
		}
		if def.Doc != "" {
			typ.Doc = def.Doc
		}
		typ.Final = typ.Final || def.Final
		typ.weak = typ.weak || def.Weak
		if def.Size != 0 {
			typ.Size = def.Size
		}
		if def.Dies != nil {
			typ.dies = def.Dies
		}
		if def.Contents != nil {
			typ.contents = def.Contents
		}
		if def.Attrs != 0 {
			typ.AttrsOffset, typ.HasDict = def.Attrs, true
			def.Getters = append(def.Getters, Getter{Name: "__dict__", Get: getDict, Set: setFixedDict})
		}
	}
	addSlotWrappers(typ, &typ.Slots, typ.Dict)
	typ.addInherited()
	for _, def := range defs {
		addSlotWrappers(typ, &def.Later, &typ.later)
		for i, f := range def.Later.words() {
			if f != nil {
				typ.Slots.words()[i] = f
			}
		}
	}
	for _, def := range defs {
		for i := range def.Methods {
			typ.addMethod(&def.Methods[i], typ.Dict)
		}
		for i := range def.LaterMethods {
			typ.addMethod(&def.LaterMethods[i], &typ.later)
		}
		for _, g := range def.Getters {
			d := &GetSet{Header: shared(GetSetType), Name: g.Name, Owner: typ, Doc: g.Doc, Get: g.Get, Set: g.Set}
			typ.Dict.set(g.Name, d.Value())
		}
		for _, v := range def.Values {
			typ.Dict.set(v.Name, v.Value)
		}
		for _, name := range def.LaterNames {
			typ.later.set(name, typ.Dict.Get(name))
			typ.Dict.delete(name)
		}
		for _, name := range def.EarlierNames {
			typ.setEarlier(name)
		}
	}
	if typ.Dict.Get("__doc__").IsNull() {
		doc := None
		if typ.Doc != "" {
			// The text is the thread's own, which this is not.
			doc = (&GetSet{Header: shared(docType), Name: "__doc__", Owner: typ,
				Get: func(t *Thread, _ Value) (Value, error) { return t.Str(typ.Doc), nil }}).Value()
		}
		typ.Dict.set("__doc__", doc)
	}
	inheritSlots(typ)
}

// docType is the type of what stands for __doc__ in a built-in type: an instance's own __doc__, such
// as a module's, goes before it.
var docType = NewBuiltinType("docstring", nil, LayoutNative)

func init() {
	Define(docType, &Definition{Final: true, Slots: Slots{DescrGet: func(t *Thread, descr, _ Value, _ *Type) (Value, error) {
		return (*GetSet)(descr.Ref).Get(t, Null)
	}}})
}

// shared gives the head of an object that threads share.
func shared(typ *Type) Header {
	firstID++
	return Header{Type: typ, Flags: Shared, ID: firstID}
}

// addMethod puts a method into a type's namespace.
func (typ *Type) addMethod(m *Method, into *Namespace) {
	m.owner = typ
	if v := into.Get(m.Name); !v.IsNull() && v.Type() == WrapperDescriptorType && m.Kind == InstanceMethod {
		// A method beside the slot's (METH_COEXIST): classes that inherit it have the slot.
		m.slot, m.wrapped = (*Descriptor)(v.Ref).Def.slot, (*Descriptor)(v.Ref).Def.wrapped
	}
	switch m.Kind {
	case StaticMethod:
		f := &Builtin{Header: shared(BuiltinType), Def: m}
		w := &Wrapped{Header: shared(StaticMethodType), Func: f.Value()}
		into.set(m.Name, w.Value())
	case ClassMethod:
		d := &Descriptor{Header: shared(ClassMethodDescrType), Def: m, Owner: typ}
		into.set(m.Name, d.Value())
	default:
		d := &Descriptor{Header: shared(MethodDescriptorType), Def: m, Owner: typ}
		into.set(m.Name, d.Value())
	}
}

// inheritSlots fills a type's empty slots from its base. Hash and RichCompare are
// inherited together; a type that compares and has no hash cannot be hashed.
func inheritSlots(typ *Type) {
	s := &typ.Slots
	if typ.Base == nil {
		return
	}
	base := typ.Base.Slots
	if s.RichCompare != nil || s.Hash != nil {
		base.RichCompare, base.Hash = nil, nil
	}
	if typ.Base == ObjectType {
		base.New = nil
	}
	for i, f := range base.words() {
		if s.words()[i] == nil {
			s.words()[i] = f
		}
	}
	if s.Hash == nil {
		s.Hash = hashNotImplemented
	}
	if sameFunc(s.Hash, HashFunc(hashNotImplemented)) && typ.Dict.Get("__hash__").IsNull() {
		typ.Dict.set("__hash__", None)
	}
}

func hashNotImplemented(t *Thread, self Value) (int64, error) {
	return 0, t.Errorf(TypeError, "unhashable type: '%s'", self.Type().Name)
}
