package pydecimal

import "math/big"

// Plus is +n: n rounded.
func (c *Context) Plus(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	if n.IsZero() && c.Rounding != Floor {
		n = n.Absolute()
	}
	return c.Fix(n)
}

// Minus is -n.
func (c *Context) Minus(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	if n.IsZero() {
		return c.Fix(n.withSign(c.Rounding == Floor && !n.Neg))
	}
	return c.Fix(n.Negated())
}

// Abs is |n|.
func (c *Context) Abs(n *Number) *Number {
	if n.Neg {
		return c.Minus(n)
	}
	return c.Plus(n)
}

// Add is a + b.
func (c *Context) Add(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	if a.Kind == Infinite {
		if b.Kind == Infinite && a.Neg != b.Neg {
			return c.invalid(InvalidOperation)
		}
		return a
	}
	if b.Kind == Infinite {
		return b
	}
	exp := min(a.Exp, b.Exp)
	negZero := c.Rounding == Floor && a.Neg != b.Neg
	az, bz := a.Coef.Sign() == 0, b.Coef.Sign() == 0
	switch {
	case az && bz:
		return c.Fix(New(a.Neg && b.Neg || negZero, zero, exp))
	case az:
		exp = max(exp, b.Exp-c.Prec-1)
		coef, _ := b.rescale(exp, Down)
		return c.Fix(New(b.Neg, coef, exp))
	case bz:
		exp = max(exp, a.Exp-c.Prec-1)
		coef, _ := a.rescale(exp, Down)
		return c.Fix(New(a.Neg, coef, exp))
	}
	x, y := c.align(a, b)
	coef := new(big.Int)
	if a.Neg == b.Neg {
		coef.Add(x.Coef, y.Coef)
		return c.Fix(New(a.Neg, coef, x.Exp))
	}
	coef.Sub(x.Coef, y.Coef)
	switch coef.Sign() {
	case 0:
		return c.Fix(New(negZero, zero, x.Exp))
	case 1:
		return c.Fix(New(a.Neg, coef, x.Exp))
	}
	return c.Fix(New(b.Neg, coef.Neg(coef), x.Exp))
}

// align gives a and b with one exponent; the smaller may become something else that is as small
// beside the other.
func (c *Context) align(a, b *Number) (x, y *Number) {
	swapped := a.Exp < b.Exp
	if swapped {
		a, b = b, a
	}
	// a has the larger exponent.
	exp := a.Exp + min(-1, digits(a.Coef)-c.Prec-2)
	if digits(b.Coef)+b.Exp-1 < exp {
		b = New(b.Neg, one, exp)
	}
	a = New(a.Neg, new(big.Int).Mul(a.Coef, pow10(a.Exp-b.Exp)), b.Exp)
	if swapped {
		return b, a
	}
	return a, b
}

// Sub is a - b.
func (c *Context) Sub(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	return c.Add(a, b.Negated())
}

// Mul is a * b.
func (c *Context) Mul(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	neg := a.Neg != b.Neg
	if a.Kind == Infinite || b.Kind == Infinite {
		if a.IsZero() || b.IsZero() {
			return c.invalid(InvalidOperation)
		}
		return special(Infinite, neg)
	}
	return c.Fix(New(neg, new(big.Int).Mul(a.Coef, b.Coef), a.Exp+b.Exp))
}

// Div is a / b.
func (c *Context) Div(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	neg := a.Neg != b.Neg
	switch {
	case a.Kind == Infinite && b.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case a.Kind == Infinite:
		return special(Infinite, neg)
	case b.Kind == Infinite:
		c.Status |= Clamped
		return New(neg, zero, c.Etiny())
	case b.IsZero():
		if a.IsZero() {
			return c.invalid(DivisionUndefined)
		}
		c.Status |= DivisionByZero
		return special(Infinite, neg)
	case a.IsZero():
		return c.Fix(New(neg, zero, a.Exp-b.Exp))
	}
	shift := digits(b.Coef) - digits(a.Coef) + c.Prec + 1
	exp := a.Exp - b.Exp - shift
	c.need(max(shift, -shift))
	x, y := a.Coef, b.Coef
	if shift >= 0 {
		x = new(big.Int).Mul(x, pow10(shift))
	} else {
		y = new(big.Int).Mul(y, pow10(-shift))
	}
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 {
		if new(big.Int).Rem(q, five).Sign() == 0 {
			q.Add(q, one)
		}
	} else {
		q, exp = trimTo(q, exp, a.Exp-b.Exp)
	}
	return c.Fix(New(neg, q, exp))
}

// trimTo takes zeros away from the end of a coefficient as long as its exponent is below ideal.
func trimTo(coef *big.Int, exp, ideal int) (*big.Int, int) {
	q, r := new(big.Int), new(big.Int)
	for exp < ideal {
		if q.QuoRem(coef, ten, r); r.Sign() != 0 {
			break
		}
		coef = new(big.Int).Set(q)
		exp++
	}
	return coef, exp
}

// quoRem is the whole quotient and the remainder of finite numbers; ok is false if the quotient
// has too many digits.
func (c *Context) quoRem(a, b *Number) (q, r *Number, ok bool) {
	neg := a.Neg != b.Neg
	ideal := min(a.Exp, b.Exp)
	if b.Kind == Infinite {
		ideal = a.Exp
	}
	diff := a.Adjusted() - b.Adjusted()
	if a.IsZero() || b.Kind == Infinite || diff <= -2 {
		coef, _ := a.rescale(ideal, c.Rounding)
		return New(neg, zero, 0), New(a.Neg, coef, ideal), true
	}
	if diff <= c.Prec {
		x, y := a.Coef, b.Coef
		if a.Exp >= b.Exp {
			x = new(big.Int).Mul(x, pow10(a.Exp-b.Exp))
		} else {
			y = new(big.Int).Mul(y, pow10(b.Exp-a.Exp))
		}
		q, r := new(big.Int).QuoRem(x, y, new(big.Int))
		if digits(q) <= c.Prec {
			return New(neg, q, 0), New(a.Neg, r, ideal), true
		}
	}
	return nil, nil, false
}

// DivInt is a // b: the whole part of the quotient.
func (c *Context) DivInt(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	neg := a.Neg != b.Neg
	if a.Kind == Infinite {
		if b.Kind == Infinite {
			return c.invalid(InvalidOperation)
		}
		return special(Infinite, neg)
	}
	if b.IsZero() {
		if a.IsZero() {
			return c.invalid(DivisionUndefined)
		}
		c.Status |= DivisionByZero
		return special(Infinite, neg)
	}
	q, _, ok := c.quoRem(a, b)
	if !ok {
		return c.invalid(DivisionImpossible)
	}
	return c.Fix(q)
}

// Rem is a % b, which has the sign of a.
func (c *Context) Rem(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	switch {
	case a.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case b.IsZero() && a.IsZero():
		return c.invalid(DivisionUndefined)
	case b.IsZero():
		return c.invalid(InvalidOperation)
	}
	_, r, ok := c.quoRem(a, b)
	if !ok {
		return c.invalid(DivisionImpossible)
	}
	return c.Fix(r)
}

// DivMod is divmod(a, b).
func (c *Context) DivMod(a, b *Number) (q, r *Number) {
	if r := c.nan(a, b); r != nil {
		return r, r
	}
	neg := a.Neg != b.Neg
	switch {
	case a.Kind == Infinite && b.Kind == Infinite:
		n := c.invalid(InvalidOperation)
		return n, n
	case a.Kind == Infinite:
		return special(Infinite, neg), c.invalid(InvalidOperation)
	case b.IsZero() && a.IsZero():
		n := c.invalid(DivisionUndefined)
		return n, n
	case b.IsZero():
		c.Status |= DivisionByZero
		return special(Infinite, neg), c.invalid(InvalidOperation)
	}
	q, r, ok := c.quoRem(a, b)
	if !ok {
		n := c.invalid(DivisionImpossible)
		return n, n
	}
	return c.Fix(q), c.Fix(r)
}

// RemNear is the remainder that is nearest to 0.
func (c *Context) RemNear(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	switch {
	case a.Kind == Infinite:
		return c.invalid(InvalidOperation)
	case b.IsZero() && a.IsZero():
		return c.invalid(DivisionUndefined)
	case b.IsZero():
		return c.invalid(InvalidOperation)
	case b.Kind == Infinite:
		return c.Fix(a)
	}
	ideal := min(a.Exp, b.Exp)
	if a.IsZero() {
		return c.Fix(New(a.Neg, zero, ideal))
	}
	diff := a.Adjusted() - b.Adjusted()
	if diff >= c.Prec+1 {
		return c.invalid(DivisionImpossible)
	}
	if diff <= -2 {
		coef, _ := a.rescale(ideal, c.Rounding)
		return c.Fix(New(a.Neg, coef, ideal))
	}
	x, y := a.Coef, b.Coef
	if a.Exp >= b.Exp {
		x = new(big.Int).Mul(x, pow10(a.Exp-b.Exp))
	} else {
		y = new(big.Int).Mul(y, pow10(b.Exp-a.Exp))
	}
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	twice := new(big.Int).Lsh(r, 1)
	if q.Bit(0) == 1 {
		twice.Add(twice, one)
	}
	if twice.Cmp(y) > 0 {
		r.Sub(r, y)
		q.Add(q, one)
	}
	if q.Cmp(pow10(c.Prec)) >= 0 {
		return c.invalid(DivisionImpossible)
	}
	neg := a.Neg
	if r.Sign() < 0 {
		neg = !neg
		r.Neg(r)
	}
	return c.Fix(New(neg, r, ideal))
}

// FMA is a * b + d with one rounding.
func (c *Context) FMA(a, b, d *Number) *Number {
	if a.Kind == SignalingNaN || b.Kind == SignalingNaN || a.Kind == QuietNaN || b.Kind == QuietNaN {
		return c.nan(a, b, d)
	}
	var product *Number
	neg := a.Neg != b.Neg
	switch {
	case a.Kind == Infinite || b.Kind == Infinite:
		if a.IsZero() || b.IsZero() {
			if d.Kind == SignalingNaN {
				return c.nan(d)
			}
			return c.invalid(InvalidOperation)
		}
		product = special(Infinite, neg)
	default:
		product = New(neg, new(big.Int).Mul(a.Coef, b.Coef), a.Exp+b.Exp)
	}
	return c.Add(product, d)
}

// Quantize is a with the exponent of b.
func (c *Context) Quantize(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	if a.Kind == Infinite || b.Kind == Infinite {
		if a.Kind == b.Kind {
			return a
		}
		return c.invalid(InvalidOperation)
	}
	if b.Exp < c.Etiny() || b.Exp > c.Emax {
		return c.invalid(InvalidOperation)
	}
	if a.IsZero() {
		return c.Fix(New(a.Neg, zero, b.Exp))
	}
	adjusted := a.Adjusted()
	if adjusted > c.Emax || adjusted-b.Exp+1 > c.Prec {
		return c.invalid(InvalidOperation)
	}
	coef, exact := a.rescale(b.Exp, c.Rounding)
	r := New(a.Neg, coef, b.Exp)
	if r.Adjusted() > c.Emax || digits(coef) > c.Prec {
		return c.invalid(InvalidOperation)
	}
	if coef.Sign() != 0 && r.Adjusted() < c.Emin {
		c.Status |= Subnormal
	}
	if b.Exp > a.Exp {
		c.Status |= Rounded
		if !exact {
			c.Status |= Inexact
		}
	}
	return c.Fix(r)
}

// ToIntegral rounds to a whole number; with signals it says that it has.
func (c *Context) ToIntegral(n *Number, signals bool) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	if n.isSpecial() || n.Exp >= 0 {
		return n
	}
	if n.Coef.Sign() == 0 {
		return New(n.Neg, zero, 0)
	}
	coef, exact := n.rescale(0, c.Rounding)
	if signals {
		c.Status |= Rounded
		if !exact {
			c.Status |= Inexact
		}
	}
	return New(n.Neg, coef, 0)
}

// Integer gives the whole part of a finite number; ok is false if it has more digits than limit.
func (n *Number) Integer(r Rounding, limit int) (i *big.Int, ok bool) {
	if n.Exp > limit {
		if n.Coef.Sign() != 0 {
			return nil, false
		}
		return zero, true
	}
	coef, _ := n.rescale(0, r)
	if n.Neg {
		coef = new(big.Int).Neg(coef)
	}
	return coef, true
}

// Normalize takes zeros away from the end.
func (c *Context) Normalize(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	r := c.Fix(n)
	if r.isSpecial() {
		return r
	}
	if r.Coef.Sign() == 0 {
		return New(r.Neg, zero, 0)
	}
	most := c.Emax
	if c.Clamp {
		most = c.Etop()
	}
	coef, exp := trimTo(r.Coef, r.Exp, most)
	return New(r.Neg, coef, exp)
}

// Sqrt is the square root.
func (c *Context) Sqrt(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	if n.Kind == Infinite && !n.Neg {
		return n
	}
	if n.IsZero() {
		return c.Fix(New(n.Neg, zero, floorDiv(n.Exp, 2)))
	}
	if n.Neg {
		return c.invalid(InvalidOperation)
	}
	prec := c.Prec + 1
	e := floorDiv(n.Exp, 2)
	coef, l := n.Coef, 0
	if mod(n.Exp, 2) != 0 {
		coef = new(big.Int).Mul(coef, ten)
		l = digits(n.Coef)/2 + 1
	} else {
		l = (digits(n.Coef) + 1) / 2
	}
	shift := prec - l
	c.need(max(shift, -shift))
	exact := true
	if shift >= 0 {
		coef = new(big.Int).Mul(coef, pow10(2*shift))
	} else {
		r := new(big.Int)
		coef, r = new(big.Int).QuoRem(coef, pow10(-2*shift), r)
		exact = r.Sign() == 0
	}
	root := new(big.Int).Sqrt(coef)
	e -= shift
	if exact && new(big.Int).Mul(root, root).Cmp(coef) == 0 {
		if shift >= 0 {
			root.Quo(root, pow10(shift))
		} else {
			root.Mul(root, pow10(-shift))
		}
		e += shift
	} else if new(big.Int).Rem(root, five).Sign() == 0 {
		root.Add(root, one)
	}
	saved := c.Rounding
	c.Rounding = HalfEven
	defer func() { c.Rounding = saved }()
	return c.Fix(New(false, root, e))
}

func floorDiv(a, b int) int { return (a - mod(a, b)) / b }
