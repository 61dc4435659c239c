package stdlib

import (
	"math"
	"math/big"

	"bytewalk/vm/object"
)

// gather combines the absolute values of ints, two at a time.
func gather(t *Thread, a []Value, first int64, combine func(x, y *big.Int) *big.Int) (Value, error) {
	total := big.NewInt(first)
	for _, v := range a {
		i, err := object.Index(t, v)
		if err != nil {
			return object.Null, err
		}
		total = combine(total, new(big.Int).Abs(object.AsBig(i)))
		if err := t.Reserve(int64(total.BitLen() / 8)); err != nil {
			return object.Null, err
		}
	}
	return t.BigInt(total), nil
}

// laterMath are the functions of math that came after 3.8.
func laterMath() []object.Method {
	return []object.Method{
		fn("lcm", 0, -1, func(t *Thread, a []Value) (Value, error) {
			return gather(t, a, 1, func(x, y *big.Int) *big.Int {
				if x.Sign() == 0 || y.Sign() == 0 {
					return new(big.Int)
				}
				x = new(big.Int).Quo(x, new(big.Int).GCD(nil, nil, x, y))
				return x.Mul(x, y)
			})
		}),
		fnKw("nextafter", "x y / | $ steps", func(t *Thread, a []Value) (Value, error) {
			x, err := object.FloatOf(t, a[0])
			if err != nil {
				return object.Null, err
			}
			y, err := object.FloatOf(t, a[1])
			if err != nil {
				return object.Null, err
			}
			steps := big.NewInt(1)
			if !a[2].IsNull() && a[2] != object.None {
				i, err := object.Index(t, a[2])
				if err != nil {
					return object.Null, err
				}
				if steps = object.AsBig(i); steps.Sign() < 0 {
					return object.Null, t.Errorf(object.ValueError, "steps must be a non-negative integer")
				}
			}
			if steps.Sign() == 0 {
				return t.Float(x), nil
			}
			if math.IsNaN(x) || math.IsNaN(y) {
				return t.Float(math.NaN()), nil
			}
			// Floats of one sign lie in the order of their bits.
			from, to := floatIndex(x), floatIndex(y)
			distance := new(big.Int).Sub(big.NewInt(to), big.NewInt(from))
			if new(big.Int).Abs(distance).Cmp(steps) <= 0 {
				return t.Float(y), nil
			}
			n := steps.Int64()
			if distance.Sign() < 0 {
				n = -n
			}
			return t.Float(indexedFloat(from+n, x)), nil
		}),
		fn1("ulp", func(t *Thread, v Value) (Value, error) {
			x, err := object.FloatOf(t, v)
			if err != nil {
				return object.Null, err
			}
			x = math.Abs(x)
			if math.IsNaN(x) || math.IsInf(x, 0) {
				return t.Float(x), nil
			}
			if next := math.Nextafter(x, math.Inf(1)); !math.IsInf(next, 0) {
				return t.Float(next - x), nil
			}
			return t.Float(x - math.Nextafter(x, 0)), nil
		}),
		float1("cbrt", false, math.Cbrt),
		float1("exp2", true, math.Exp2),
		fn("sumprod", 2, 2, func(t *Thread, a []Value) (Value, error) {
			p, err := object.Collect(t, a[0])
			if err != nil {
				return object.Null, err
			}
			q, err := object.Collect(t, a[1])
			if err != nil {
				return object.Null, err
			}
			if len(p) != len(q) {
				return object.Null, t.Errorf(object.ValueError, "Inputs are not the same length")
			}
			total := object.SmallInt(0)
			var exact []*big.Rat
			for i := range p {
				x, xFloat := object.AsFloat64(p[i])
				y, yFloat := object.AsFloat64(q[i])
				if n, ok := object.AsInt64(p[i]); ok {
					x, xFloat = float64(n), xFloat || yFloat
				}
				if n, ok := object.AsInt64(q[i]); ok {
					y, yFloat = float64(n), yFloat || xFloat
				}
				if xFloat && yFloat && !math.IsInf(x, 0) && !math.IsInf(y, 0) && !math.IsNaN(x) && !math.IsNaN(y) {
					exact = append(exact, new(big.Rat).Mul(new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y)))
					continue
				}
				product, err := object.Multiply(t, p[i], q[i])
				if err == nil {
					total, err = object.Add(t, total, product)
				}
				if err != nil {
					return object.Null, err
				}
			}
			if exact == nil {
				return total, nil
			}
			sum := new(big.Rat)
			for _, r := range exact {
				sum.Add(sum, r)
			}
			f, _ := sum.Float64()
			return object.Add(t, t.Float(f), total)
		}),
		fn("fma", 3, 3, func(t *Thread, a []Value) (Value, error) {
			var x [3]float64
			for i, v := range a {
				var err error
				if x[i], err = object.FloatOf(t, v); err != nil {
					return object.Null, err
				}
			}
			r := math.FMA(x[0], x[1], x[2])
			finite := func(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }
			switch {
			case math.IsNaN(r) && !math.IsNaN(x[0]) && !math.IsNaN(x[1]) && !math.IsNaN(x[2]):
				return object.Null, t.Errorf(object.ValueError, "invalid operation in fma")
			case math.IsInf(r, 0) && finite(x[0]) && finite(x[1]) && finite(x[2]):
				return object.Null, t.Errorf(object.OverflowError, "overflow in fma")
			}
			return t.Float(r), nil
		}),
	}
}

// floatIndex numbers the floats in their order, 0 for zero.
func floatIndex(x float64) int64 {
	bits := int64(math.Float64bits(x))
	if bits < 0 {
		return math.MinInt64 - bits
	}
	return bits
}

// indexedFloat gives the float with a number; zero has the sign of from.
func indexedFloat(i int64, from float64) float64 {
	if i == 0 {
		return math.Copysign(0, from)
	}
	if i < 0 {
		return -math.Float64frombits(uint64(-i))
	}
	return math.Float64frombits(uint64(i))
}
