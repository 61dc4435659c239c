package object

// The kinds of function that slots and methods are.
type (
	// NativeFunc is a function with Python's calling convention: the last
	// len(kwnames) of args are the values of keyword arguments. args is part of the
	// caller's stack and is not to be kept.
	NativeFunc func(t *Thread, args []Value, kwnames []*Str) (Value, error)

	// CallFunc is tp_call.
	CallFunc func(t *Thread, self Value, args []Value, kwnames []*Str) (Value, error)
	// NewFunc is tp_new.
	NewFunc func(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error)
	// InitFunc is tp_init.
	InitFunc func(t *Thread, self Value, args []Value, kwnames []*Str) error

	UnaryFunc   func(t *Thread, self Value) (Value, error)
	BinaryFunc  func(t *Thread, a, b Value) (Value, error)
	TernaryFunc func(t *Thread, a, b, c Value) (Value, error)
	BoolFunc    func(t *Thread, self Value) (bool, error)
	HashFunc    func(t *Thread, self Value) (int64, error)
	LenFunc     func(t *Thread, self Value) (int, error)
	// RepeatFunc is sq_repeat.
	RepeatFunc func(t *Thread, self Value, n int) (Value, error)
	// ItemFunc is sq_item: the index is not below 0 unless it was below -len.
	ItemFunc func(t *Thread, self Value, i int) (Value, error)
	// SetItemFunc is sq_ass_item; value NULL deletes.
	SetItemFunc func(t *Thread, self Value, i int, value Value) error
	// ContainsFunc is sq_contains.
	ContainsFunc func(t *Thread, self, item Value) (bool, error)
	// SetSubscriptFunc is mp_ass_subscript; value NULL deletes.
	SetSubscriptFunc func(t *Thread, self, key, value Value) error
	// CompareFunc is tp_richcompare: it gives NotImplemented for operands it does
	// not know.
	CompareFunc func(t *Thread, a, b Value, op CompareOp) (Value, error)
	// GetAttrFunc is tp_getattro.
	GetAttrFunc func(t *Thread, self Value, name *Str) (Value, error)
	// SetAttrFunc is tp_setattro; value NULL deletes.
	SetAttrFunc func(t *Thread, self Value, name *Str, value Value) error
	// DescrGetFunc is tp_descr_get; obj is NULL for access through the class.
	DescrGetFunc func(t *Thread, descr, obj Value, typ *Type) (Value, error)
	// DescrSetFunc is tp_descr_set; value NULL deletes.
	DescrSetFunc func(t *Thread, descr, obj, value Value) error
)

// CompareOp is a rich comparison, with CPython's numbers (Py_LT ...).
type CompareOp uint8

// The comparisons.
const (
	LT CompareOp = iota
	LE
	EQ
	NE
	GT
	GE
)

// String gives the operator.
func (op CompareOp) String() string { return [...]string{"<", "<=", "==", "!=", ">", ">="}[op] }

// Swapped gives the operator with the operands exchanged.
func (op CompareOp) Swapped() CompareOp { return [...]CompareOp{GT, GE, EQ, NE, LT, LE}[op] }

// Result gives what the comparison says of two things of which cmp is below, equal to
// or above 0 as the first is less, equal or greater.
func (op CompareOp) Result(cmp int) bool {
	switch op {
	case LT:
		return cmp < 0
	case LE:
		return cmp <= 0
	case EQ:
		return cmp == 0
	case NE:
		return cmp != 0
	case GT:
		return cmp > 0
	}
	return cmp >= 0
}

// Slots are a type's functions, as in PyTypeObject (Doc/c-api/typeobj.rst). A slot
// that a type leaves nil is inherited from its base. The number and in-place slots
// are called with the operands in their order, whichever of them is of the type.
type Slots struct {
	New         NewFunc
	Init        InitFunc
	Call        CallFunc
	Repr        UnaryFunc
	Str         UnaryFunc
	Hash        HashFunc // inherited together with Compare only
	RichCompare CompareFunc
	GetAttr     GetAttrFunc
	SetAttr     SetAttrFunc
	DescrGet    DescrGetFunc
	DescrSet    DescrSetFunc
	Iter        UnaryFunc
	Next        UnaryFunc // gives NULL and no error at the end
	Del         UnaryFunc

	Add, Subtract, Multiply, Remainder, Divmod   BinaryFunc
	FloorDivide, TrueDivide, MatrixMultiply      BinaryFunc
	LeftShift, RightShift, And, Xor, Or          BinaryFunc
	InPlaceAdd, InPlaceSubtract, InPlaceMultiply BinaryFunc
	InPlaceRemainder, InPlaceFloorDivide         BinaryFunc
	InPlaceTrueDivide, InPlaceMatrixMultiply     BinaryFunc
	InPlaceLeftShift, InPlaceRightShift          BinaryFunc
	InPlaceAnd, InPlaceXor, InPlaceOr            BinaryFunc
	Power, InPlacePower                          TernaryFunc // the third is None without a modulus
	Negative, Positive, Absolute, Invert         UnaryFunc
	Bool                                         BoolFunc
	Int, Float, Index                            UnaryFunc

	Len           LenFunc // sq_length and mp_length
	Concat        BinaryFunc
	Repeat        RepeatFunc
	Item          ItemFunc
	SetItem       SetItemFunc
	Contains      ContainsFunc
	InPlaceConcat BinaryFunc
	InPlaceRepeat RepeatFunc

	Subscript    BinaryFunc
	SetSubscript SetSubscriptFunc

	Await UnaryFunc
	AIter UnaryFunc
	ANext UnaryFunc

	Buffer BufferFunc
}
