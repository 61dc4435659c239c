// Package opcode has one row for each instruction that any CPython dialect
// knows: its name, what its operand means, how it changes the evaluation stack,
// which family it belongs to, and what it does in one line.
//
// The rows are the one source of truth. The compiler, the disassembler, the
// machine and the on-screen help all read them. Numbers are not here: which byte
// stands for which instruction is a matter of the dialect (see package dialect).
package opcode

// Op identifies an instruction, independent of any dialect's numbering.
// The zero Op is no instruction.
type Op uint16

// Operand says what an instruction's oparg refers to.
type Operand uint8

// The kinds of operand. They follow the has… lists of CPython's opcode module.
const (
	NoOperand    Operand = iota // the oparg is ignored (below HAVE_ARGUMENT)
	Number                      // a plain count or flag word
	ConstIndex                  // index into co_consts (hasconst)
	NameIndex                   // index into co_names (hasname)
	LocalIndex                  // index into co_varnames (haslocal)
	FreeIndex                   // index into co_cellvars + co_freevars (hasfree)
	CompareIndex                // index into cmp_op (hascompare)
	JumpRelative                // distance from the next instruction (hasjrel)
	JumpAbsolute                // position in the code (hasjabs)
)

// Family groups instructions as the machine's source files and the help do.
type Family uint8

// The families.
const (
	Stack     Family = iota + 1 // moves values on the evaluation stack only
	Load                        // pushes a constant, a name or a variable
	Store                       // stores or deletes a name, a variable, an attribute, an item
	Unary                       // one operand to one result
	Binary                      // two operands to one result
	Compare                     // comparisons, identity, membership
	Build                       // makes a tuple, list, dict, set, slice or string
	Call                        // functions made, called and returned from
	Jump                        // jumps and loops
	Iterate                     // iterators, generators, coroutines
	Exception                   // blocks, raising, handlers, with
	Import                      // imports
	Class                       // class bodies
	Machine                     // the machine's own needs: EXTENDED_ARG, CACHE, RESUME
)
