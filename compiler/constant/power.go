package constant

import (
	"math"
	"math/big"
	"math/cmplx"

	"bytewalk/compiler/code"
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
	f := pow(math.Abs(x), y)
	if x < 0 && math.Mod(math.Abs(y), 2) == 1 {
		f = -f
	}
	return f, !math.IsInf(f, 0)
}

// pow gives x ** y for finite x > 0 and finite y, rounded correctly but for ties no
// one meets: the C library that CPython calls is as exact as makes no difference,
// math.Pow is not.
func pow(x, y float64) float64 {
	estimate := math.Pow(x, y)
	if math.IsInf(estimate, 0) || estimate == 0 {
		return estimate
	}
	const precision = 320
	fx := new(big.Float).SetPrec(precision).SetFloat64(x)
	if y == math.Floor(y) && math.Abs(y) <= 1<<16 {
		f := powInt(fx, int64(math.Abs(y)))
		if y < 0 {
			f.Quo(new(big.Float).SetPrec(precision).SetInt64(1), f)
		}
		result, _ := f.Float64()
		return result
	}
	fy := new(big.Float).SetPrec(precision).SetFloat64(y)
	result, _ := exp(fy.Mul(fy, log(fx))).Float64()
	return result
}

// powInt gives x ** n by squaring.
func powInt(x *big.Float, n int64) *big.Float {
	result := new(big.Float).SetPrec(x.Prec()).SetInt64(1)
	square := new(big.Float).Set(x)
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			result.Mul(result, square)
		}
		square.Mul(square, square)
	}
	return result
}

// log gives the natural logarithm of x > 0: the exponent's part with ln 2, the
// mantissa's by the series of the inverse hyperbolic tangent.
func log(x *big.Float) *big.Float {
	mantissa := new(big.Float)
	exponent := x.MantExp(mantissa)
	result := new(big.Float).SetPrec(x.Prec()).SetInt64(int64(exponent))
	two := new(big.Float).SetPrec(x.Prec()).SetInt64(2)
	result.Mul(result, atanhSeries(two))
	return result.Add(result, atanhSeries(mantissa))
}

// atanhSeries gives ln x for x not far from 1, as 2 atanh((x-1)/(x+1)).
func atanhSeries(x *big.Float) *big.Float {
	prec := x.Prec()
	one := new(big.Float).SetPrec(prec).SetInt64(1)
	t := new(big.Float).Quo(new(big.Float).Sub(x, one), new(big.Float).Add(x, one))
	square := new(big.Float).Mul(t, t)
	sum, term := new(big.Float).SetPrec(prec), new(big.Float).Set(t)
	for n := int64(1); term.Sign() != 0; n += 2 {
		part := new(big.Float).Quo(term, new(big.Float).SetPrec(prec).SetInt64(n))
		if sum.Sign() != 0 && part.Sign() != 0 && part.MantExp(nil) < sum.MantExp(nil)-int(prec) {
			break
		}
		sum.Add(sum, part)
		term.Mul(term, square)
	}
	return sum.Mul(sum, new(big.Float).SetPrec(prec).SetInt64(2))
}

// exp gives e ** x by its series, after halving x until it is small.
func exp(x *big.Float) *big.Float {
	prec := x.Prec()
	halvings := max(x.MantExp(nil)+8, 0)
	small := new(big.Float).SetMantExp(x, -halvings)
	sum := new(big.Float).SetPrec(prec).SetInt64(1)
	term := new(big.Float).SetPrec(prec).SetInt64(1)
	for n := int64(1); ; n++ {
		term.Mul(term, small)
		term.Quo(term, new(big.Float).SetPrec(prec).SetInt64(n))
		if term.Sign() == 0 || term.MantExp(nil) < -int(prec) {
			break
		}
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum
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
		abs := math.Hypot(real(a), imag(a))
		length := math.Pow(abs, real(b))
		angle := cmplx.Phase(a)
		phase := angle * real(b)
		if imag(b) != 0 {
			length /= math.Exp(angle * imag(b))
			phase += imag(b) * math.Log(abs)
		}
		sin, cos := math.Sincos(phase)
		z = complex(length*cos, length*sin)
	}
	return z, !math.IsInf(real(z), 0) && !math.IsInf(imag(z), 0)
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
