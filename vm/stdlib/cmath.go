package stdlib

import (
	"math"
	"math/cmplx"

	"bytewalk/internal/pymath"
	"bytewalk/vm/object"
)

// complexOf gives a number as a complex, by its __complex__ or as a float.
func complexOf(t *Thread, v Value) (complex128, error) {
	if v.Has(object.LayoutComplex) {
		return v.Complex().C, nil
	}
	f, err := object.LookupSpecial(t, v, "__complex__")
	if err != nil {
		return 0, err
	}
	if !f.IsNull() {
		r, err := object.CallArgs(t, f)
		if err != nil {
			return 0, err
		}
		if !r.Has(object.LayoutComplex) {
			return 0, t.Errorf(object.TypeError, "__complex__ returned non-complex (type %s)", typeName(r))
		}
		return r.Complex().C, nil
	}
	x, err := object.FloatOf(t, v)
	return complex(x, 0), err
}

// complexFunction makes a function of a complex number: an infinity that doesn't come from one is
// out of range, a NaN outside the domain.
func complexFunction(name string, f func(z complex128) complex128) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		z, err := complexOf(t, v)
		if err != nil {
			return object.Null, err
		}
		r := f(z)
		if !cmplx.IsInf(z) && !cmplx.IsNaN(z) {
			if cmplx.IsInf(r) {
				return object.Null, rangeError(t)
			}
			if cmplx.IsNaN(r) {
				return object.Null, domainError(t)
			}
		}
		return t.Complex(r), nil
	})
}

func complexTest(name string, f func(z complex128) bool) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		z, err := complexOf(t, v)
		return object.Bool(f(z)), err
	})
}

func complexLog(t *Thread, z complex128) (complex128, error) {
	if z == 0 {
		return 0, domainError(t)
	}
	return complex(pymath.Log(pymath.Hypot(real(z), imag(z))), pymath.Atan2(imag(z), real(z))), nil
}

// complexSqrt is exact where the root is.
func complexSqrt(z complex128) complex128 {
	x, y := real(z), imag(z)
	if cmplx.IsInf(z) || cmplx.IsNaN(z) || z == 0 {
		return cmplx.Sqrt(z)
	}
	a, b := math.Abs(x)/8, math.Abs(y)
	s := 2 * math.Sqrt(a+pymath.Hypot(a, b/8))
	d := b / (2 * s)
	if x >= 0 {
		return complex(s, math.Copysign(d, y))
	}
	return complex(d, math.Copysign(s, y))
}

func init() {
	finiteParts := func(z complex128, f func(x float64) bool) bool { return f(real(z)) && f(imag(z)) }
	isFinite := func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }
	sinh := func(z complex128) complex128 {
		return complex(pymath.Cos(imag(z))*pymath.Sinh(real(z)), pymath.Sin(imag(z))*pymath.Cosh(real(z)))
	}
	cosh := func(z complex128) complex128 {
		return complex(pymath.Cos(imag(z))*pymath.Cosh(real(z)), pymath.Sin(imag(z))*pymath.Sinh(real(z)))
	}
	register(&module{
		name: "cmath", doc: "This module provides access to mathematical functions for complex\nnumbers.",
		functions: []object.Method{
			complexFunction("acos", cmplx.Acos), complexFunction("acosh", cmplx.Acosh), complexFunction("asin", cmplx.Asin),
			complexFunction("asinh", cmplx.Asinh), complexFunction("atan", cmplx.Atan), complexFunction("atanh", cmplx.Atanh),
			complexFunction("cosh", cosh), complexFunction("sinh", sinh),
			complexFunction("cos", func(z complex128) complex128 { return cosh(complex(-imag(z), real(z))) }),
			complexFunction("sin", func(z complex128) complex128 {
				s := sinh(complex(-imag(z), real(z)))
				return complex(imag(s), -real(s))
			}),
			complexFunction("tan", cmplx.Tan), complexFunction("tanh", cmplx.Tanh),
			complexFunction("exp", func(z complex128) complex128 {
				r := pymath.Exp(real(z))
				return complex(r*pymath.Cos(imag(z)), r*pymath.Sin(imag(z)))
			}),
			complexFunction("sqrt", complexSqrt),
			fn("log", 1, 2, func(t *Thread, a []Value) (Value, error) {
				z, err := complexOf(t, a[0])
				if err == nil {
					z, err = complexLog(t, z)
				}
				if err != nil || a[1].IsNull() {
					return t.Complex(z), err
				}
				base, err := complexOf(t, a[1])
				if err == nil {
					base, err = complexLog(t, base)
				}
				if err != nil {
					return object.Null, err
				}
				return object.TrueDivide(t, t.Complex(z), t.Complex(base))
			}),
			fn1("log10", func(t *Thread, v Value) (Value, error) {
				z, err := complexOf(t, v)
				if err == nil {
					z, err = complexLog(t, z)
				}
				return t.Complex(complex(real(z)/math.Ln10, imag(z)/math.Ln10)), err
			}),
			fn1("phase", func(t *Thread, v Value) (Value, error) {
				z, err := complexOf(t, v)
				return t.Float(pymath.Atan2(imag(z), real(z))), err
			}),
			fn1("polar", func(t *Thread, v Value) (Value, error) {
				z, err := complexOf(t, v)
				return object.NewTuple(t.Float(pymath.Hypot(real(z), imag(z))), t.Float(pymath.Atan2(imag(z), real(z)))).Value(), err
			}),
			fn("rect", 2, 2, func(t *Thread, a []Value) (Value, error) {
				r, err := object.FloatOf(t, a[0])
				if err != nil {
					return object.Null, err
				}
				phi, err := object.FloatOf(t, a[1])
				return t.Complex(complex(r*pymath.Cos(phi), r*pymath.Sin(phi))), err
			}),
			complexTest("isnan", cmplx.IsNaN), complexTest("isinf", cmplx.IsInf),
			complexTest("isfinite", func(z complex128) bool { return finiteParts(z, isFinite) }),
			fnKw("isclose", "a b | $ rel_tol abs_tol", func(t *Thread, a []Value) (Value, error) {
				x, err := complexOf(t, a[0])
				if err != nil {
					return object.Null, err
				}
				y, err := complexOf(t, a[1])
				if err != nil {
					return object.Null, err
				}
				tolerances := [2]float64{1e-9, 0}
				for i, v := range a[2:] {
					if v.IsNull() {
						continue
					}
					if tolerances[i], err = object.FloatOf(t, v); err != nil {
						return object.Null, err
					}
				}
				if tolerances[0] < 0 || tolerances[1] < 0 {
					return object.Null, t.Errorf(object.ValueError, "tolerances must be non-negative")
				}
				if x == y {
					return object.True, nil
				}
				if cmplx.IsInf(x) || cmplx.IsInf(y) {
					return object.False, nil
				}
				diff := cmplx.Abs(x - y)
				return object.Bool(diff <= tolerances[0]*cmplx.Abs(y) || diff <= tolerances[0]*cmplx.Abs(x) || diff <= tolerances[1]), nil
			}),
		},
		fill: func(t *Thread, m *object.Module) error {
			inf, nan := math.Inf(1), math.NaN()
			for name, v := range map[string]Value{"pi": t.Float(math.Pi), "e": t.Float(math.E), "tau": t.Float(2 * math.Pi), "inf": t.Float(inf), "nan": t.Float(nan), "infj": t.Complex(complex(0, inf)), "nanj": t.Complex(complex(0, nan))} {
				m.Dict.SetStr(t, t.Intern(name), v)
			}
			return nil
		},
	})
}
