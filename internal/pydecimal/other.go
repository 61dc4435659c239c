package pydecimal

import (
	"math/big"
	"strings"
)

// CompareNumbers is Decimal.compare: -1, 0 or 1, or a NaN.
func (c *Context) CompareNumbers(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	return fromInt(Compare(a, b))
}

// CompareSignal is the same where every NaN is invalid.
func (c *Context) CompareSignal(a, b *Number) *Number {
	if a.IsNaN() || b.IsNaN() {
		c.Status |= InvalidOperation
		return c.nan(a, b)
	}
	return fromInt(Compare(a, b))
}

// CompareTotal is the order of representations.
func CompareTotal(a, b *Number) int {
	switch {
	case a.Neg && !b.Neg:
		return -1
	case !a.Neg && b.Neg:
		return 1
	}
	r := 0
	switch {
	case a.Kind != b.Kind && (a.IsNaN() || b.IsNaN()):
		order := func(n *Number) int { return [...]int{Finite: 0, Infinite: 0, SignalingNaN: 1, QuietNaN: 2}[n.Kind] }
		r = order(a) - order(b)
	case a.IsNaN():
		r = a.Coef.Cmp(b.Coef)
	default:
		x, y := a.Absolute(), b.Absolute()
		if r = Compare(x, y); r == 0 {
			r = a.Exp - b.Exp
		}
	}
	if a.Neg {
		r = -r
	}
	return sign(r)
}

// extreme is max (want 1) or min (want -1); magnitude compares without signs first.
func (c *Context) extreme(a, b *Number, want int, magnitude bool) *Number {
	if a.Kind == QuietNaN && b.Kind <= Infinite {
		return c.Fix(b)
	}
	if b.Kind == QuietNaN && a.Kind <= Infinite {
		return c.Fix(a)
	}
	if r := c.nan(a, b); r != nil {
		return r
	}
	order := 0
	if magnitude {
		order = Compare(a.Absolute(), b.Absolute())
	} else {
		order = Compare(a, b)
	}
	if order == 0 {
		order = CompareTotal(a, b)
	}
	if order == want {
		return c.Fix(a)
	}
	return c.Fix(b)
}

// Max is the larger number.
func (c *Context) Max(a, b *Number) *Number { return c.extreme(a, b, 1, false) }

// Min is the smaller number.
func (c *Context) Min(a, b *Number) *Number { return c.extreme(a, b, -1, false) }

// MaxMag is the number that is larger without its sign.
func (c *Context) MaxMag(a, b *Number) *Number { return c.extreme(a, b, 1, true) }

// MinMag is the number that is smaller without its sign.
func (c *Context) MinMag(a, b *Number) *Number { return c.extreme(a, b, -1, true) }

// LogB is the adjusted exponent.
func (c *Context) LogB(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	if n.Kind == Infinite {
		return n.Absolute()
	}
	if n.IsZero() {
		c.Status |= DivisionByZero
		return special(Infinite, true)
	}
	return c.Fix(fromInt(n.Adjusted()))
}

// ScaleB is a * 10**b.
func (c *Context) ScaleB(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	limit := big.NewInt(int64(2 * (c.Emax + c.Prec)))
	n, ok := b.Integer(Down, 40)
	if b.isSpecial() || b.Exp != 0 || !ok || n.CmpAbs(limit) > 0 {
		return c.invalid(InvalidOperation)
	}
	if a.Kind == Infinite {
		return a
	}
	return c.Fix(New(a.Neg, a.Coef, a.Exp+int(n.Int64())))
}

// places gives the operand of shift and rotate.
func (c *Context) places(b *Number) (int, bool) {
	n, ok := b.Integer(Down, 40)
	if b.isSpecial() || b.Exp != 0 || !ok || n.CmpAbs(big.NewInt(int64(c.Prec))) > 0 {
		return 0, false
	}
	return int(n.Int64()), true
}

// Shift moves the digits of a by b places to the left.
func (c *Context) Shift(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	n, ok := c.places(b)
	if !ok {
		return c.invalid(InvalidOperation)
	}
	if a.Kind == Infinite {
		return a
	}
	coef := a.Coef
	if n < 0 {
		coef = new(big.Int).Rem(coef, pow10(c.Prec))
		coef.Quo(coef, pow10(-n))
	} else {
		c.need(n)
		coef = new(big.Int).Mul(coef, pow10(n))
		coef.Rem(coef, pow10(c.Prec))
	}
	return New(a.Neg, coef, a.Exp)
}

// Rotate turns the digits of a, as many as the precision, by b places to the left.
func (c *Context) Rotate(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	n, ok := c.places(b)
	if !ok {
		return c.invalid(InvalidOperation)
	}
	if a.Kind == Infinite {
		return a
	}
	c.need(c.Prec)
	d := a.padded(c.Prec)
	n = mod(n, c.Prec)
	coef, _ := new(big.Int).SetString(d[n:]+d[:n], 10)
	return New(a.Neg, coef, a.Exp)
}

// padded gives the last n digits.
func (n *Number) padded(width int) string {
	d := n.Coef.String()
	if len(d) >= width {
		return d[len(d)-width:]
	}
	return strings.Repeat("0", width-len(d)) + d
}

// Logical gives the operation f on the digits of numbers that have no others than 0 and 1.
func (c *Context) Logical(a, b *Number, f func(x, y bool) bool) *Number {
	if !a.isLogical() || !b.isLogical() {
		return c.invalid(InvalidOperation)
	}
	width := min(c.Prec, max(a.Digits(), b.Digits()))
	x, y := a.padded(width), b.padded(width)
	out := make([]byte, width)
	for i := range out {
		out[i] = '0'
		if f(x[i] == '1', y[i] == '1') {
			out[i] = '1'
		}
	}
	coef, _ := new(big.Int).SetString(string(out), 10)
	return New(false, coef, 0)
}

// LogicalInvert changes all digits, as many as the precision.
func (c *Context) LogicalInvert(a *Number) *Number {
	c.need(c.Prec)
	all, _ := new(big.Int).SetString(strings.Repeat("1", c.Prec), 10)
	return c.Logical(New(false, all, 0), a, func(x, y bool) bool { return x != y })
}

func (n *Number) isLogical() bool {
	return n.Kind == Finite && !n.Neg && n.Exp == 0 && strings.Trim(n.Coef.String(), "01") == ""
}

// next is the neighbour of n in the direction of a rounding.
func (c *Context) next(n *Number, r Rounding) *Number {
	down := r == Floor
	if n.Kind == Infinite {
		if n.Neg == down {
			return n
		}
		c.need(c.Prec)
		return New(n.Neg, new(big.Int).Sub(pow10(c.Prec), one), c.Etop())
	}
	work := *c
	work.Rounding = r
	fixed := work.Fix(n)
	if fixed.Kind == Infinite {
		return fixed
	}
	if !sameNumber(fixed, n) {
		return fixed
	}
	return work.Add(n, New(down, one, c.Etiny()-1))
}

func sameNumber(a, b *Number) bool { return Compare(a, b) == 0 && a.Kind == b.Kind }

// NextPlus is the next number above n.
func (c *Context) NextPlus(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	return c.next(n, Ceiling)
}

// NextMinus is the next number below n.
func (c *Context) NextMinus(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	return c.next(n, Floor)
}

// NextToward is the next number after a in the direction of b.
func (c *Context) NextToward(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	var r *Number
	switch Compare(a, b) {
	case 0:
		return a.CopySign(b)
	case -1:
		r = c.next(a, Ceiling)
	default:
		r = c.next(a, Floor)
	}
	if r.Kind == Infinite {
		c.Status |= Overflow | Inexact | Rounded
	} else if r.Adjusted() < c.Emin {
		c.Status |= Underflow | Subnormal | Inexact | Rounded
		if r.IsZero() {
			c.Status |= Clamped
		}
	}
	return r
}

// Class is Decimal.number_class.
func (c *Context) Class(n *Number) string {
	s := "+"
	if n.Neg {
		s = "-"
	}
	switch {
	case n.Kind == QuietNaN:
		return "NaN"
	case n.Kind == SignalingNaN:
		return "sNaN"
	case n.Kind == Infinite:
		return s + "Infinity"
	case n.IsZero():
		return s + "Zero"
	case c.IsNormal(n):
		return s + "Normal"
	}
	return s + "Subnormal"
}

// IsNormal reports whether n is finite, not 0 and not subnormal.
func (c *Context) IsNormal(n *Number) bool {
	return n.Kind == Finite && n.Coef.Sign() != 0 && n.Adjusted() >= c.Emin
}

// Format writes a number for a format specification without width: kind is one of eEfFgG%, or 0
// for none; precision is below 0 if there is none.
func (n *Number) Format(kind byte, precision int, r Rounding, capitals bool) (whole, fraction, exponent string, rounded *Number) {
	if kind == 0 {
		kind = 'g'
		if capitals {
			kind = 'G'
		}
	}
	if kind == '%' {
		n = New(n.Neg, n.Coef, n.Exp+2)
	}
	if precision >= 0 {
		switch kind {
		case 'e', 'E':
			n = n.toDigits(precision+1, r)
		case 'f', 'F', '%':
			coef, _ := n.rescale(-precision, r)
			n = New(n.Neg, coef, -precision)
		case 'g', 'G':
			if n.Digits() > max(precision, 1) {
				n = n.toDigits(max(precision, 1), r)
			}
		}
	}
	if (kind == 'f' || kind == 'F' || kind == '%') && n.Exp > 0 {
		n = New(n.Neg, new(big.Int).Mul(n.Coef, pow10(n.Exp)), 0)
	}
	d := n.Coef.String()
	left := n.Exp + len(d)
	point := left
	switch kind {
	case 'e', 'E':
		point = 1
		if n.Coef.Sign() == 0 && precision >= 0 {
			point = 1 - precision
		}
	case 'g', 'G':
		point = 1
		if n.Exp <= 0 && left > -6 {
			point = left
		}
	}
	switch {
	case point < 0:
		whole, fraction = "0", strings.Repeat("0", -point)+d
	case point > len(d):
		whole, fraction = d+strings.Repeat("0", point-len(d)), ""
	default:
		whole, fraction = d[:point], d[point:]
		if whole == "" {
			whole = "0"
		}
	}
	if exp := left - point; exp != 0 || kind == 'e' || kind == 'E' {
		e := "e"
		if kind == 'E' || kind == 'G' {
			e = "E"
		}
		exponent = e + plus(exp)
	}
	return whole, fraction, exponent, n
}

// toDigits rounds to so many digits.
func (n *Number) toDigits(places int, r Rounding) *Number {
	if n.Coef.Sign() == 0 {
		return New(n.Neg, zero, n.Exp)
	}
	coef, _ := n.rescale(n.Adjusted()+1-places, r)
	m := New(n.Neg, coef, n.Adjusted()+1-places)
	if d := digits(coef); d > places {
		m = New(n.Neg, new(big.Int).Quo(coef, ten), m.Exp+1)
	}
	return m
}
