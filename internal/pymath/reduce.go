package pymath

import (
	"math"
	"math/big"
	"sync"
)

// reducePrecision is enough bits for the whole of the largest float and for the
// bits after the point of what is left of it.
const reducePrecision = 1024 + 256

// reduceLarge is reduce for any finite x, by way of long numbers.
func reduceLarge(x float64) (r dd, n int) {
	quarter := halfPiLong()
	long := new(big.Float).SetPrec(reducePrecision).SetFloat64(x)
	quotient := new(big.Float).SetPrec(reducePrecision).Quo(long, quarter)
	half := big.NewFloat(math.Copysign(0.5, x))
	k, _ := quotient.Add(quotient, half).Int(nil) // rounded
	product := new(big.Float).SetPrec(reducePrecision).SetInt(k)
	long.Sub(long, product.Mul(product, quarter))
	hi, _ := long.Float64()
	lo, _ := long.Sub(long, new(big.Float).SetPrec(reducePrecision).SetFloat64(hi)).Float64()
	return dd{hi, lo}, int(new(big.Int).And(k, big.NewInt(3)).Int64())
}

// halfPiLong is pi/2, by Machin's formula: pi/4 = 4 atan(1/5) - atan(1/239).
var halfPiLong = sync.OnceValue(func() *big.Float {
	const bits = reducePrecision + 64
	arctan := func(x int64) *big.Int {
		term := new(big.Int).Quo(new(big.Int).Lsh(big.NewInt(1), bits), big.NewInt(x))
		sum, square := new(big.Int), big.NewInt(x*x)
		for n := int64(1); term.Sign() != 0; n += 2 {
			part := new(big.Int).Quo(term, big.NewInt(n))
			if n%4 == 1 {
				sum.Add(sum, part)
			} else {
				sum.Sub(sum, part)
			}
			term.Quo(term, square)
		}
		return sum
	}
	pi := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(4), arctan(5)), arctan(239))
	pi.Mul(pi, big.NewInt(2)) // pi/4 made pi/2
	f := new(big.Float).SetPrec(reducePrecision).SetInt(pi)
	return f.SetMantExp(f, -bits)
})
