package dialect

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
}

// LineFormat is a format of the table from instructions to lines.
type LineFormat uint8

// The formats.
const (
	// LnoTab is co_lnotab: pairs of a byte increment and a signed line increment
	// (Objects/lnotab_notes.txt).
	LnoTab LineFormat = iota + 1
)

// V38 is CPython 3.8.
var V38 = define(&tables38, Features{
	JumpUnit: 1,
	Lines:    LnoTab,
}, nil)

// all has the dialects, oldest first.
var all = []*Dialect{V38}
