package dialect

import "bytewalk/internal/pyrepr"

// Features are the differences between dialects that are not numbers of
// instructions. Each is what a reader of one format, or one place of the compiler
// or the machine, asks; none is a version number in disguise.
type Features struct {
	// DisassemblyOnly says that code of this dialect can be read and listed, but
	// neither made nor run.
	DisassemblyOnly bool

	// JumpUnit is the number of bytes that a jump operand of 1 spans.
	JumpUnit int

	// Lines is the format of the table from instructions to lines.
	Lines LineFormat

	// Code is the order of a code object's parts in a .pyc file.
	Code CodeLayout

	// Unicode is the version of the Unicode character database
	// (unicodedata.unidata_version).
	Unicode pyrepr.Unicode

	// SipHash13 says that str and bytes are hashed by SipHash-1-3; otherwise it is
	// SipHash-2-4. It shows in the order of sets and in hash-based .pyc files.
	SipHash13 bool
}

// LineFormat is a format of the table from instructions to lines.
type LineFormat uint8

// The formats.
const (
	// LnoTab is co_lnotab: pairs of a byte increment and a signed line increment
	// (Objects/lnotab_notes.txt).
	LnoTab LineFormat = iota + 1
)

// CodeLayout is an order of a code object's parts in a .pyc file.
type CodeLayout uint8

// The layouts, called after the first dialect that has them.
const (
	CodeLayout38 CodeLayout = iota + 1
)

// V38 is CPython 3.8.
var V38 = define(&tables38, Features{
	JumpUnit: 1,
	Lines:    LnoTab,
	Code:     CodeLayout38,
	Unicode:  1201,
}, nil)

// all has the dialects, oldest first.
var all = []*Dialect{V38}
