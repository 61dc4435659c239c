// Package constant computes with constants as CPython does while it compiles:
// arithmetic for constant folding, truth, equality of constants, hashes and the
// order of frozensets.
//
// The values are those of package code's table. Operations that CPython's AST
// optimizer leaves to run time, because they raise an exception or because their
// result would be large (Python/ast_opt.c), say so by a false ok.
package constant

import (
	"math/big"

	"bytewalk/compiler/code"
)

// Truth gives bool(c).
func Truth(c code.Const) bool {
	switch c := c.(type) {
	case code.NoneType:
		return false
	case bool:
		return c
	case int64:
		return c != 0
	case *big.Int:
		return c.Sign() != 0
	case float64:
		return c != 0
	case complex128:
		return c != 0
	case string:
		return c != ""
	case code.Bytes:
		return c != ""
	case code.Tuple:
		return len(c) != 0
	case code.FrozenSet:
		return len(c) != 0
	}
	return true
}

// TypeName gives type(c).__name__.
func TypeName(c code.Const) string {
	switch c.(type) {
	case code.NoneType:
		return "NoneType"
	case code.EllipsisType:
		return "ellipsis"
	case bool:
		return "bool"
	case int64, *big.Int:
		return "int"
	case float64:
		return "float"
	case complex128:
		return "complex"
	case string:
		return "str"
	case code.Bytes:
		return "bytes"
	case code.Tuple:
		return "tuple"
	case code.FrozenSet:
		return "frozenset"
	case *code.Code:
		return "code"
	}
	return "object"
}

// normalize makes an int64 of n if it fits.
func normalize(n *big.Int) code.Const {
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}

// toInt gives the value of an int or bool.
func toInt(c code.Const) (*big.Int, bool) {
	switch c := c.(type) {
	case bool:
		if c {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case int64:
		return big.NewInt(c), true
	case *big.Int:
		return c, true
	}
	return nil, false
}

// toFloat gives the value of a float, or of an int or bool that a float can hold.
func toFloat(c code.Const) (float64, bool) {
	if f, ok := c.(float64); ok {
		return f, true
	}
	n, ok := toInt(c)
	if !ok {
		return 0, false
	}
	return intToFloat(n)
}

// toComplex gives the value of a number as a complex.
func toComplex(c code.Const) (complex128, bool) {
	if z, ok := c.(complex128); ok {
		return z, true
	}
	f, ok := toFloat(c)
	return complex(f, 0), ok
}
