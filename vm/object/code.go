package object

import "bytewalk/compiler/code"

// Code is a code object (type code) in a thread: what the compiler made, and its
// constants and names as values.
type Code struct {
	Header
	*code.Code
	ConstValues []Value
	NameValues  []*Str
	VarNames    []*Str // shadows the compiler's list of strings
	FreeVars    []*Str
	CellVars    []*Str
	Slots       []*Str // the names of a frame's slots: locals, cells, free variables
	Name        *Str
	QualName    *Str // Name until 3.10
	Filename    *Str
	// Prepared is the machine's form of the bytecode.
	Prepared any
}
