package ast

// Value is the value of a Constant, one of these Go types:
//
//	None          NoneType
//	Ellipsis      EllipsisType
//	bool          bool
//	int           int64 if it fits, else *big.Int (never modified)
//	float         float64
//	complex       complex128
//	str           string, in generalized UTF-8: a lone surrogate is three bytes
//	bytes         Bytes
//
// They are those of package code, except that None, Ellipsis and bytes have types
// of their own.
type Value any

// NoneType is the type of None.
type NoneType struct{}

// EllipsisType is the type of `...`.
type EllipsisType struct{}

// None and Ellipsis are Python's constants of those names.
var (
	None     = NoneType{}
	Ellipsis = EllipsisType{}
)

// Bytes is a bytes constant.
type Bytes string

// ExprContext says how a target or name is used.
type ExprContext uint8

// The contexts. The compiler itself uses AugLoad and AugStore until 3.8; they are
// never in a parsed tree.
const (
	Load ExprContext = iota + 1
	Store
	Del
	AugLoad
	AugStore
	Param
)

// String gives the class name of CPython's ast.
func (c ExprContext) String() string {
	return [...]string{"", "Load", "Store", "Del", "AugLoad", "AugStore", "Param"}[c]
}

// BoolOperator is `and` or `or`.
type BoolOperator uint8

// The boolean operators.
const (
	And BoolOperator = iota + 1
	Or
)

// String gives the class name of CPython's ast.
func (o BoolOperator) String() string { return [...]string{"", "And", "Or"}[o] }

// Operator is a binary operator, also in augmented assignments.
type Operator uint8

// The binary operators, in the order of the ASDL. Modulo is its Mod, which is the
// name of a sort as well.
const (
	Add Operator = iota + 1
	Sub
	Mult
	MatMult
	Div
	Modulo
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv
)

// String gives the class name of CPython's ast.
func (o Operator) String() string {
	return [...]string{"", "Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift",
		"RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv"}[o]
}

// UnaryOperator is a unary operator.
type UnaryOperator uint8

// The unary operators.
const (
	Invert UnaryOperator = iota + 1
	Not
	UAdd
	USub
)

// String gives the class name of CPython's ast.
func (o UnaryOperator) String() string {
	return [...]string{"", "Invert", "Not", "UAdd", "USub"}[o]
}

// CmpOp is a comparison operator.
type CmpOp uint8

// The comparison operators.
const (
	Eq CmpOp = iota + 1
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

// String gives the class name of CPython's ast.
func (o CmpOp) String() string {
	return [...]string{"", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}[o]
}
