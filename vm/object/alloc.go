package object

import "unsafe"

// withAttrs is an instance of a class that derives from a built-in type whose struct
// has no place for attributes.
type withAttrs[T any] struct {
	Object T
	Attrs  Attrs
}

// Alloc gives a new instance of typ, which has T for its struct. T begins with a
// Header.
func Alloc[T any](typ *Type) *T {
	var o *T
	if typ.Heap && typ.AttrsOffset == unsafe.Sizeof(*o) {
		w := new(withAttrs[T])
		if typ.NSlots > 0 {
			w.Attrs.Slots = make([]Value, typ.NSlots)
		}
		o = &w.Object
	} else {
		o = new(T)
		if typ.NSlots > 0 {
			(*Attrs)(unsafe.Add(unsafe.Pointer(o), typ.AttrsOffset)).Slots = make([]Value, typ.NSlots)
		}
	}
	(*Header)(unsafe.Pointer(o)).Type = typ
	return o
}

func init() {
	for typ, size := range map[*Type]uintptr{
		IntType:       unsafe.Sizeof(BigInt{}),
		FloatType:     unsafe.Sizeof(FloatObject{}),
		ComplexType:   unsafe.Sizeof(Complex{}),
		StrType:       unsafe.Sizeof(Str{}),
		BytesType:     unsafe.Sizeof(Bytes{}),
		ByteArrayType: unsafe.Sizeof(ByteArray{}),
		TupleType:     unsafe.Sizeof(Tuple{}),
		ListType:      unsafe.Sizeof(List{}),
		DictType:      unsafe.Sizeof(Dict{}),
		SetType:       unsafe.Sizeof(Set{}),
		FrozenSetType: unsafe.Sizeof(Set{}),
		SuperType:     unsafe.Sizeof(Super{}),
	} {
		typ.Size = size
	}
	for typ, offset := range map[*Type]uintptr{
		BaseException:    unsafe.Offsetof(Exception{}.Attrs),
		FunctionType:     unsafe.Offsetof(Function{}.Attrs),
		ModuleType:       unsafe.Offsetof(Module{}.Attrs),
		PropertyType:     unsafe.Offsetof(Property{}.Attrs),
		StaticMethodType: unsafe.Offsetof(Wrapped{}.Attrs),
		ClassMethodType:  unsafe.Offsetof(Wrapped{}.Attrs),
	} {
		typ.AttrsOffset = offset
	}
	for _, typ := range []*Type{BaseException, FunctionType, ModuleType, StaticMethodType, ClassMethodType} {
		typ.HasDict = true
	}
}
