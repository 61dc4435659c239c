package constant

import (
	"math/big"

	"bytewalk/compiler/code"
)

// Equal reports `v == w`: 1, 1.0 and True are equal.
func Equal(v, w code.Const) bool {
	switch a := v.(type) {
	case code.NoneType:
		_, ok := w.(code.NoneType)
		return ok
	case code.EllipsisType:
		_, ok := w.(code.EllipsisType)
		return ok
	case string:
		b, ok := w.(string)
		return ok && a == b
	case code.Bytes:
		b, ok := w.(code.Bytes)
		return ok && a == b
	case code.Tuple:
		b, ok := w.(code.Tuple)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !Equal(a[i], b[i]) {
				return false
			}
		}
		return true
	case code.FrozenSet:
		b, ok := w.(code.FrozenSet)
		if !ok || len(a) != len(b) {
			return false
		}
		for _, item := range a {
			if !contains(b, item) {
				return false
			}
		}
		return true
	case *code.Code:
		b, ok := w.(*code.Code)
		return ok && a == b
	}
	return equalNumbers(v, w)
}

func contains(s code.FrozenSet, item code.Const) bool {
	for _, other := range s {
		if Equal(item, other) {
			return true
		}
	}
	return false
}

// equalNumbers compares exactly: an int with a float without rounding it.
func equalNumbers(v, w code.Const) bool {
	switch w.(type) {
	case bool, int64, *big.Int, float64, complex128:
	default:
		return false
	}
	a, ok1 := toInt(v)
	b, ok2 := toInt(w)
	if ok1 && ok2 {
		return a.Cmp(b) == 0
	}
	if !ok1 && !ok2 {
		x, _ := toComplex(v)
		y, _ := toComplex(w)
		return x == y
	}
	if ok2 {
		a, v, w = b, w, v
	}
	z, _ := toComplex(w)
	if imag(z) != 0 {
		return false
	}
	f := new(big.Float)
	if real(z) != real(z) || real(z)-real(z) != 0 {
		return false
	}
	n, accuracy := f.SetFloat64(real(z)).Int(nil)
	return accuracy == big.Exact && n.Cmp(a) == 0
}
