package code

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"slices"
)

// Equal reports whether two code objects are the same in every field that CPython
// has, constants with their types and signs, and the code objects in them.
func Equal(a, b *Code) bool { return len(diff(nil, "", a, b, 1)) == 0 }

// Diff gives the differences between two code objects, a line each, that name the
// place: "<module>.co_consts[2].co_code: ...". It is empty if they are Equal.
// Positions, which CPython's code objects lack, don't count.
func Diff(a, b *Code) []string {
	return diff(nil, a.Name, a, b, math.MaxInt)
}

// diff appends the differences below path to out until there are limit of them.
func diff(out []string, path string, a, b *Code, limit int) []string {
	differ := func(field string, x, y any) {
		if len(out) < limit {
			out = append(out, fmt.Sprintf("%s.%s: %v, %v", path, field, x, y))
		}
	}
	number := func(field string, x, y int) {
		if x != y {
			differ(field, x, y)
		}
	}
	text := func(field string, x, y string) {
		if x != y {
			differ(field, fmt.Sprintf("%q", x), fmt.Sprintf("%q", y))
		}
	}
	names := func(field string, x, y []string) {
		if !slices.Equal(x, y) {
			differ(field, fmt.Sprintf("%q", x), fmt.Sprintf("%q", y))
		}
	}
	blob := func(field string, x, y []byte) {
		if !bytes.Equal(x, y) {
			differ(field, describe(x, y), describe(y, x))
		}
	}
	if a.Dialect != b.Dialect {
		differ("dialect", a.Dialect, b.Dialect)
	}
	number("co_argcount", a.ArgCount, b.ArgCount)
	number("co_posonlyargcount", a.PosOnlyArgCount, b.PosOnlyArgCount)
	number("co_kwonlyargcount", a.KwOnlyArgCount, b.KwOnlyArgCount)
	number("co_nlocals", a.NLocals, b.NLocals)
	number("co_stacksize", a.StackSize, b.StackSize)
	number("co_flags", int(a.Flags), int(b.Flags))
	blob("co_code", a.Bytecode, b.Bytecode)
	names("co_names", a.Names, b.Names)
	names("co_varnames", a.VarNames, b.VarNames)
	names("co_freevars", a.FreeVars, b.FreeVars)
	names("co_cellvars", a.CellVars, b.CellVars)
	text("co_filename", a.Filename, b.Filename)
	text("co_name", a.Name, b.Name)
	text("co_qualname", a.QualName, b.QualName)
	number("co_firstlineno", a.FirstLine, b.FirstLine)
	blob("line table", a.LineTable, b.LineTable)
	blob("co_exceptiontable", a.ExceptionTable, b.ExceptionTable)
	names("co_localsplusnames", a.LocalsPlusNames, b.LocalsPlusNames)
	blob("co_localspluskinds", a.LocalsPlusKinds, b.LocalsPlusKinds)
	number("len(co_consts)", len(a.Consts), len(b.Consts))
	for i := range min(len(a.Consts), len(b.Consts)) {
		if len(out) >= limit {
			break
		}
		field := fmt.Sprintf("co_consts[%d]", i)
		x, xIsCode := a.Consts[i].(*Code)
		y, yIsCode := b.Consts[i].(*Code)
		switch {
		case xIsCode && yIsCode:
			out = diff(out, path+"."+field, x, y, limit)
		case !EqualConst(a.Consts[i], b.Consts[i]):
			differ(field, Repr(a.Consts[i]), Repr(b.Consts[i]))
		}
	}
	return out
}

// describe shows x from shortly before the first byte in which it differs from y.
func describe(x, y []byte) string {
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	from, to := max(i-4, 0)&^1, min(i+12, len(x))
	return fmt.Sprintf("%d bytes, at %d: % x", len(x), from, x[min(from, to):to])
}

// EqualConst reports whether two constants are the same in type and value. 0.0 and
// -0.0 differ, 1 and 1.0 and True differ, a NaN is equal to one with the same bits.
// The order of a frozenset counts.
func EqualConst(a, b Const) bool {
	switch a := a.(type) {
	case NoneType, EllipsisType, bool, int64, string, Bytes:
		return a == b
	case *big.Int:
		b, ok := b.(*big.Int)
		return ok && a.Cmp(b) == 0
	case float64:
		b, ok := b.(float64)
		return ok && sameFloat(a, b)
	case complex128:
		b, ok := b.(complex128)
		return ok && sameFloat(real(a), real(b)) && sameFloat(imag(a), imag(b))
	case Tuple:
		b, ok := b.(Tuple)
		return ok && slices.EqualFunc(a, b, EqualConst)
	case FrozenSet:
		b, ok := b.(FrozenSet)
		return ok && slices.EqualFunc(a, b, EqualConst)
	case *Code:
		b, ok := b.(*Code)
		return ok && Equal(a, b)
	}
	panic(fmt.Sprintf("code: %T is no constant", a))
}

func sameFloat(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }
