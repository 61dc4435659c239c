package object

import (
	"math/big"
	"unsafe"
)

// Singleton is None, Ellipsis, NotImplemented, True or False.
type Singleton struct {
	Header
	Truth bool
}

var (
	none           = Singleton{Header: Header{Type: NoneType, Flags: Shared, ID: 1}}
	falseObject    = Singleton{Header: Header{Type: BoolType, Flags: Shared, ID: 2}}
	trueObject     = Singleton{Header: Header{Type: BoolType, Flags: Shared, ID: 3}, Truth: true}
	ellipsis       = Singleton{Header: Header{Type: EllipsisType, Flags: Shared, ID: 4}, Truth: true}
	notImplemented = Singleton{Header: Header{Type: NotImplementedType, Flags: Shared, ID: 5}, Truth: true}
	emptyTuple     = Tuple{Header: Header{Type: TupleType, Flags: Shared, ID: 6}}
)

// The values of which there is only one.
var (
	None           = none.Value()
	False          = falseObject.Value()
	True           = trueObject.Value()
	Ellipsis       = ellipsis.Value()
	NotImplemented = notImplemented.Value()
	EmptyTuple     = &emptyTuple
)

// BigInt is an int outside the range of 64 bits, or an instance of a subclass of int.
type BigInt struct {
	Header
	Big *big.Int // never modified
}

// FloatObject is an instance of a subclass of float.
type FloatObject struct {
	Header
	F float64
}

// Complex is a complex number.
type Complex struct {
	Header
	C complex128
}

// Str is a string. Text is generalized UTF-8: a lone surrogate is three bytes.
type Str struct {
	Header
	hash int64 // 0 until it is computed; no hash is 0 but that of the empty string
	Text string
	more *strMore // what few strs need, or nil
}

// strMore is what is kept of a str that is not ASCII and asked for its characters, or of the
// result of a long concatenation.
type strMore struct {
	length int    // in code points, -1 until it is known
	wide   []rune // for indexing, nil until it is needed
	// adding says that this is of a concatenation, and bytes where the text lies, with room
	// behind it; then it is for nothing else.
	adding bool
	bytes  []byte
}

// Bytes is a bytes object.
type Bytes struct {
	Header
	hash int64 // 0 until it is computed
	B    string
}

// ByteArray is a bytearray.
type ByteArray struct {
	Header
	B       []byte
	Exports int // memoryviews that forbid changing the size
}

// Tuple is a tuple.
type Tuple struct {
	Header
	Items []Value // never modified
}

// List is a list. Items is changed by the methods in heap.go alone.
type List struct {
	Header
	Items []Value
}

// Instance is an instance of a class that derives from nothing built in but object.
type Instance struct {
	Header
	Attrs
}

// Builtin is a built-in function, or a method of a built-in type bound to its object.
type Builtin struct {
	Header
	Def    *Method
	Self   Value // NULL for a function
	Module Value // __module__, or NULL
}

// Descriptor is a method or slot of a built-in type, not bound: str.upper,
// int.__add__, dict.fromkeys.
type Descriptor struct {
	Header
	Def   *Method
	Owner *Type
}

// GetSet is an attribute of a built-in type that is computed (getset_descriptor), or
// a name in __slots__ (member_descriptor).
type GetSet struct {
	Header
	Name  string
	Owner *Type
	Doc   string
	Get   func(t *Thread, self Value) (Value, error)
	Set   func(t *Thread, self, value Value) error // value NULL deletes; nil: read only
	slot  int                                      // of a name in __slots__: its index plus 1
}

// SlotOf gives the index of what __slots__ has made in an instance of typ, -1 for other descriptors.
func (g *GetSet) SlotOf(typ *Type) int {
	if g.slot == 0 || !typ.IsSubtype(g.Owner) {
		return -1
	}
	return g.slot - 1
}

// BoundMethod is a function bound to an instance (type method).
type BoundMethod struct {
	Header
	Func Value
	Self Value
}

// Cell holds a variable that functions share.
type Cell struct {
	Header
	Value Value // changed by SetCell alone
}

// Property is a property.
type Property struct {
	Header
	Get, Set, Del, Doc Value
	GetterDoc          bool  // Doc came from the getter
	Name               Value // what __set_name__ told
	Attrs
}

// Wrapped is a staticmethod or a classmethod.
type Wrapped struct {
	Header
	Func Value
	Attrs
}

// Super is a super object.
type Super struct {
	Header
	This    *Type
	Obj     Value
	ObjType *Type
}

// Module is a module.
type Module struct {
	Header
	Attrs // Dict is never nil
}

// MappingProxy is a read-only view of a mapping; of a type it shows the namespace.
type MappingProxy struct {
	Header
	Mapping Value // NULL for a type's namespace
	Type    *Type
}

// Function is a function written in Python.
type Function struct {
	Header
	Attrs
	Code        *Code
	Globals     *Dict
	Name        *Str
	QualName    *Str
	Doc         Value
	Module      Value // or NULL
	Defaults    *Tuple
	KwDefaults  *Dict
	Closure     *Tuple
	Annotations *Dict
	TypeParams  Value // a tuple, or NULL
}

// The casts. Each is to be called only if the value's type has that layout; they
// panic otherwise.

// LayoutError is what a cast panics with: the name of the value's type.
type LayoutError string

func (e LayoutError) Error() string {
	return "object: a value of type " + string(e) + " has another layout"
}

func (v Value) ref(l Layout) unsafe.Pointer {
	if v.Type().Layout != l {
		panic(LayoutError(v.Type().Name))
	}
	return v.Ref
}

// Str gives the object behind a str or an instance of a subclass.
func (v Value) Str() *Str { return (*Str)(v.ref(LayoutStr)) }

// Bytes gives the object behind a bytes.
func (v Value) Bytes() *Bytes { return (*Bytes)(v.ref(LayoutBytes)) }

// ByteArray gives the object behind a bytearray.
func (v Value) ByteArray() *ByteArray { return (*ByteArray)(v.ref(LayoutByteArray)) }

// Tuple gives the object behind a tuple.
func (v Value) Tuple() *Tuple { return (*Tuple)(v.ref(LayoutTuple)) }

// List gives the object behind a list.
func (v Value) List() *List { return (*List)(v.ref(LayoutList)) }

// Dict gives the object behind a dict.
func (v Value) Dict() *Dict { return (*Dict)(v.ref(LayoutDict)) }

// Set gives the object behind a set or frozenset.
func (v Value) Set() *Set { return (*Set)(v.ref(LayoutSet)) }

// Complex gives the object behind a complex.
func (v Value) Complex() *Complex { return (*Complex)(v.ref(LayoutComplex)) }

// AsType gives the type that v is; v must be one.
func (v Value) AsType() *Type { return (*Type)(v.ref(LayoutType)) }

// Exception gives the object behind an exception.
func (v Value) Exception() *Exception { return (*Exception)(v.ref(LayoutException)) }

// Module gives the object behind a module.
func (v Value) Module() *Module { return (*Module)(v.ref(LayoutModule)) }

// Function gives the object behind a function written in Python.
func (v Value) Function() *Function { return (*Function)(v.ref(LayoutFunction)) }

// Has reports whether v's instances have the layout l: IsNull values have none.
func (v Value) Has(l Layout) bool { return v.Ref != nil && v.Type().Layout == l }

// IsStr reports whether v is a str or an instance of a subclass.
func (v Value) IsStr() bool { return v.Has(LayoutStr) }

// IsTuple reports whether v is a tuple or an instance of a subclass.
func (v Value) IsTuple() bool { return v.Has(LayoutTuple) }

// IsList reports whether v is a list or an instance of a subclass.
func (v Value) IsList() bool { return v.Has(LayoutList) }

// IsDict reports whether v is a dict or an instance of a subclass.
func (v Value) IsDict() bool { return v.Has(LayoutDict) }

// IsType reports whether v is a class.
func (v Value) IsType() bool { return v.Has(LayoutType) }

// Native gives v as the Go struct T of a type with LayoutNative, or nil if v is not
// of exactly that type. T must begin with a Header.
func Native[T any](v Value, typ *Type) *T {
	if v.Ref == nil || v.Type() != typ {
		return nil
	}
	return (*T)(v.Ref)
}
