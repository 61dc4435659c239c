// Package dialect describes what differs between CPython's minor versions, as
// data: the numbers of the instructions, the magic number of .pyc files, the
// formats of tables, and named features. Nothing outside this package compares
// versions.
//
// tables.go is generated from each version's own opcode module. What a version
// changed in the compiler or in a format is a named field of [Dialect], set once
// in features.go.
//
// # Adding a dialect
//
// A version is listed first, then compiled for, then executed (see [Support]):
//
//  1. Its numbers: its name goes into internal/ask's Versions, and go generate asks its
//     interpreter and makes tables.go and testdata/effects.json. An instruction that
//     is new gets a row in package opcode. A stack effect that is not its row's stands
//     in effects.go; the test says which.
//  2. A variable in features.go, and its place in the list of all. Its .pyc files are
//     listed then; the tests of package dis compare.
//  3. To compile: the fields Grammar, Tree and Scopes. A grammar of PEG's kind is
//     the file compiler/parser/grammar/NAME.peg, which says what is wrong with a
//     program; what is right is read by the functions in compiler/parser/peg*.go and
//     by lexer.Scanner, which ask a field of [Features] where versions differ.
//  4. The tables by name: rulesOf in package astopt; forms, formsOfLocated (since
//     3.11) and unparseRulesOf in package codegen, with a function for each
//     construct that is really compiled in another way; passes in package assemble,
//     the named passes in their order.
//  5. Wrong programs and the messages they must reach: wrong-NAME.txt and
//     messages-NAME.txt in the testdata of packages compiler and parser; go generate
//     asks that CPython.
//  6. go run ./internal/conformance -python NAME, until nothing differs.
package dialect

import (
	"fmt"
	"strconv"
	"strings"

	"bytewalk/compiler/opcode"
)

//go:generate go run gen.go

// Dialect is one CPython minor version's bytecode and compiler behaviour.
// Dialects are made in this package only and never modified; compare pointers.
type Dialect struct {
	Name  string // "3.8"
	Major int
	Minor int
	Magic uint16 // the number in a .pyc's first two bytes
	Tag   string // "cpython-38", as in __pycache__ file names

	// HaveArgument is the lowest number of an instruction that uses its oparg
	// (dis.HAVE_ARGUMENT). Operand is exact; this is the number that programs see.
	HaveArgument int

	// CmpOps has the names of COMPARE_OP's operators, by index (dis.cmp_op).
	CmpOps []string

	// BinaryOps has the operators of BINARY_OP, by oparg (since 3.11), Intrinsics1
	// and Intrinsics2 the functions of CALL_INTRINSIC_1 and _2 (since 3.12).
	BinaryOps                []string
	Intrinsics1, Intrinsics2 []string

	Features

	ops     [256]opcode.Op      // by number
	numbers []int16             // by instruction, -1 for those it lacks
	kinds   [256]opcode.Operand // by number
	caches  [256][]Cache        // by number
	units   [256]uint8          // of the inline cache, by number
	effects map[opcode.Op]opcode.Effect
}

// Cache is one entry of the inline cache behind an instruction (since 3.11).
type Cache struct {
	Name string // "counter", "version" ...
	Size int    // code units
}

// instruction is a row of the generated tables.
type instruction struct {
	number  uint8
	op      opcode.Op
	operand opcode.Operand
	caches  []Cache
}

// generated is what the generator takes from one CPython.
type generated struct {
	minor        int
	magic        uint16
	tag          string
	haveArgument int
	cmpOps       []string
	binaryOps    []string
	intrinsics1  []string
	intrinsics2  []string
	instructions []instruction
}

// define makes a dialect of the generated table, the features, and the stack
// effects that are not those of the instruction's row.
func define(g *generated, f Features, effects map[opcode.Op]opcode.Effect) *Dialect {
	d := &Dialect{
		Name: fmt.Sprintf("3.%d", g.minor), Major: 3, Minor: g.minor,
		Magic: g.magic, Tag: g.tag, HaveArgument: g.haveArgument, CmpOps: g.cmpOps,
		BinaryOps: g.binaryOps, Intrinsics1: g.intrinsics1, Intrinsics2: g.intrinsics2,
		Features: f,
		numbers:  make([]int16, len(opcode.All())+1),
		effects:  effects,
	}
	for op := range d.numbers {
		d.numbers[op] = -1
	}
	for _, i := range g.instructions {
		d.ops[i.number], d.kinds[i.number], d.numbers[i.op] = i.op, i.operand, int16(i.number)
		d.caches[i.number] = i.caches
		for _, c := range i.caches {
			d.units[i.number] += uint8(c.Size)
		}
	}
	return d
}

// Op gives the instruction that byte b stands for, or 0 where it stands for none.
func (d *Dialect) Op(b byte) opcode.Op { return d.ops[b] }

// Number gives the byte that stands for op in this dialect; ok is false where the
// dialect lacks the instruction.
func (d *Dialect) Number(op opcode.Op) (b byte, ok bool) {
	n := d.numbers[op]
	return byte(n), n >= 0
}

// Has reports whether the dialect has the instruction.
func (d *Dialect) Has(op opcode.Op) bool { return d.numbers[op] >= 0 }

// Instructions gives the instructions of the dialect in the order of their
// numbers.
func (d *Dialect) Instructions() []opcode.Op {
	var ops []opcode.Op
	for _, op := range d.ops {
		if op != 0 {
			ops = append(ops, op)
		}
	}
	return ops
}

// Operand says what the oparg of op refers to in this dialect.
func (d *Dialect) Operand(op opcode.Op) opcode.Operand {
	if n := d.numbers[op]; n >= 0 {
		return d.kinds[n]
	}
	return opcode.NoOperand
}

// Caches gives the entries of the inline cache behind op, in their order.
func (d *Dialect) Caches(op opcode.Op) []Cache {
	if n := d.numbers[op]; n >= 0 {
		return d.caches[n]
	}
	return nil
}

// CacheUnits is the number of code units of the inline cache behind the instruction
// that byte b stands for.
func (d *Dialect) CacheUnits(b byte) int { return int(d.units[b]) }

// StackEffect is the effect of op on the height of the evaluation stack, that of
// opcode.stack_effect(op, oparg, jump=jump) in this CPython. The instruction must
// be one of the dialect.
func (d *Dialect) StackEffect(op opcode.Op, oparg int, jump bool) int {
	if e, ok := d.effects[op]; ok {
		return e(oparg, jump)
	}
	return op.Effect(oparg, jump)
}

// MaxStackEffect is the larger of the effects of both branches.
func (d *Dialect) MaxStackEffect(op opcode.Op, oparg int) int {
	return max(d.StackEffect(op, oparg, false), d.StackEffect(op, oparg, true))
}

// String is the dialect's name, "3.8".
func (d *Dialect) String() string { return d.Name }

// AtLeast reports whether the dialect is a version, such as "3.10", or a later one: for tables
// of what the standard library has since when.
func (d *Dialect) AtLeast(version string) bool {
	major, minor, _ := strings.Cut(version, ".")
	x, err := strconv.Atoi(major)
	y, err2 := strconv.Atoi(minor)
	if err != nil || err2 != nil {
		panic("dialect: no version: " + version)
	}
	return d.Major > x || d.Major == x && d.Minor >= y
}

// Lookup gives the dialect called "3.8" and the like; ok is false for others.
func Lookup(name string) (d *Dialect, ok bool) {
	for _, d := range all {
		if d.Name == name {
			return d, true
		}
	}
	return nil, false
}

// ByMagic gives the dialect whose .pyc files begin with this number, or nil. Magic
// numbers of development versions (alpha, beta) belong to no dialect.
func ByMagic(magic uint16) *Dialect {
	for _, d := range all {
		if d.Magic == magic {
			return d
		}
	}
	return nil
}

// All gives the dialects, oldest first, with those that can only be taken apart
// (see Features.Support).
func All() []*Dialect { return append([]*Dialect(nil), all...) }

// With gives the dialects that have at least that support, oldest first.
func With(support Support) []*Dialect {
	var have []*Dialect
	for _, d := range all {
		if d.Support >= support {
			have = append(have, d)
		}
	}
	return have
}

// Newest gives the newest complete dialect, the default everywhere.
func Newest() *Dialect {
	complete := With(Complete)
	return complete[len(complete)-1]
}
