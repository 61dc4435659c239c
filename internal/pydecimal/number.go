// Package pydecimal has decimal floating-point numbers as Python's module decimal: the General
// Decimal Arithmetic Specification, with exponents of 18 digits, NaNs that carry a payload, and
// results of exp, ln and log10 that are rounded correctly.
//
// (The libraries there are for Go do not go that far: their exponents end at 100,000, and their NaNs
// are all alike.)
package pydecimal

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"bytewalk/internal/pymath"
)

// Kind says what a number is.
type Kind uint8

// The kinds.
const (
	Finite Kind = iota
	Infinite
	QuietNaN
	SignalingNaN
)

// Number is a decimal number: Coef * 10**Exp. It is never modified.
type Number struct {
	Kind Kind
	Neg  bool
	Coef *big.Int // not negative; of a NaN its payload
	Exp  int
}

// Status is what an operation met with: a set of conditions.
type Status uint16

// The conditions, in the order in which exceptions list them; the first five are all signalled
// as InvalidOperation.
const (
	InvalidOperation Status = 1 << iota
	ConversionSyntax
	DivisionImpossible
	DivisionUndefined
	InvalidContext
	FloatOperation
	DivisionByZero
	Overflow
	Underflow
	Subnormal
	Inexact
	Rounded
	Clamped

	Invalid = InvalidOperation | ConversionSyntax | DivisionImpossible | DivisionUndefined | InvalidContext
)

// Rounding is a way to round.
type Rounding uint8

// The ways, in the order of libmpdec.
const (
	Up Rounding = iota
	Down
	Ceiling
	Floor
	HalfUp
	HalfDown
	HalfEven
	ZeroFiveUp
)

// RoundingNames are the names of the ways in Python.
var RoundingNames = [...]string{"ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
	"ROUND_HALF_EVEN", "ROUND_05UP"}

// Context is how operations are done; they add to Status.
type Context struct {
	Prec       int
	Rounding   Rounding
	Emin, Emax int
	Clamp      bool
	Status     Status
	// Poll is asked now and then in long computations, and panics to end one; nil: nobody asks.
	Poll func(digits int)
}

// MaxPrec is the largest precision, and the largest exponent.
const MaxPrec = 999999999999999999

// MinEtiny is the smallest exponent there is.
const MinEtiny = -1999999999999999997

var (
	zero = big.NewInt(0)
	one  = big.NewInt(1)
	five = big.NewInt(5)
	ten  = big.NewInt(10)
)

var smallPowers = func() (p [64]*big.Int) {
	for i := range p {
		p[i] = new(big.Int).Exp(ten, big.NewInt(int64(i)), nil)
	}
	return p
}()

// TooLarge is what operations panic with that would need numbers of more than MaxDigits digits.
type TooLarge struct{}

// MaxDigits is how many digits a power of ten has at most.
const MaxDigits = 2_000_000

func pow10(n int) *big.Int {
	if n < len(smallPowers) {
		return smallPowers[n]
	}
	if n > MaxDigits {
		panic(TooLarge{})
	}
	return new(big.Int).Exp(ten, big.NewInt(int64(n)), nil)
}

// digits gives the number of decimal digits, 1 for 0.
func digits(n *big.Int) int {
	bits := n.BitLen()
	if bits == 0 {
		return 1
	}
	d := int(float64(bits-1)*(math.Ln2/math.Ln10)) + 1
	if n.CmpAbs(pow10(d)) >= 0 {
		d++
	} else if d > 1 && n.CmpAbs(pow10(d-1)) < 0 {
		d--
	}
	return d
}

// New makes a finite number.
func New(neg bool, coef *big.Int, exp int) *Number { return &Number{Neg: neg, Coef: coef, Exp: exp} }

// FromBig makes a number of an int.
func FromBig(n *big.Int) *Number {
	return New(n.Sign() < 0, new(big.Int).Abs(n), 0)
}

func fromInt(n int) *Number { return FromBig(big.NewInt(int64(n))) }

func special(k Kind, neg bool) *Number { return &Number{Kind: k, Neg: neg, Coef: zero} }

// IsNaN reports whether n is a NaN of either kind.
func (n *Number) IsNaN() bool { return n.Kind >= QuietNaN }

// IsZero reports whether n is a zero.
func (n *Number) IsZero() bool { return n.Kind == Finite && n.Coef.Sign() == 0 }

func (n *Number) isSpecial() bool { return n.Kind != Finite }

// Digits gives the number of digits of the coefficient.
func (n *Number) Digits() int { return digits(n.Coef) }

// Adjusted is the exponent of the first digit.
func (n *Number) Adjusted() int {
	if n.isSpecial() {
		return 0
	}
	return n.Exp + digits(n.Coef) - 1
}

func (n *Number) withSign(neg bool) *Number {
	m := *n
	m.Neg = neg
	return &m
}

// Negated is n with the other sign, without any rounding.
func (n *Number) Negated() *Number { return n.withSign(!n.Neg) }

// Absolute is n with the sign +, without any rounding.
func (n *Number) Absolute() *Number { return n.withSign(false) }

// CopySign is n with the sign of m.
func (n *Number) CopySign(m *Number) *Number { return n.withSign(m.Neg) }

// Parse reads a number without spaces and underscores; ok is false if text is none.
func Parse(text string) (n *Number, ok bool) {
	n = &Number{Coef: zero}
	s := text
	if s != "" && (s[0] == '+' || s[0] == '-') {
		n.Neg = s[0] == '-'
		s = s[1:]
	}
	lower := strings.ToLower(s)
	switch {
	case lower == "inf" || lower == "infinity":
		n.Kind = Infinite
		return n, true
	case strings.HasPrefix(lower, "nan"), strings.HasPrefix(lower, "snan"):
		n.Kind = QuietNaN
		if lower[0] == 's' {
			n.Kind = SignalingNaN
			lower = lower[1:]
		}
		if lower = lower[3:]; lower != "" {
			if strings.Trim(lower, "0123456789") != "" {
				return nil, false
			}
			n.Coef = pymath.Digits(lower)
		}
		return n, true
	}
	mantissa, exponent, hasExp := strings.Cut(lower, "e")
	if hasExp {
		e := strings.TrimLeft(exponent, "+-")
		if e == "" || len(exponent)-len(e) > 1 || strings.Trim(e, "0123456789") != "" {
			return nil, false
		}
		v, err := strconv.ParseInt(exponent, 10, 64)
		if err != nil || v > 4*MaxPrec || v < -4*MaxPrec {
			v = 4 * MaxPrec
			if exponent[0] == '-' {
				v = -v
			}
		}
		n.Exp = int(v)
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	all := whole + fraction
	if all == "" || strings.Trim(all, "0123456789") != "" {
		return nil, false
	}
	n.Coef = pymath.Digits(all)
	n.Exp -= len(fraction)
	return n, true
}

// FromFloat makes a number that is exactly f.
func FromFloat(f float64) *Number {
	switch {
	case math.IsInf(f, 0):
		return special(Infinite, f < 0)
	case math.IsNaN(f):
		return special(QuietNaN, math.Signbit(f))
	}
	m, e := math.Frexp(math.Abs(f))
	coef := big.NewInt(int64(m * (1 << 53)))
	e -= 53
	if coef.Sign() == 0 {
		return New(math.Signbit(f), zero, 0)
	}
	t := int(coef.TrailingZeroBits())
	coef.Rsh(coef, uint(t))
	if e += t; e >= 0 {
		return New(f < 0, coef.Lsh(coef, uint(e)), 0)
	}
	return New(f < 0, coef.Mul(coef, new(big.Int).Exp(five, big.NewInt(int64(-e)), nil)), e)
}

// Text is the number as str() writes it; engineering notation has exponents that are multiples
// of three.
func (n *Number) Text(engineering, capitals bool) string {
	sign := ""
	if n.Neg {
		sign = "-"
	}
	switch n.Kind {
	case Infinite:
		return sign + "Infinity"
	case QuietNaN, SignalingNaN:
		name := "NaN"
		if n.Kind == SignalingNaN {
			name = "sNaN"
		}
		if n.Coef.Sign() != 0 {
			name += n.Coef.String()
		}
		return sign + name
	}
	d := n.Coef.String()
	left := n.Exp + len(d)
	point := 1
	switch {
	case n.Exp <= 0 && left > -6:
		point = left
	case engineering && n.Coef.Sign() == 0:
		point = mod(left+1, 3) - 1
	case engineering:
		point = mod(left-1, 3) + 1
	}
	var whole, fraction string
	switch {
	case point <= 0:
		whole, fraction = "0", "."+strings.Repeat("0", -point)+d
	case point >= len(d):
		whole = d + strings.Repeat("0", point-len(d))
	default:
		whole, fraction = d[:point], "."+d[point:]
	}
	exponent := ""
	if left != point {
		e := "e"
		if capitals {
			e = "E"
		}
		exponent = e + plus(left-point)
	}
	return sign + whole + fraction + exponent
}

func plus(n int) string {
	if n >= 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func mod(a, b int) int { return (a%b + b) % b }

// Etiny is the exponent of the smallest subnormal number.
func (c *Context) Etiny() int { return c.Emin - c.Prec + 1 }

// Etop is the largest exponent of a number that fills the precision.
func (c *Context) Etop() int { return c.Emax - c.Prec + 1 }

// roundAway says whether what is cut off, which compares with half a unit as half does (and is
// exact if nothing is), makes the last digit kept one more.
func roundAway(r Rounding, neg bool, kept *big.Int, half int, exact bool) bool {
	if exact {
		return false
	}
	switch r {
	case Up:
		return true
	case Ceiling:
		return !neg
	case Floor:
		return neg
	case HalfUp:
		return half >= 0
	case HalfDown:
		return half > 0
	case HalfEven:
		return half > 0 || half == 0 && kept.Bit(0) == 1
	case ZeroFiveUp:
		last := new(big.Int).Rem(kept, ten).Int64()
		return last == 0 || last == 5
	}
	return false
}

// rescale gives the coefficient of n for another exponent and whether it is exact.
func (n *Number) rescale(exp int, r Rounding) (coef *big.Int, exact bool) {
	if exp <= n.Exp {
		return new(big.Int).Mul(n.Coef, pow10(n.Exp-exp)), true
	}
	cut := exp - n.Exp
	if n.Coef.Sign() == 0 {
		return zero, true
	}
	if d := digits(n.Coef); cut > d {
		if roundAway(r, n.Neg, zero, -1, false) {
			return one, false
		}
		return zero, false
	}
	p := pow10(cut)
	q, rest := new(big.Int).QuoRem(n.Coef, p, new(big.Int))
	exact = rest.Sign() == 0
	half := rest.Lsh(rest, 1).Cmp(p)
	if roundAway(r, n.Neg, q, half, exact) {
		q.Add(q, one)
	}
	return q, exact
}

// overflow gives the result of an overflow.
func (c *Context) overflow(neg bool) *Number {
	c.Status |= Overflow | Inexact | Rounded
	switch c.Rounding {
	case HalfUp, HalfEven, HalfDown, Up:
		return special(Infinite, neg)
	case Ceiling:
		if !neg {
			return special(Infinite, neg)
		}
	case Floor:
		if neg {
			return special(Infinite, neg)
		}
	}
	c.need(c.Prec)
	return New(neg, new(big.Int).Sub(pow10(c.Prec), one), c.Etop())
}

// need says that so many digits are about to be computed.
func (c *Context) need(digits int) {
	if c.Poll != nil {
		c.Poll(digits)
	}
}

// Fix rounds a number to the context: what every operation does at its end.
func (c *Context) Fix(n *Number) *Number {
	if n.isSpecial() {
		if n.IsNaN() {
			return c.fixNaN(n)
		}
		return n
	}
	tiny, top := c.Etiny(), c.Etop()
	if n.Coef.Sign() == 0 {
		most := c.Emax
		if c.Clamp {
			most = top
		}
		if e := min(max(n.Exp, tiny), most); e != n.Exp {
			c.Status |= Clamped
			return New(n.Neg, zero, e)
		}
		return n
	}
	d := digits(n.Coef)
	exp := d + n.Exp - c.Prec
	if exp > top {
		return c.overflow(n.Neg)
	}
	subnormal := exp < tiny
	if subnormal {
		exp = tiny
	}
	if n.Exp < exp {
		coef, exact := n.rescale(exp, c.Rounding)
		if digits(coef) > c.Prec {
			coef = new(big.Int).Quo(coef, ten)
			exp++
		}
		c.Status |= Rounded
		if !exact {
			c.Status |= Inexact
		}
		if exp > top {
			return c.overflow(n.Neg)
		}
		if subnormal {
			c.Status |= Subnormal
			if !exact {
				c.Status |= Underflow
			}
		}
		if coef.Sign() == 0 {
			c.Status |= Clamped
		}
		return New(n.Neg, coef, exp)
	}
	if subnormal {
		c.Status |= Subnormal
	}
	if c.Clamp && n.Exp > top {
		c.Status |= Clamped
		c.need(n.Exp - top)
		return New(n.Neg, new(big.Int).Mul(n.Coef, pow10(n.Exp-top)), top)
	}
	return n
}

func (c *Context) fixNaN(n *Number) *Number {
	most := c.Prec
	if c.Clamp {
		most--
	}
	if n.Coef.Sign() != 0 && digits(n.Coef) > most {
		m := *n
		m.Coef = new(big.Int).Rem(n.Coef, pow10(most))
		return &m
	}
	return n
}

// nan gives the NaN that an operation on NaNs gives, nil if none of its operands is one.
func (c *Context) nan(operands ...*Number) *Number {
	for _, n := range operands {
		if n.Kind == SignalingNaN {
			c.Status |= InvalidOperation
			m := *n
			m.Kind = QuietNaN
			return c.fixNaN(&m)
		}
	}
	for _, n := range operands {
		if n.Kind == QuietNaN {
			return c.fixNaN(n)
		}
	}
	return nil
}

func (c *Context) invalid(s Status) *Number {
	c.Status |= s
	return special(QuietNaN, false)
}

// Compare gives the order of two numbers that are no NaNs.
func Compare(a, b *Number) int {
	rank := func(n *Number) int {
		switch {
		case n.Kind == Infinite && n.Neg:
			return -2
		case n.Kind == Infinite:
			return 2
		case n.Coef.Sign() == 0:
			return 0
		case n.Neg:
			return -1
		}
		return 1
	}
	x, y := rank(a), rank(b)
	if x != y || x == 0 || x == 2 || x == -2 {
		return sign(x - y)
	}
	r := compareAbs(a, b)
	if a.Neg {
		r = -r
	}
	return r
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// compareAbs compares finite numbers other than 0, not looking at signs.
func compareAbs(a, b *Number) int {
	if x, y := a.Adjusted(), b.Adjusted(); x != y {
		return sign(x - y)
	}
	if a.Exp >= b.Exp {
		return new(big.Int).Mul(a.Coef, pow10(a.Exp-b.Exp)).Cmp(b.Coef)
	}
	return a.Coef.Cmp(new(big.Int).Mul(b.Coef, pow10(b.Exp-a.Exp)))
}
