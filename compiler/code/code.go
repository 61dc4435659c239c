// Package code has the immutable code object, the end of compilation and the
// start of execution, and the tables inside it that map instructions to lines,
// positions and handlers.
//
// Constants are plain Go values, so that neither the compiler nor the
// disassembler needs the machine's objects:
//
//	None          None
//	Ellipsis      Ellipsis
//	bool          bool
//	int           int64 if it fits, else *big.Int (never modified)
//	float         float64
//	complex       complex128
//	str           string, in generalized UTF-8: a lone surrogate is three bytes
//	bytes         Bytes
//	tuple         Tuple
//	frozenset     FrozenSet, in CPython's iteration order for PYTHONHASHSEED=0
//	code object   *Code
package code

import "bytewalk/compiler/dialect"

// Const is one of the Go types in the package comment's table.
type Const any

// NoneType is the type of None.
type NoneType struct{}

// EllipsisType is the type of Ellipsis.
type EllipsisType struct{}

// None and Ellipsis are Python's constants of those names.
var (
	None     = NoneType{}
	Ellipsis = EllipsisType{}
)

// Bytes is a bytes constant.
type Bytes string

// Tuple is a tuple constant.
type Tuple []Const

// FrozenSet is a frozenset constant (`x in {1, 2}`).
type FrozenSet []Const

// Flags is co_flags.
type Flags uint32

// The flags, with CPython's names and numbers (Include/code.h; inspect.CO_*).
const (
	Optimized         Flags = 0x0001
	NewLocals         Flags = 0x0002
	VarArgs           Flags = 0x0004
	VarKeywords       Flags = 0x0008
	Nested            Flags = 0x0010
	Generator         Flags = 0x0020
	NoFree            Flags = 0x0040 // until 3.10
	Coroutine         Flags = 0x0080
	IterableCoroutine Flags = 0x0100
	AsyncGenerator    Flags = 0x0200
)

// The bits of LocalsPlusKinds (Include/internal/pycore_code.h).
const (
	LocalHidden byte = 0x10 // of a comprehension that belongs to a class or module
	LocalFast   byte = 0x20
	LocalCell   byte = 0x40
	LocalFree   byte = 0x80
)

// Position is a range of source text: lines count from 1, columns are byte
// offsets in the line's UTF-8 text and count from 0, the end is exclusive.
// A zero Line means that the instruction has no source.
type Position struct {
	Line, EndLine, Col, EndCol int32
}

// Code is a code object. Fields carry CPython's co_ names without the prefix.
// It is never modified once it is made.
type Code struct {
	Dialect *dialect.Dialect

	ArgCount        int
	PosOnlyArgCount int
	KwOnlyArgCount  int
	NLocals         int
	StackSize       int
	Flags           Flags

	Bytecode []byte // co_code: code units of two bytes, opcode and oparg
	Consts   []Const
	Names    []string
	VarNames []string
	FreeVars []string
	CellVars []string

	Filename  string
	Name      string
	QualName  string // since 3.11; before, functions get it from a constant
	FirstLine int
	LineTable []byte // co_lnotab until 3.9, co_linetable since 3.10

	ExceptionTable []byte // since 3.11

	// LocalsPlusNames and LocalsPlusKinds have local variables, cells and free
	// variables in one list since 3.11; VarNames, CellVars and FreeVars are made of
	// it.
	LocalsPlusNames []string
	LocalsPlusKinds []byte

	// Positions has the source range of each code unit where the compiler that
	// made the code is ours, and is nil for code read from a .pyc. It is not
	// part of CPython's code object before 3.11 and is never marshalled.
	Positions []Position
}
