package stdlib

import (
	"math"
	"math/big"

	"bytewalk/internal/pymath"
	"bytewalk/vm/object"
)

func fillMath(t *Thread, m *object.Module) error {
	for _, c := range []struct {
		name  string
		value float64
	}{{"pi", math.Pi}, {"e", math.E}, {"tau", 2 * math.Pi}, {"inf", math.Inf(1)}, {"nan", math.NaN()}} {
		m.Dict.SetStr(t, t.Intern(c.name), t.Float(c.value))
	}
	return nil
}

func domainError(t *Thread) error { return t.Errorf(object.ValueError, "math domain error") }
func rangeError(t *Thread) error  { return t.Errorf(object.OverflowError, "math range error") }

// float1 makes a function of one float. A NaN that doesn't come from a NaN is outside the
// domain; an infinity that doesn't come from one is out of range if overflows is set, else outside
// the domain.
func float1(name string, overflows bool, f func(x float64) float64) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		x, err := object.FloatOf(t, v)
		if err != nil {
			return object.Null, err
		}
		r := f(x)
		if math.IsNaN(r) && !math.IsNaN(x) {
			return object.Null, domainError(t)
		}
		if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsNaN(x) {
			if overflows {
				return object.Null, rangeError(t)
			}
			return object.Null, domainError(t)
		}
		return t.Float(r), nil
	})
}

// finite makes f, which is for finite numbers, give what library gives for others.
func finite(f, library func(float64) float64) func(float64) float64 {
	return func(x float64) float64 {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return library(x)
		}
		return f(x)
	}
}

// predicate makes a function of one float that gives a bool.
func predicate(name string, f func(x float64) bool) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		x, err := object.FloatOf(t, v)
		return object.Bool(f(x)), err
	})
}

// rounding makes floor, ceil or trunc: a method of the object, or f of it as a float.
func rounding(name string, f func(x float64) float64) object.Method {
	return fn1(name, func(t *Thread, v Value) (Value, error) {
		if !v.IsFloat() {
			m, err := object.LookupSpecial(t, v, "__"+name+"__")
			if err != nil {
				return object.Null, err
			}
			if !m.IsNull() {
				return object.CallArgs(t, m)
			}
			if name == "trunc" {
				return object.Null, t.Errorf(object.TypeError, "type %s doesn't define __trunc__ method", typeName(v))
			}
		}
		x, err := object.FloatOf(t, v)
		if err != nil {
			return object.Null, err
		}
		return object.ToInt(t, t.Float(f(x)))
	})
}

// floats2 makes a function of two floats.
func floats2(name string, f func(t *Thread, x, y float64) (float64, error)) object.Method {
	return fn(name, 2, 2, func(t *Thread, a []Value) (Value, error) {
		x, err := object.FloatOf(t, a[0])
		if err != nil {
			return object.Null, err
		}
		y, err := object.FloatOf(t, a[1])
		if err != nil {
			return object.Null, err
		}
		r, err := f(t, x, y)
		return t.Float(r), err
	})
}

func init() {
	functions := []object.Method{
		float1("acos", false, pymath.Acos), float1("asin", false, pymath.Asin), float1("atan", false, pymath.Atan),
		float1("acosh", false, math.Acosh), float1("asinh", false, math.Asinh), float1("atanh", false, math.Atanh),
		float1("cos", false, finite(pymath.Cos, math.Cos)), float1("sin", false, finite(pymath.Sin, math.Sin)),
		float1("tan", false, finite(pymath.Tan, math.Tan)),
		float1("cosh", true, pymath.Cosh), float1("sinh", true, pymath.Sinh), float1("tanh", false, pymath.Tanh),
		float1("exp", true, pymath.Exp), float1("expm1", true, pymath.Expm1),
		float1("sqrt", false, math.Sqrt), float1("fabs", false, math.Abs),
		float1("erf", true, math.Erf), float1("erfc", true, math.Erfc),
		float1("gamma", true, pymath.Gamma),
		float1("lgamma", true, func(x float64) float64 {
			switch {
			case math.IsInf(x, 0):
				return math.Inf(1)
			case math.IsNaN(x):
				return x
			case x <= 0 && x == math.Floor(x):
				return math.NaN()
			}
			return pymath.Lgamma(x)
		}),
		float1("log1p", false, func(x float64) float64 {
			if x > -1 && !math.IsInf(x, 0) {
				return pymath.Log1p(x)
			}
			return math.Log1p(x)
		}),
		float1("degrees", true, func(x float64) float64 { return x * (180 / math.Pi) }),
		float1("radians", true, func(x float64) float64 { return x * (math.Pi / 180) }),
		predicate("isnan", func(x float64) bool { return math.IsNaN(x) }),
		predicate("isinf", func(x float64) bool { return math.IsInf(x, 0) }),
		predicate("isfinite", func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }),
		rounding("floor", math.Floor), rounding("ceil", math.Ceil), rounding("trunc", math.Trunc),
		floats2("atan2", func(t *Thread, y, x float64) (float64, error) { return pymath.Atan2(y, x), nil }),
		floats2("copysign", func(t *Thread, x, y float64) (float64, error) { return math.Copysign(x, y), nil }),
		floats2("fmod", func(t *Thread, x, y float64) (float64, error) {
			if math.IsInf(y, 0) && !math.IsInf(x, 0) && !math.IsNaN(x) {
				return x, nil
			}
			r := math.Mod(x, y)
			if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
				return 0, domainError(t)
			}
			return r, nil
		}),
		floats2("remainder", func(t *Thread, x, y float64) (float64, error) {
			r := math.Remainder(x, y)
			if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
				return 0, domainError(t)
			}
			return r, nil
		}),
		floats2("pow", mathPow),
		fn1("frexp", func(t *Thread, v Value) (Value, error) {
			x, err := object.FloatOf(t, v)
			m, e := math.Frexp(x)
			return object.NewTuple(t.Float(m), t.Int(int64(e))).Value(), err
		}),
		fn1("modf", func(t *Thread, v Value) (Value, error) {
			x, err := object.FloatOf(t, v)
			if math.IsInf(x, 0) {
				return object.NewTuple(t.Float(math.Copysign(0, x)), t.Float(x)).Value(), err
			}
			i := math.Trunc(x)
			return object.NewTuple(t.Float(math.Copysign(x-i, x)), t.Float(i)).Value(), err
		}),
		fn("ldexp", 2, 2, func(t *Thread, a []Value) (Value, error) {
			x, err := object.FloatOf(t, a[0])
			if err != nil {
				return object.Null, err
			}
			b := object.AsBig(a[1])
			if b == nil {
				return object.Null, t.Errorf(object.TypeError, "Expected an int as second argument to ldexp.")
			}
			n := 1 << 20
			if b.IsInt64() {
				n = int(max(min(b.Int64(), 1<<20), -1<<20))
			} else if b.Sign() < 0 {
				n = -n
			}
			r := math.Ldexp(x, n)
			if math.IsInf(r, 0) && !math.IsInf(x, 0) {
				return object.Null, rangeError(t)
			}
			return t.Float(r), nil
		}),
		fn("log", 1, 2, func(t *Thread, a []Value) (Value, error) {
			x, err := logOf(t, a[0], pymath.Log, math.Ln2)
			if err != nil || a[1].IsNull() {
				return t.Float(x), err
			}
			y, err := logOf(t, a[1], pymath.Log, math.Ln2)
			if err != nil {
				return object.Null, err
			}
			return object.TrueDivide(t, t.Float(x), t.Float(y))
		}),
		fn1("log2", func(t *Thread, v Value) (Value, error) {
			x, err := logOf(t, v, pymath.Log2, 1)
			return t.Float(x), err
		}),
		fn1("log10", func(t *Thread, v Value) (Value, error) {
			x, err := logOf(t, v, pymath.Log10, math.Log10(2))
			return t.Float(x), err
		}),
		fn1("factorial", factorial),
		fn("gcd", 0, -1, func(t *Thread, a []Value) (Value, error) {
			if !since(t, "3.9") {
				if err := t.CheckPositional("gcd", len(a), 2, 2); err != nil {
					return object.Null, err
				}
			}
			return gather(t, a, 0, func(x, y *big.Int) *big.Int { return new(big.Int).GCD(nil, nil, x, y) })
		}),
		fn1("isqrt", func(t *Thread, v Value) (Value, error) {
			i, err := object.Index(t, v)
			if err != nil {
				return object.Null, err
			}
			b := object.AsBig(i)
			if b.Sign() < 0 {
				return object.Null, t.Errorf(object.ValueError, "isqrt() argument must be nonnegative")
			}
			return t.BigInt(new(big.Int).Sqrt(b)), nil
		}),
		fn("comb", 2, 2, func(t *Thread, a []Value) (Value, error) { return choose(t, a[0], a[1], true) }),
		fn("perm", 1, 2, func(t *Thread, a []Value) (Value, error) {
			if a[1].IsNull() || a[1] == object.None {
				return factorial(t, a[0])
			}
			return choose(t, a[0], a[1], false)
		}),
		{Name: "hypot", Func: hypot},
		fn("dist", 2, 2, dist),
		fn1("fsum", fsum),
		fnKw("prod", "iterable / | $ start", func(t *Thread, a []Value) (Value, error) {
			total := a[1]
			if total.IsNull() {
				total = object.SmallInt(1)
			}
			err := each(t, a[0], func(item Value) (bool, error) {
				var err error
				total, err = object.Multiply(t, total, item)
				return err != nil, err
			})
			return total, err
		}),
		fnKw("isclose", "a b | $ rel_tol abs_tol", isClose),
	}
	functions = append(functions, laterMath()...)
	register(&module{
		name: "math", doc: "This module provides access to the mathematical functions\ndefined by the C standard.",
		functions: functions, fill: fillMath,
		later: map[string]string{"lcm": "3.9", "nextafter": "3.9", "ulp": "3.9", "cbrt": "3.11", "exp2": "3.11", "sumprod": "3.12", "fma": "3.13"},
	})
}

func mathPow(t *Thread, x, y float64) (float64, error) {
	if math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0) || x == 0 || y == 0 || x == 1 {
		r := math.Pow(x, y)
		if math.IsInf(r, 0) && x == 0 && !(math.IsInf(y, -1) && since(t, "3.11")) {
			return 0, domainError(t)
		}
		return r, nil
	}
	if x < 0 && y != math.Floor(y) {
		return 0, domainError(t)
	}
	r := pymath.Pow(math.Abs(x), y)
	if x < 0 && math.Mod(math.Abs(y), 2) == 1 {
		r = -r
	}
	if math.IsInf(r, 0) {
		return 0, rangeError(t)
	}
	return r, nil
}

// logOf is a logarithm of any number; ints too large for a float are split, and ln2 is that
// logarithm of 2.
func logOf(t *Thread, v Value, f func(float64) float64, ln2 float64) (float64, error) {
	if b := object.AsBig(v); b != nil {
		if b.Sign() <= 0 {
			return 0, domainError(t)
		}
		if b.BitLen() > 1024 {
			shift := b.BitLen() - 64
			top, _ := new(big.Float).SetInt(new(big.Int).Rsh(b, uint(shift))).Float64()
			return f(top) + ln2*float64(shift), nil
		}
	}
	x, err := object.FloatOf(t, v)
	switch {
	case err != nil:
		return 0, err
	case math.IsNaN(x), math.IsInf(x, 1):
		return x, nil
	case x <= 0:
		return 0, domainError(t)
	}
	return f(x), nil
}

func factorial(t *Thread, v Value) (Value, error) {
	if f, ok := object.AsFloat64(v); ok && !since(t, "3.12") {
		if f != math.Floor(f) || math.IsInf(f, 0) || math.IsNaN(f) {
			return object.Null, t.Errorf(object.ValueError, "factorial() only accepts integral values")
		}
		var err error
		if v, err = object.ToInt(t, v); err != nil {
			return object.Null, err
		}
	}
	i, err := object.Index(t, v)
	if err != nil {
		return object.Null, err
	}
	b := object.AsBig(i)
	switch {
	case b.Sign() < 0:
		return object.Null, t.Errorf(object.ValueError, "factorial() not defined for negative values")
	case !b.IsInt64():
		return object.Null, t.Errorf(object.OverflowError, "factorial() argument should not exceed %d", int64(math.MaxInt64))
	}
	return product(t, 1, b.Int64(), object.SmallInt(1))
}

// product multiplies start by all ints from low to high.
func product(t *Thread, low, high int64, start Value) (Value, error) {
	total := start
	for k := low; k <= high; {
		part := k
		for k++; k <= high && part < 1<<31 && k < 1<<31; k++ {
			part *= k
		}
		var err error
		if total, err = object.Multiply(t, total, t.Int(part)); err != nil {
			return object.Null, err
		}
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
	}
	return total, nil
}

// choose is comb(n, k), or perm(n, k) if ordered matters.
func choose(t *Thread, n, k Value, unordered bool) (Value, error) {
	in, err := object.Index(t, n)
	if err != nil {
		return object.Null, err
	}
	ik, err := object.Index(t, k)
	if err != nil {
		return object.Null, err
	}
	bn, bk := object.AsBig(in), object.AsBig(ik)
	switch {
	case bn.Sign() < 0:
		return object.Null, t.Errorf(object.ValueError, "n must be a non-negative integer")
	case bk.Sign() < 0:
		return object.Null, t.Errorf(object.ValueError, "k must be a non-negative integer")
	case bk.Cmp(bn) > 0:
		return object.SmallInt(0), nil
	}
	if rest := new(big.Int).Sub(bn, bk); unordered && rest.Cmp(bk) < 0 {
		bk = rest
	}
	if !bk.IsInt64() {
		return object.Null, t.Errorf(object.OverflowError, "min(n - k, k) must not exceed %d", int64(math.MaxInt64))
	}
	result := big.NewInt(1)
	factor := new(big.Int).Set(bn)
	for i := int64(1); i <= bk.Int64(); i++ {
		result.Mul(result, factor)
		if unordered {
			result.Quo(result, big.NewInt(i))
		}
		factor.Sub(factor, big.NewInt(1))
		if err := t.CheckEvents(); err != nil {
			return object.Null, err
		}
		if err := t.Reserve(int64(result.BitLen() / 8)); err != nil {
			return object.Null, err
		}
	}
	return t.BigInt(result), nil
}

// norm is the length of a vector, scaled by its largest part as CPython 3.8 does, with the
// error of the sum carried along.
//
// exactly asks for the algorithm since 3.10, which rounds nearly always as the exact result would.
func norm(parts []float64, exactly bool) float64 {
	largest, nan := 0.0, false
	for i, x := range parts {
		x = math.Abs(x)
		parts[i] = x
		nan = nan || math.IsNaN(x)
		largest = max(largest, x)
	}
	for _, x := range parts {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
	}
	if nan {
		return math.NaN()
	}
	if largest == 0 || len(parts) <= 1 {
		return largest
	}
	if exactly {
		return normExactly(parts, largest)
	}
	sum, carry := 1.0, 0.0
	for _, x := range parts {
		x /= largest
		x *= x
		old := sum
		sum += x
		carry += (old - sum) + x
	}
	return largest * math.Sqrt(sum-1+carry)
}

// normExactly is norm with the squares and their sum as pairs of floats.
func normExactly(parts []float64, largest float64) float64 {
	const smallest = 0x1p-1022
	_, exponent := math.Frexp(largest)
	if exponent < -1023 {
		for i := range parts {
			parts[i] /= smallest
		}
		return smallest * normExactly(parts, largest/smallest)
	}
	scale := math.Ldexp(1, -exponent)
	sum, carry, lost := 1.0, 0.0, 0.0
	add := func(x, y float64) {
		high := x * y
		carry += math.FMA(x, y, -high)
		old := sum
		sum += high
		lost += (old - sum) + high
	}
	for _, x := range parts {
		add(x*scale, x*scale)
	}
	root := math.Sqrt(sum - 1 + (carry + lost))
	add(-root, root)
	root += (sum - 1 + (carry + lost)) / (2 * root)
	return root / scale
}

func hypot(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
	if err := t.NoKeywords("hypot", kwnames); err != nil {
		return object.Null, err
	}
	parts := make([]float64, len(args))
	for i, v := range args {
		var err error
		if parts[i], err = object.FloatOf(t, v); err != nil {
			return object.Null, err
		}
	}
	return t.Float(norm(parts, since(t, "3.10"))), nil
}

func dist(t *Thread, a []Value) (Value, error) {
	p, err := object.Collect(t, a[0])
	if err != nil {
		return object.Null, err
	}
	q, err := object.Collect(t, a[1])
	if err != nil {
		return object.Null, err
	}
	if len(p) != len(q) {
		return object.Null, t.Errorf(object.ValueError, "both points must have the same number of dimensions")
	}
	parts := make([]float64, len(p))
	for i := range p {
		x, err := object.FloatOf(t, p[i])
		if err != nil {
			return object.Null, err
		}
		y, err := object.FloatOf(t, q[i])
		if err != nil {
			return object.Null, err
		}
		parts[i] = x - y
	}
	return t.Float(norm(parts, since(t, "3.10"))), nil
}

// fsum adds exactly and rounds once.
func fsum(t *Thread, v Value) (Value, error) {
	exact := new(big.Rat)
	special, infinite := 0.0, false
	err := each(t, v, func(item Value) (bool, error) {
		x, err := object.FloatOf(t, item)
		if err != nil {
			return true, err
		}
		if math.IsInf(x, 0) || math.IsNaN(x) {
			infinite = infinite || math.IsInf(x, 0)
			special += x
			return false, nil
		}
		exact.Add(exact, new(big.Rat).SetFloat64(x))
		return false, nil
	})
	switch {
	case err != nil:
		return object.Null, err
	case math.IsNaN(special) && infinite:
		return object.Null, t.Errorf(object.ValueError, "-inf + inf in fsum")
	case special != 0 || math.IsNaN(special):
		return t.Float(special), nil
	}
	f, _ := exact.Float64()
	if math.IsInf(f, 0) {
		return object.Null, t.Errorf(object.OverflowError, "intermediate overflow in fsum")
	}
	return t.Float(f), nil
}

func isClose(t *Thread, args []Value) (Value, error) {
	f := [4]float64{2: 1e-9}
	for i, v := range args {
		if v.IsNull() {
			continue
		}
		var err error
		if f[i], err = object.FloatOf(t, v); err != nil {
			return object.Null, err
		}
	}
	a, b, rel, abs := f[0], f[1], f[2], f[3]
	switch {
	case rel < 0 || abs < 0:
		return object.Null, t.Errorf(object.ValueError, "tolerances must be non-negative")
	case a == b:
		return object.True, nil
	case math.IsInf(a, 0) || math.IsInf(b, 0):
		return object.False, nil
	}
	d := math.Abs(b - a)
	return object.Bool(d <= math.Abs(rel*b) || d <= math.Abs(rel*a) || d <= abs), nil
}
