package constant

import (
	"math"
	"math/big"

	"bytewalk/compiler/code"
	"bytewalk/internal/pymath"
)

// Power gives `v ** w`, within the AST optimizer's limits.
func Power(v, w code.Const) (code.Const, bool) {
	return number(v, w, powerInts, powerFloats, powerComplex)
}

func powerInts(a, b *big.Int) (code.Const, bool) {
	if b.Sign() < 0 {
		x, ok1 := intToFloat(a)
		y, ok2 := intToFloat(b)
		if !ok1 || !ok2 {
			return nil, false
		}
		return powerFloats(x, y)
	}
	if a.Sign() != 0 && b.Sign() > 0 && (!b.IsInt64() || int64(a.BitLen()) > maxIntSize/b.Int64()) {
		return nil, false
	}
	return normalize(new(big.Int).Exp(a, b, nil)), true
}

// powerFloats is float.__pow__. A negative base with a broken exponent gives a
// complex.
func powerFloats(x, y float64) (code.Const, bool) {
	switch {
	case y == 0, x == 1:
		return 1.0, true
	case math.IsNaN(x):
		return x, true
	case math.IsNaN(y):
		return y, true
	case math.IsInf(x, 0), math.IsInf(y, 0):
		return math.Pow(x, y), true
	case x == 0:
		if y < 0 {
			return nil, false
		}
		return math.Pow(x, y), true
	}
	if x < 0 && y != math.Floor(y) {
		return powerComplex(complex(x, 0), complex(y, 0))
	}
	f := pymath.Pow(math.Abs(x), y)
	if x < 0 && math.Mod(math.Abs(y), 2) == 1 {
		f = -f
	}
	return f, !math.IsInf(f, 0)
}

// powerComplex is complex.__pow__.
func powerComplex(a, b complex128) (code.Const, bool) {
	var z complex128
	switch n := real(b); {
	case imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100:
		z = powerComplexInt(a, int(n))
		if n < 0 {
			inverse, ok := divideComplex(1, powerComplexInt(a, int(-n)))
			if !ok {
				return nil, false
			}
			z = inverse.(complex128)
		}
	case b == 0:
		z = 1
	case a == 0:
		if imag(b) != 0 || real(b) < 0 {
			return nil, false
		}
		z = 0
	default:
		abs := hypot(real(a), imag(a))
		length, logarithm := pymath.Pow(abs, real(b)), pymath.Log(abs)
		if math.IsInf(abs, 0) || math.IsInf(real(b), 0) {
			length, logarithm = math.Pow(abs, real(b)), math.Log(abs)
		}
		angle := pymath.Atan2(imag(a), real(a))
		phase := angle * real(b)
		if imag(b) != 0 {
			length /= pymath.Exp(angle * imag(b))
			phase += imag(b) * logarithm
		}
		switch {
		case math.IsInf(phase, 0):
			return nil, false // errno is EDOM
		case math.IsNaN(phase):
			return complex(length*phase, length*phase), true
		}
		z = complex(length*pymath.Cos(phase), length*pymath.Sin(phase))
	}
	return z, !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0)
}

// hypot is C's hypot, rounded correctly.
func hypot(x, y float64) float64 {
	if x == 0 || y == 0 || math.IsInf(x, 0) || math.IsInf(y, 0) || x != x || y != y {
		return math.Hypot(x, y)
	}
	const precision = 256
	square := func(f float64) *big.Float {
		b := new(big.Float).SetPrec(precision).SetFloat64(f)
		return b.Mul(b, b)
	}
	sum := square(x)
	f, _ := sum.Sqrt(sum.Add(sum, square(y))).Float64()
	return f
}

// powerComplexInt is c_powu: a ** n for n >= 0.
func powerComplexInt(a complex128, n int) complex128 {
	r, p := complex(1, 0), a
	for mask := 1; mask > 0 && n >= mask; mask <<= 1 {
		if n&mask != 0 {
			r = multiplyComplex(r, p)
		}
		p = multiplyComplex(p, p)
	}
	return r
}
