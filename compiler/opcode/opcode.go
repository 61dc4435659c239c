// Package opcode has one row for each instruction that any CPython dialect
// knows: its name, what its operand means, how it changes the evaluation stack,
// which family it belongs to, and what it does in one line.
//
// The rows are the one source of truth. The compiler, the disassembler, the
// machine and the on-screen help all read them. Numbers are not here: which byte
// stands for which instruction is a matter of the dialect (see package dialect).
package opcode

import "strconv"

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
	RelativeJump                // distance from the next instruction (hasjrel)
	AbsoluteJump                // position in the code (hasjabs)
)

// Family groups instructions as the machine's source files and the help do. Calls
// and Jumps are plural because Call and Jump are instructions (3.11, 3.12).
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
	Calls                       // functions made, called and returned from
	Jumps                       // jumps and loops
	Iterate                     // iterators, generators, coroutines
	Exception                   // blocks, raising, handlers, with
	Import                      // imports
	Class                       // class bodies
	Machine                     // the machine's own needs: EXTENDED_ARG, CACHE, RESUME
)

// Row is what there is to know about one instruction.
type Row struct {
	Name    string  // CPython's name, "LOAD_FAST"
	Operand Operand // what the oparg refers to
	Family  Family
	Effect  Effect // on the height of the evaluation stack

	// Picture is the evaluation stack before and after, the top on the right:
	// "a, b -> a + b".
	Picture string

	// Meaning says in one line what the instruction does, its subject left out.
	// {arg} stands for the oparg, {name} for what the oparg refers to as dis shows
	// it, {target} for the offset that is jumped to.
	Meaning string
}

// Row gives the instruction's row. It panics for the zero Op and for numbers that
// are no instruction.
func (op Op) Row() *Row {
	if !op.Valid() {
		panic("opcode: no instruction " + strconv.Itoa(int(op)))
	}
	return &rows[op]
}

// Valid reports whether op is an instruction.
func (op Op) Valid() bool { return op > 0 && int(op) < len(rows) }

// String is CPython's name of the instruction.
func (op Op) String() string {
	if op >= Jump && op < pseudoEnd {
		return pseudoNames[op-Jump]
	}
	if !op.Valid() {
		return "Op(" + strconv.Itoa(int(op)) + ")"
	}
	return rows[op].Name
}

// Operand says what the instruction's oparg refers to, in the first dialect that
// has the instruction; dialect.Dialect.Operand knows the others.
func (op Op) Operand() Operand { return op.Row().Operand }

// Family is the instruction's family.
func (op Op) Family() Family { return op.Row().Family }

// Effect is the instruction's effect on the height of the evaluation stack, in
// the first dialect that has the instruction; dialect.Dialect.StackEffect knows
// the others.
func (op Op) Effect(oparg int, jump bool) int { return op.Row().Effect(oparg, jump) }

// Meaning says in one line what the instruction does; see Row.Meaning.
func (op Op) Meaning() string { return op.Row().Meaning }

// Picture is the evaluation stack before and after; see Row.Picture.
func (op Op) Picture() string { return op.Row().Picture }

// Parse gives the instruction with CPython's name, "LOAD_FAST", or the zero Op.
func Parse(name string) Op { return byName[name] }

// All gives every instruction of every dialect.
func All() []Op {
	ops := make([]Op, 0, len(rows)-1)
	for op := range rows[1:] {
		ops = append(ops, Op(op+1))
	}
	return ops
}

var byName = func() map[string]Op {
	m := make(map[string]Op, len(rows))
	for _, op := range All() {
		m[op.String()] = op
	}
	return m
}()

// IsJump reports whether the operand is a place in the code.
func (k Operand) IsJump() bool { return k == RelativeJump || k == AbsoluteJump }

// JumpsBack reports whether the instruction's relative jump is a distance back.
func (op Op) JumpsBack() bool {
	switch op {
	case JumpBackward, JumpBackwardNoInterrupt, PopJumpBackwardIfFalse, PopJumpBackwardIfTrue,
		PopJumpBackwardIfNone, PopJumpBackwardIfNotNone:
		return true
	}
	return false
}

// Leaves reports whether what runs next is never the instruction that follows: the
// bytecode of a function may end with it.
func (op Op) Leaves() bool {
	switch op {
	case ReturnValue, ReturnConst, RaiseVarargs, Reraise, JumpForward, JumpAbsolute, JumpBackward, JumpBackwardNoInterrupt, InterpreterExit:
		return true
	}
	return false
}
