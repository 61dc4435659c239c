// Package dialect describes what differs between CPython's minor versions, as
// data: the numbers of the instructions, the magic number of .pyc files, the
// formats of tables, and named features. Nothing outside this package compares
// versions.
package dialect

import "bytewalk/compiler/opcode"

// Dialect is one CPython minor version's bytecode and compiler behaviour.
// Dialects are made in this package only and never modified; compare pointers.
type Dialect struct {
	Name  string // "3.8"
	Major int
	Minor int
	Magic uint16 // the number in a .pyc's first two bytes
	Tag   string // "cpython-38", as in __pycache__ file names

	ops     [256]opcode.Op       // by number
	numbers map[opcode.Op]uint8 // by instruction
}

// Op gives the instruction that byte b stands for, or 0 where it stands for none.
func (d *Dialect) Op(b byte) opcode.Op { return d.ops[b] }

// Number gives the byte that stands for op in this dialect; ok is false where the
// dialect lacks the instruction.
func (d *Dialect) Number(op opcode.Op) (b byte, ok bool) { b, ok = d.numbers[op]; return }
