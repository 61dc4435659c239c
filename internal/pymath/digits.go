package pymath

import "math/big"

// digitsAtOnce is how many digits big.Int reads faster itself, in time that grows with
// their square.
const digitsAtOnce = 2000

// Digits gives the number that decimal digits are. Halves are read on their own and put
// together, so that ten million digits take seconds and not minutes.
func Digits(digits string) *big.Int {
	powers := map[int]*big.Int{}
	var power func(n int) *big.Int // of ten
	power = func(n int) *big.Int {
		p := powers[n]
		if p == nil {
			if n <= digitsAtOnce {
				p = new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
			} else {
				half := power(n / 2)
				if p = new(big.Int).Mul(half, half); n%2 != 0 {
					p.Mul(p, big.NewInt(10))
				}
			}
			powers[n] = p
		}
		return p
	}
	var read func(s string) *big.Int
	read = func(s string) *big.Int {
		if len(s) <= digitsAtOnce {
			n, _ := new(big.Int).SetString(s, 10)
			return n
		}
		// The lower part has a size of which there are few, so that powers are used again.
		low := digitsAtOnce
		for low*2 < len(s) {
			low *= 2
		}
		n := read(s[:len(s)-low])
		n.Mul(n, power(low))
		return n.Add(n, read(s[len(s)-low:]))
	}
	return read(digits)
}
