package object

import "unsafe"

// Type is a class: CPython's PyTypeObject.
type Type struct {
	Header
	Slots    Slots
	Name     string // __name__; for built-in types tp_name without its module
	QualName string
	Module   string // __module__ of a built-in type; of others it lies in Dict
	Doc      string // of a built-in type; "" for None
	Base     *Type
	Bases    []*Type
	MRO      []*Type
	Dict     *Namespace
	Layout   Layout

	// Heap says that the program made the class (Py_TPFLAGS_HEAPTYPE).
	Heap bool
	// Final says that the type is no acceptable base (no Py_TPFLAGS_BASETYPE).
	Final bool
	// HasDict says that instances have a __dict__.
	HasDict bool
	// Abstract says that __abstractmethods__ is not empty.
	Abstract bool
	// NSlots is the number of names in __slots__, those of the bases included.
	NSlots int
	// Size is the size of the struct of the instances, 0 of types from which none with
	// attributes can derive, or whose struct has a place for attributes.
	Size uintptr
	// AttrsOffset is where in an instance its Attrs lie, 0 if it has none.
	AttrsOffset uintptr

	// Collection says which patterns match instances (Py_TPFLAGS_SEQUENCE, _MAPPING).
	Collection Collection

	later      Namespace       // the names that only later dialects have
	earlier    map[string]bool // the names in Dict that later dialects don't have
	dies       func(v Value)
	second     *Type // another base behind Base, of a built-in type
	contents   func(v Value, add func(name string, key, value Value))
	weak       bool   // there can be weak references to instances
	room       uint8  // how many attributes instances have that there is room for behind them
	version    uint64 // for caches: another one after each change of the type or a base
	subclasses []*Type
}

// Collection is what a class says of its instances for the match statement.
type Collection uint8

// The kinds of class.
const (
	NoCollection Collection = iota
	SequenceCollection
	MappingCollection
)

// AttrsOf gives the place of v's own attributes, nil if v has none.
func AttrsOf(v Value) *Attrs {
	typ := v.Type()
	if typ.AttrsOffset == 0 {
		return nil
	}
	return (*Attrs)(unsafe.Add(v.Ref, typ.AttrsOffset))
}

// IsSubtype reports whether typ is base or derives from it (PyType_IsSubtype).
func (typ *Type) IsSubtype(base *Type) bool {
	if typ == base {
		return true
	}
	for _, t := range typ.MRO {
		if t == base {
			return true
		}
	}
	return false
}

// IsInstance reports whether v's type is typ or derives from it; it does not ask
// the program's __instancecheck__.
func IsInstance(v Value, typ *Type) bool { return v.Type().IsSubtype(typ) }

// Contents gives what Definition.Contents says of the type or the one it derives from; nil if
// nothing does.
func (typ *Type) Contents() func(v Value, add func(name string, key, value Value)) {
	for ; typ != nil; typ = typ.Base {
		if typ.contents != nil {
			return typ.contents
		}
	}
	return nil
}

// Namespace is a type's __dict__: names in the order of their definition.
type Namespace struct {
	index   map[string]int
	entries []namespaceEntry
}

type namespaceEntry struct {
	name  string
	value Value // NULL once deleted
}

// Get gives the value of a name, NULL if there is none.
func (n *Namespace) Get(name string) Value {
	if i, ok := n.index[name]; ok {
		return n.entries[i].value
	}
	return Null
}

// Len gives the number of names.
func (n *Namespace) Len() int { return len(n.index) }

// Each calls f for every name in order.
func (n *Namespace) Each(f func(name string, v Value)) {
	for _, e := range n.entries {
		if !e.value.IsNull() {
			f(e.name, e.value)
		}
	}
}

func (n *Namespace) set(name string, v Value) {
	if i, ok := n.index[name]; ok {
		n.entries[i].value = v
		return
	}
	if n.index == nil {
		n.index = map[string]int{}
	}
	n.index[name] = len(n.entries)
	n.entries = append(n.entries, namespaceEntry{name, v})
}

func (n *Namespace) delete(name string) {
	if i, ok := n.index[name]; ok {
		n.entries[i].value = Null
		delete(n.index, name)
	}
}

// Method is a function of a built-in type or module.
type Method struct {
	Name string
	// Func gets the instance as args[0] in a type's methods; in a Static method or a
	// module's function it gets the arguments alone, in a Class method the class first.
	Func NativeFunc
	Kind MethodKind
	// Sig is the text signature, "($self, value, /)", or "".
	Sig string
	Doc string

	owner   *Type          // of a type's method or slot, the type
	home    *string        // of a module's function, the module that messages since 3.9 name
	slot    int            // of a slot's wrapper (wrapper_descriptor), the slot's number plus 1
	wrapped unsafe.Pointer // and the slot's function
}

// MethodKind says how a method is bound.
type MethodKind uint8

// The kinds of method.
const (
	InstanceMethod MethodKind = iota
	ClassMethod
	StaticMethod
)

// Getter is a computed attribute of a built-in type.
type Getter struct {
	Name string
	Get  func(t *Thread, self Value) (Value, error)
	Set  func(t *Thread, self, value Value) error // value NULL deletes; nil: read only
	Doc  string
}

// Definition is what Define makes a built-in type of.
type Definition struct {
	Slots   Slots
	Methods []Method
	Getters []Getter
	// Values are class attributes; they must be shared values, types, or small ints.
	Values []NamedValue
	// Later has slots that only later dialects have: they complain, or are
	// NotImplemented, in the others, and there are no names for them in the type.
	Later        Slots
	LaterMethods []Method // the same for methods, which are there since 3.9
	// LaterNames are those of Methods and Getters that are there since 3.9, EarlierNames those
	// that are gone since then.
	LaterNames, EarlierNames []string
	Doc                      string
	Final                    bool    // no class can derive from the type
	Size                     uintptr // unsafe.Sizeof the instances' struct, of types that classes can derive from and have LayoutNative
	// Attrs is unsafe.Offsetof the Attrs in the instances' struct, of types whose instances have
	// a __dict__; 0 for others.
	Attrs uintptr
	// Contents calls add for what an object of a type with LayoutNative has in it, for those who
	// look at it: items, or fields with a name. Changes of items are told by Thread.Wrote as
	// those of a list.
	Contents func(v Value, add func(name string, key, value Value))
	// Dies is told of the death of each object of the type, in programs that can tell when
	// objects die; nil for types of which nobody has to know.
	Dies func(v Value)
	Weak bool // there can be weak references to instances, as the class of each says by itself
}

// NamedValue is a name with its value.
type NamedValue struct {
	Name  string
	Value Value
}

// NewBuiltinType gives a type to be put in a package-level variable; an init
// function then says by Define what it can do. Base nil stands for object.
func NewBuiltinType(name string, base *Type, layout Layout) *Type {
	typ := &Type{Header: Header{Flags: Shared}, Name: name, QualName: name, Module: "builtins", Base: base, Layout: layout}
	builtinTypes = append(builtinTypes, typ)
	return typ
}

// definition is one call of Define; they are carried out, bases first, when the
// first thread is made.
type definition struct {
	typ *Type
	def *Definition
}

var definitions []definition

// Define says what a built-in type can do. It is to be called from init functions
// only, once or several times for each type: the parts add up.
func Define(typ *Type, def *Definition) {
	definitions = append(definitions, definition{typ, def})
}
