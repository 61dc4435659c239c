package constant

import (
	"encoding/binary"
	"math"
	"math/big"
	"sort"

	"bytewalk/compiler/code"
)

// AppendKey appends to b a text that is the same for two constants exactly if
// CPython makes one constant of them (_PyCode_ConstantKey): 1, 1.0 and True
// differ, and so do 0.0 and -0.0. A code object is written by key, which gives its
// identity. It reports false for constants that hold a NaN, which is no other
// NaN's equal.
func AppendKey(b []byte, c code.Const, key func(*code.Code) uint64) ([]byte, bool) {
	switch c := c.(type) {
	case code.NoneType:
		return append(b, 'N'), true
	case code.EllipsisType:
		return append(b, '.'), true
	case bool:
		if c {
			return append(b, 'T'), true
		}
		return append(b, 'F'), true
	case int64:
		return binary.LittleEndian.AppendUint64(append(b, 'i'), uint64(c)), true
	case *big.Int:
		digits := c.Bytes()
		b = append(b, 'l', byte(c.Sign()+1))
		return append(binary.AppendUvarint(b, uint64(len(digits))), digits...), true
	case float64:
		return binary.LittleEndian.AppendUint64(append(b, 'g'), math.Float64bits(c)), c == c
	case complex128:
		b = binary.LittleEndian.AppendUint64(append(b, 'y'), math.Float64bits(real(c)))
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(imag(c))), c == c
	case string:
		return append(binary.AppendUvarint(append(b, 'u'), uint64(len(c))), c...), true
	case code.Bytes:
		return append(binary.AppendUvarint(append(b, 's'), uint64(len(c))), c...), true
	case code.Tuple:
		b = binary.AppendUvarint(append(b, '('), uint64(len(c)))
		ok := true
		for _, item := range c {
			var one bool
			b, one = AppendKey(b, item, key)
			ok = ok && one
		}
		return b, ok
	case code.FrozenSet:
		keys := make([]string, len(c))
		ok := true
		for i, item := range c {
			k, one := AppendKey(nil, item, key)
			keys[i] = string(k)
			ok = ok && one
		}
		sort.Strings(keys)
		b = binary.AppendUvarint(append(b, '>'), uint64(len(c)))
		for _, k := range keys {
			b = append(b, k...)
		}
		return b, ok
	case *code.Code:
		return binary.LittleEndian.AppendUint64(append(b, 'c'), key(c)), true
	}
	return append(b, '?'), false
}
