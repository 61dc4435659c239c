package constant

import (
	"math"
	"math/big"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/internal/wtf8"
)

// The limits on folded results (Python/ast_opt.c).
const (
	maxIntSize        = 128  // bits
	maxCollectionSize = 256  // items
	maxStrSize        = 4096 // characters
	maxTotalItems     = 1024 // nested collections included
)

// Not gives `not c`.
func Not(c code.Const) code.Const { return !Truth(c) }

// Negative gives `-c`.
func Negative(c code.Const) (code.Const, bool) {
	switch c := c.(type) {
	case float64:
		return -c, true
	case complex128:
		return complex(-real(c), -imag(c)), true
	}
	if n, ok := toInt(c); ok {
		return normalize(new(big.Int).Neg(n)), true
	}
	return nil, false
}

// Positive gives `+c`.
func Positive(c code.Const) (code.Const, bool) {
	switch c.(type) {
	case float64, complex128:
		return c, true
	}
	if n, ok := toInt(c); ok {
		return normalize(n), true
	}
	return nil, false
}

// Invert gives `~c`.
func Invert(c code.Const) (code.Const, bool) {
	if n, ok := toInt(c); ok {
		return normalize(new(big.Int).Not(n)), true
	}
	return nil, false
}

// Add gives `v + w`.
func Add(v, w code.Const) (code.Const, bool) {
	switch a := v.(type) {
	case string:
		b, ok := w.(string)
		return a + b, ok
	case code.Bytes:
		b, ok := w.(code.Bytes)
		return a + b, ok
	case code.Tuple:
		b, ok := w.(code.Tuple)
		if !ok {
			return nil, false
		}
		return append(append(make(code.Tuple, 0, len(a)+len(b)), a...), b...), true
	}
	return number(v, w,
		func(a, b *big.Int) (code.Const, bool) { return normalize(new(big.Int).Add(a, b)), true },
		func(a, b float64) (code.Const, bool) { return a + b, true },
		func(a, b complex128) (code.Const, bool) {
			return complex(real(a)+real(b), imag(a)+imag(b)), true
		})
}

// Subtract gives `v - w`.
func Subtract(v, w code.Const) (code.Const, bool) {
	return number(v, w,
		func(a, b *big.Int) (code.Const, bool) { return normalize(new(big.Int).Sub(a, b)), true },
		func(a, b float64) (code.Const, bool) { return a - b, true },
		func(a, b complex128) (code.Const, bool) {
			return complex(real(a)-real(b), imag(a)-imag(b)), true
		})
}

// Multiply gives `v * w`, within the AST optimizer's limits.
func Multiply(v, w code.Const) (code.Const, bool) {
	n, isInt := toInt(v)
	if !isInt {
		if _, ok := toInt(w); ok && isSequence(v) {
			return Multiply(w, v)
		}
	} else if m, ok := toInt(w); ok {
		if n.Sign() != 0 && m.Sign() != 0 && n.BitLen()+m.BitLen() > maxIntSize {
			return nil, false
		}
	} else if isSequence(w) {
		return repeat(w, n)
	}
	return number(v, w,
		func(a, b *big.Int) (code.Const, bool) { return normalize(new(big.Int).Mul(a, b)), true },
		func(a, b float64) (code.Const, bool) { return a * b, true },
		func(a, b complex128) (code.Const, bool) { return multiplyComplex(a, b), true })
}

// multiplyComplex is _Py_c_prod. The products are rounded one by one: the
// conversions keep the compiler from fusing them.
func multiplyComplex(a, b complex128) complex128 {
	return complex(
		float64(real(a)*real(b))-float64(imag(a)*imag(b)),
		float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

func isSequence(c code.Const) bool {
	switch c.(type) {
	case string, code.Bytes, code.Tuple:
		return true
	}
	return false
}

// repeat gives n * seq.
func repeat(seq code.Const, n *big.Int) (code.Const, bool) {
	size, limit := 0, maxStrSize
	switch s := seq.(type) {
	case string:
		size = wtf8.Len(s)
	case code.Bytes:
		size = len(s)
	case code.Tuple:
		size, limit = len(s), maxCollectionSize
	}
	if !n.IsInt64() {
		return nil, false // OverflowError
	}
	if size == 0 {
		return seq, true
	}
	if n.Sign() < 0 || n.Int64() > int64(limit/size) {
		return nil, false
	}
	times := int(n.Int64())
	switch s := seq.(type) {
	case string:
		return strings.Repeat(s, times), true
	case code.Bytes:
		return code.Bytes(strings.Repeat(string(s), times)), true
	}
	tuple := seq.(code.Tuple)
	if times > 0 && complexity(tuple, maxTotalItems/times) < 0 {
		return nil, false
	}
	product := make(code.Tuple, 0, size*times)
	for range times {
		product = append(product, tuple...)
	}
	return product, true
}

// complexity takes the number of items of c, nested ones included, from limit; it
// stops below zero.
func complexity(c code.Const, limit int) int {
	switch c := c.(type) {
	case code.Tuple:
		limit -= len(c)
		for i := 0; limit >= 0 && i < len(c); i++ {
			limit = complexity(c[i], limit)
		}
	case code.FrozenSet:
		limit -= len(c)
		for i := 0; limit >= 0 && i < len(c); i++ {
			limit = complexity(c[i], limit)
		}
	}
	return limit
}

// Divide gives `v / w`.
func Divide(v, w code.Const) (code.Const, bool) {
	return number(v, w, divideInts,
		func(a, b float64) (code.Const, bool) { return a / b, b != 0 },
		divideComplex)
}

// divideInts is int.__truediv__, rounded once.
func divideInts(a, b *big.Int) (code.Const, bool) {
	if b.Sign() == 0 {
		return nil, false
	}
	if a.Sign() == 0 {
		if b.Sign() < 0 {
			return math.Copysign(0, -1), true
		}
		return 0.0, true
	}
	f, _ := new(big.Rat).SetFrac(a, b).Float64()
	if f == 0 && a.Sign() < 0 != (b.Sign() < 0) {
		f = math.Copysign(0, -1)
	}
	return f, !math.IsInf(f, 0)
}

// divideComplex is _Py_c_quot.
func divideComplex(a, b complex128) (code.Const, bool) {
	absReal, absImag := math.Abs(real(b)), math.Abs(imag(b))
	if absReal >= absImag {
		if absReal == 0 {
			return nil, false
		}
		ratio := imag(b) / real(b)
		denom := real(b) + float64(imag(b)*ratio)
		return complex(
			(real(a)+float64(imag(a)*ratio))/denom,
			(imag(a)-float64(real(a)*ratio))/denom), true
	}
	if absImag >= absReal {
		ratio := real(b) / imag(b)
		denom := float64(real(b)*ratio) + imag(b)
		return complex(
			(float64(real(a)*ratio)+imag(a))/denom,
			(float64(imag(a)*ratio)-real(a))/denom), true
	}
	nan := math.Float64frombits(0xFFF8 << 48) // Py_NAN: infinity times 0 as the processor has it
	return complex(nan, nan), true
}

// FloorDivide gives `v // w`.
func FloorDivide(v, w code.Const) (code.Const, bool) {
	return number(v, w,
		func(a, b *big.Int) (code.Const, bool) {
			if b.Sign() == 0 {
				return nil, false
			}
			q, _ := floorDivide(a, b)
			return normalize(q), true
		},
		func(a, b float64) (code.Const, bool) {
			if b == 0 {
				return nil, false
			}
			div, _ := floatDivmod(a, b)
			return div, true
		}, nil)
}

// Modulo gives `v % w`; that of str and bytes, formatting, is not folded.
func Modulo(v, w code.Const) (code.Const, bool) {
	return number(v, w,
		func(a, b *big.Int) (code.Const, bool) {
			if b.Sign() == 0 {
				return nil, false
			}
			_, m := floorDivide(a, b)
			return normalize(m), true
		},
		func(a, b float64) (code.Const, bool) {
			if b == 0 {
				return nil, false
			}
			return floatMod(a, b), true
		}, nil)
}

// floorDivide gives quotient and remainder with the sign of the divisor.
func floorDivide(a, b *big.Int) (q, m *big.Int) {
	q, m = new(big.Int).QuoRem(a, b, new(big.Int))
	if m.Sign() != 0 && m.Sign() != b.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
	return q, m
}

// fmod is C's fmod, which gives the processor's own NaN where math.Mod gives Go's.
func fmod(v, w float64) float64 {
	if math.IsInf(v, 0) || v != v || w != w {
		return float64(v*w) / float64(v*w)
	}
	return math.Mod(v, w)
}

// floatMod is float.__mod__.
func floatMod(v, w float64) float64 {
	mod := fmod(v, w)
	if mod == 0 {
		return math.Copysign(0, w)
	}
	if (w < 0) != (mod < 0) {
		mod += w
	}
	return mod
}

// floatDivmod is float.__divmod__.
func floatDivmod(v, w float64) (floorDiv, mod float64) {
	mod = fmod(v, w)
	div := (v - mod) / w
	if mod != 0 {
		if (w < 0) != (mod < 0) {
			mod += w
			div--
		}
	} else {
		mod = math.Copysign(0, w)
	}
	if div == 0 {
		return math.Copysign(0, v/w), mod
	}
	floorDiv = math.Floor(div)
	if div-floorDiv > 0.5 {
		floorDiv++
	}
	return floorDiv, mod
}

// LeftShift gives `v << w`, within the AST optimizer's limits.
func LeftShift(v, w code.Const) (code.Const, bool) {
	a, ok1 := toInt(v)
	b, ok2 := toInt(w)
	if !ok1 || !ok2 || b.Sign() < 0 {
		return nil, false
	}
	if a.Sign() == 0 {
		return int64(0), true
	}
	if !b.IsInt64() || b.Int64() > maxIntSize || b.Sign() != 0 && a.BitLen() > maxIntSize-int(b.Int64()) {
		return nil, false
	}
	return normalize(new(big.Int).Lsh(a, uint(b.Int64()))), true
}

// RightShift gives `v >> w`.
func RightShift(v, w code.Const) (code.Const, bool) {
	a, ok1 := toInt(v)
	b, ok2 := toInt(w)
	if !ok1 || !ok2 || b.Sign() < 0 {
		return nil, false
	}
	if !b.IsInt64() || b.Int64() > int64(a.BitLen()) {
		return int64(min(a.Sign(), 0)), true
	}
	return normalize(new(big.Int).Rsh(a, uint(b.Int64()))), true
}

// Or gives `v | w`.
func Or(v, w code.Const) (code.Const, bool) {
	return bitwise(v, w, func(a, b bool) bool { return a || b }, (*big.Int).Or)
}

// Xor gives `v ^ w`.
func Xor(v, w code.Const) (code.Const, bool) {
	return bitwise(v, w, func(a, b bool) bool { return a != b }, (*big.Int).Xor)
}

// And gives `v & w`.
func And(v, w code.Const) (code.Const, bool) {
	return bitwise(v, w, func(a, b bool) bool { return a && b }, (*big.Int).And)
}

// bitwise is a bit operation; that of two bools is a bool.
func bitwise(v, w code.Const, bools func(a, b bool) bool, ints func(z, a, b *big.Int) *big.Int) (code.Const, bool) {
	if a, ok := v.(bool); ok {
		if b, ok := w.(bool); ok {
			return bools(a, b), true
		}
	}
	a, ok1 := toInt(v)
	b, ok2 := toInt(w)
	if !ok1 || !ok2 {
		return nil, false
	}
	return normalize(ints(new(big.Int), a, b)), true
}

// number does an operation on two numbers in the widest of their types. A nil
// function stands for an operation that the type lacks.
func number(v, w code.Const,
	ints func(a, b *big.Int) (code.Const, bool),
	floats func(a, b float64) (code.Const, bool),
	complexes func(a, b complex128) (code.Const, bool),
) (code.Const, bool) {
	a, ok1 := toInt(v)
	b, ok2 := toInt(w)
	if ok1 && ok2 {
		return ints(a, b)
	}
	_, complex1 := v.(complex128)
	_, complex2 := w.(complex128)
	if complex1 || complex2 {
		a, ok1 := toComplex(v)
		b, ok2 := toComplex(w)
		if !ok1 || !ok2 || complexes == nil {
			return nil, false
		}
		return complexes(a, b)
	}
	x, ok1 := toFloat(v)
	y, ok2 := toFloat(w)
	if !ok1 || !ok2 {
		return nil, false
	}
	return floats(x, y)
}

// intToFloat is int.__float__: rounded half to even, false where it overflows.
func intToFloat(n *big.Int) (float64, bool) {
	f, _ := new(big.Float).SetInt(n).Float64()
	return f, !math.IsInf(f, 0)
}

// Subscript gives `v[w]`.
func Subscript(v, w code.Const) (code.Const, bool) {
	n, ok := toInt(w)
	if !ok || !n.IsInt64() {
		return nil, false
	}
	i := n.Int64()
	switch s := v.(type) {
	case string:
		runes := wtf8.Runes(s)
		if i, ok := index(i, len(runes)); ok {
			return wtf8.String(runes[i]), true
		}
	case code.Bytes:
		if i, ok := index(i, len(s)); ok {
			return int64(s[i]), true
		}
	case code.Tuple:
		if i, ok := index(i, len(s)); ok {
			return s[i], true
		}
	}
	return nil, false
}

// index counts negative indices from the end.
func index(i int64, n int) (int, bool) {
	if i < 0 {
		i += int64(n)
	}
	return int(i), i >= 0 && i < int64(n)
}
