package pydecimal

import "math/big"

// The transcendental functions are computed in binary fixed point with more and more bits until
// what is left open cannot change the rounding.

// fixedExp gives e**x * 2**bits for x * 2**bits, x from 0 to 4.
func (c *Context) fixedExp(x *big.Int, bits uint) *big.Int {
	// e**x = (e**(x / 2**k)) ** 2**k
	k := uint(4)
	for k*k < bits {
		k++
	}
	work := bits + 2*k + 16
	r := new(big.Int).Lsh(x, work-bits)
	r.Rsh(r, k)
	sum := new(big.Int).Lsh(one, work)
	term := new(big.Int).Set(sum)
	for i := int64(1); ; i++ {
		term.Mul(term, r)
		term.Rsh(term, work)
		term.Quo(term, big.NewInt(i))
		if term.Sign() == 0 {
			break
		}
		sum.Add(sum, term)
		if i%64 == 0 {
			c.need(0)
		}
	}
	for range k {
		sum.Mul(sum, sum)
		sum.Rsh(sum, work)
		c.need(0)
	}
	return sum.Rsh(sum, work-bits)
}

// fixedLn gives ln(x) * 2**bits for x * 2**bits, x at least 1.
func (c *Context) fixedLn(x *big.Int, bits uint) *big.Int {
	k := uint(4)
	for k*k < bits {
		k++
	}
	work := bits + 2*k + 32
	z := new(big.Int).Lsh(x, work-bits)
	for range k {
		z.Lsh(z, work)
		z.Sqrt(z)
		c.need(0)
	}
	// ln z = 2 artanh((z - 1) / (z + 1))
	unit := new(big.Int).Lsh(one, work)
	t := new(big.Int).Sub(z, unit)
	t.Lsh(t, work)
	t.Quo(t, new(big.Int).Add(z, unit))
	square := new(big.Int).Mul(t, t)
	square.Rsh(square, work)
	sum := new(big.Int).Set(t)
	for i := int64(3); t.Sign() != 0; i += 2 {
		t.Mul(t, square)
		t.Rsh(t, work)
		sum.Add(sum, new(big.Int).Quo(t, big.NewInt(i)))
		if i%64 == 1 {
			c.need(0)
		}
	}
	sum.Lsh(sum, k+1)
	return sum.Rsh(sum, work-bits)
}

// fixed gives n * 2**bits, rounded down.
func fixed(n *Number, bits uint) *big.Int {
	r := new(big.Int).Lsh(n.Coef, bits)
	if n.Exp >= 0 {
		r.Mul(r, pow10(n.Exp))
	} else {
		r.Quo(r, pow10(-n.Exp))
	}
	if n.Neg {
		r.Neg(r)
	}
	return r
}

// lnOf gives ln(n) * 2**bits for n above 0.
func (c *Context) lnOf(n *Number, bits uint) *big.Int {
	d := digits(n.Coef)
	mantissa := fixed(New(false, n.Coef, 1-d), bits+8)
	r := c.fixedLn(mantissa, bits+8)
	if e := n.Exp + d - 1; e != 0 {
		ln10 := c.fixedLn(new(big.Int).Lsh(ten, bits+80), bits+80)
		ln10.Mul(ln10, big.NewInt(int64(e)))
		r.Add(r, ln10.Rsh(ln10, 72))
	}
	return r.Rsh(r, 8)
}

// settle rounds the result of f, which gives a value times 2**bits to within 2**slack units, once
// it has enough bits that more cannot matter. The result is inexact.
func (c *Context) settle(f func(bits uint) (value *big.Int, exp10 int), guess int) *Number {
	for extra := 0; ; extra = 2*extra + 20 {
		c.need(c.Prec + extra)
		bits := uint(float64(c.Prec+8+max(guess, 0)+extra)*3.33) + 16
		value, exp10 := f(bits)
		neg := value.Sign() < 0
		abs := new(big.Int).Abs(value)
		// abs / 2**bits with Prec + 3 digits and what the error may change.
		low := new(big.Int).Sub(abs, big.NewInt(64))
		high := new(big.Int).Add(abs, big.NewInt(64))
		if low.Sign() <= 0 {
			continue
		}
		shift := c.Prec + 3 - int(float64(abs.BitLen()-int(bits))*0.30103)
		scale := func(x *big.Int) *big.Int {
			if shift >= 0 {
				x.Mul(x, pow10(shift))
				return x.Rsh(x, bits)
			}
			x.Quo(x, pow10(-shift))
			return x.Rsh(x, bits)
		}
		low, high = scale(low), scale(high)
		a, b := *c, *c
		a.Poll, b.Poll = nil, nil
		// A digit more makes each of them inexact.
		mark := func(x *big.Int) *big.Int { return x.Add(x.Mul(x, ten), one) }
		x := a.Fix(New(neg, mark(low), exp10-shift-1))
		y := b.Fix(New(neg, mark(high), exp10-shift-1))
		if x.Kind == y.Kind && x.Exp == y.Exp && x.Coef.Cmp(y.Coef) == 0 || extra > 4*c.Prec+200 {
			c.Status |= a.Status
			return x
		}
	}
}

func (c *Context) halfEven(f func() *Number) *Number {
	saved := c.Rounding
	c.Rounding = HalfEven
	defer func() { c.Rounding = saved }()
	return f()
}

// Exp is e**n, rounded half even.
func (c *Context) Exp(n *Number) *Number {
	if r := c.nan(n); r != nil {
		return r
	}
	switch {
	case n.Kind == Infinite && n.Neg:
		return New(false, zero, 0)
	case n.Kind == Infinite:
		return n
	case n.IsZero():
		return New(false, one, 0)
	}
	return c.halfEven(func() *Number {
		adjusted := n.Adjusted()
		if adjusted > 20 || adjusted > digits(big.NewInt(int64(c.Emax-c.Etiny())))+1 {
			if n.Neg {
				return c.Fix(New(false, one, c.Etiny()-c.Prec-5))
			}
			return c.overflow(false)
		}
		if adjusted < -c.Prec-2 {
			// 1 and something too small to see.
			coef := pow10(c.Prec + 1)
			d := int64(1)
			if n.Neg {
				d = -1
			}
			return c.Fix(New(false, new(big.Int).Add(coef, big.NewInt(d)), -c.Prec-1))
		}
		return c.settle(func(bits uint) (*big.Int, int) { return c.expOf(fixed(n, bits+100), bits) }, 0)
	})
}

// expOf gives e**x as value * 10**exp10 / 2**bits, for x * 2**(bits+100).
func (c *Context) expOf(x *big.Int, bits uint) (value *big.Int, exp10 int) {
	ln10 := c.fixedLn(new(big.Int).Lsh(ten, bits+100), bits+100)
	k, r := new(big.Int).DivMod(x, ln10, new(big.Int))
	e := c.fixedExp(r, bits+100)
	return e.Rsh(e, 100), int(k.Int64())
}

// Ln is the natural logarithm, rounded half even.
func (c *Context) Ln(n *Number) *Number {
	if r, ok := c.logSpecial(n); ok {
		return r
	}
	if Compare(n, New(false, one, 0)) == 0 {
		return New(false, zero, 0)
	}
	return c.halfEven(func() *Number {
		return c.settle(func(bits uint) (*big.Int, int) { return c.lnOf(n, bits), 0 }, nearOne(n))
	})
}

// nearOne gives how many digits a logarithm loses because its argument is close to 1.
func nearOne(n *Number) int {
	work := Context{Prec: MaxPrec, Emax: MaxPrec, Emin: -MaxPrec}
	if a := n.Adjusted(); a < -1 || a > 0 {
		return 0
	}
	return -work.Sub(n, New(false, one, 0)).Adjusted() + 1
}

func (c *Context) logSpecial(n *Number) (*Number, bool) {
	if r := c.nan(n); r != nil {
		return r, true
	}
	switch {
	case n.IsZero():
		return special(Infinite, true), true
	case n.Neg:
		return c.invalid(InvalidOperation), true
	case n.Kind == Infinite:
		return n, true
	}
	return nil, false
}

// Log10 is the logarithm to the base 10, rounded half even.
func (c *Context) Log10(n *Number) *Number {
	if r, ok := c.logSpecial(n); ok {
		return r
	}
	return c.halfEven(func() *Number {
		if coef, exp := trimTo(n.Coef, n.Exp, MaxPrec); coef.Cmp(one) == 0 {
			return c.Fix(fromInt(exp))
		}
		return c.settle(func(bits uint) (*big.Int, int) {
			x := c.lnOf(n, bits+20)
			ln10 := c.fixedLn(new(big.Int).Lsh(ten, bits+20), bits+20)
			x.Lsh(x, bits)
			return x.Quo(x, ln10), 0
		}, nearOne(n))
	})
}

// isInteger reports whether n is a whole number, and whether it is odd.
func (n *Number) isInteger() (whole, odd bool) {
	if n.isSpecial() {
		return false, false
	}
	if n.Coef.Sign() == 0 {
		return true, false
	}
	if n.Exp >= 0 {
		return true, n.Exp == 0 && n.Coef.Bit(0) == 1
	}
	if -n.Exp >= digits(n.Coef) {
		return false, false
	}
	q, r := new(big.Int).QuoRem(n.Coef, pow10(-n.Exp), new(big.Int))
	whole = r.Sign() == 0
	return whole, whole && q.Bit(0) == 1
}

// IsInteger reports whether n is a whole number.
func (n *Number) IsInteger() bool {
	whole, _ := n.isInteger()
	return whole
}

// Pow is a ** b.
func (c *Context) Pow(a, b *Number) *Number {
	if r := c.nan(a, b); r != nil {
		return r
	}
	unit := New(false, one, 0)
	whole, odd := b.isInteger()
	neg := a.Neg && odd
	if a.IsZero() {
		switch {
		case b.IsZero():
			return c.invalid(InvalidOperation)
		case b.Neg:
			return special(Infinite, neg)
		}
		return New(neg, zero, 0)
	}
	if b.IsZero() {
		return unit
	}
	if a.Neg {
		if b.Kind == Infinite || !whole {
			return c.invalid(InvalidOperation)
		}
		a = a.Absolute()
	}
	if a.Kind == Infinite {
		if b.Neg {
			return New(neg, zero, 0)
		}
		return special(Infinite, neg)
	}
	order := Compare(a, unit)
	if b.Kind == Infinite {
		switch {
		case order == 0:
			return c.powOfOne(neg)
		case (order > 0) == b.Neg:
			return New(neg, zero, 0)
		}
		return special(Infinite, neg)
	}
	if order == 0 {
		if !whole {
			return c.powOfOne(neg)
		}
		return c.onePow(a, b, neg)
	}
	if r := c.powBound(a, b, neg, order); r != nil {
		return r
	}
	if whole {
		return c.powInt(a, b, neg)
	}
	return c.powReal(a, b, neg)
}

// powOfOne is 1 with as many zeros as there is room for: it counts as inexact.
func (c *Context) powOfOne(neg bool) *Number {
	c.Status |= Inexact | Rounded
	c.need(c.Prec)
	return New(neg, pow10(c.Prec-1), 1-c.Prec)
}

// onePow is a power of 1 with a whole exponent: exact, with the exponent of repeated multiplication.
func (c *Context) onePow(a, b *Number, neg bool) *Number {
	if a.Exp == 0 {
		return New(neg, one, 0)
	}
	shift := -a.Exp
	if n, ok := b.Absolute().Integer(Down, 18); ok && n.IsInt64() && !b.Neg {
		if p := new(big.Int).Mul(n, big.NewInt(int64(shift))); p.IsInt64() && p.Int64() <= int64(c.Prec-1) {
			return New(neg, pow10(int(p.Int64())), -int(p.Int64()))
		}
	} else if ok && b.Neg {
		return New(neg, one, 0)
	}
	c.Status |= Rounded
	return New(neg, pow10(c.Prec-1), 1-c.Prec)
}

// powBound gives the result where it is infinite or nothing beyond doubt.
func (c *Context) powBound(a, b *Number, neg bool, order int) *Number {
	// |log10 a| is at least 10**low.
	low := 0
	if e := a.Adjusted(); e >= 1 {
		low = digits(big.NewInt(int64(e))) - 1
	} else if e <= -2 {
		low = digits(big.NewInt(int64(-e-1))) - 1
	} else {
		low = -nearOne(a) - 2
	}
	if low+b.Adjusted() > digits(big.NewInt(int64(c.Emax-c.Etiny())))+1 {
		if (order > 0) == !b.Neg {
			return c.overflow(neg)
		}
		return c.Fix(New(neg, one, c.Etiny()-c.Prec-5))
	}
	return nil
}

// powInt is a power with a whole exponent, by multiplication.
func (c *Context) powInt(a, b *Number, neg bool) *Number {
	n, ok := b.Absolute().Integer(Down, 40)
	if !ok {
		return c.powReal(a, b, neg)
	}
	work := Context{Prec: c.Prec + digits(n) + 2, Rounding: HalfEven, Emin: c.Emin, Emax: c.Emax, Poll: c.Poll}
	if b.Neg {
		work.Prec++
		a = work.Div(New(false, one, 0), a)
	}
	r := a
	for i := n.BitLen() - 2; i >= 0; i-- {
		r = work.Mul(r, r)
		if n.Bit(i) == 1 {
			r = work.Mul(r, a)
		}
		c.need(0)
		if r.isSpecial() || r.IsZero() {
			break
		}
	}
	c.Status |= work.Status
	if r.Kind == Infinite && work.Status&Overflow != 0 {
		return c.overflow(neg)
	}
	return c.Fix(r.withSign(neg))
}

// powReal is e**(b ln a), and the sign is neg.
func (c *Context) powReal(a, b *Number, neg bool) *Number {
	work := Context{Prec: c.Prec + 30, Rounding: HalfEven, Emin: -MaxPrec, Emax: MaxPrec, Poll: c.Poll}
	bits := uint(float64(c.Prec+40+max(0, b.Adjusted())+max(0, nearOne(a)))*3.33) + 64
	x := c.lnOf(a, bits+100)
	x.Mul(x, b.Coef)
	if b.Exp >= 0 {
		x.Mul(x, pow10(b.Exp))
	} else {
		x.Quo(x, pow10(-b.Exp))
	}
	if b.Neg {
		x.Neg(x)
	}
	value, exp10 := c.expOf(x, bits)
	n := New(false, value, exp10)
	// value / 2**bits with enough digits, then rounded.
	n = work.Div(n, New(false, new(big.Int).Lsh(one, bits), 0))
	n = n.withSign(neg)
	if d := digits(n.Coef); d <= c.Prec {
		n = New(neg, new(big.Int).Mul(n.Coef, pow10(c.Prec+1-d)), n.Exp-(c.Prec+1-d))
	}
	c.Status |= Inexact | Rounded
	return c.Fix(n)
}

// PowMod is pow(a, b, m); all three are whole numbers.
func (c *Context) PowMod(a, b, m *Number) *Number {
	if r := c.nan(a, b, m); r != nil {
		return r
	}
	limit := 10 * max(c.Prec, 100)
	x, ok1 := integer(a, limit)
	y, ok2 := integer(b, limit)
	z, ok3 := integer(m, limit)
	if !ok1 || !ok2 || !ok3 || y.Sign() < 0 || z.Sign() == 0 || m.Adjusted() >= c.Prec || y.Sign() == 0 && x.Sign() == 0 {
		return c.invalid(InvalidOperation)
	}
	z = new(big.Int).Abs(z)
	r := new(big.Int).Exp(new(big.Int).Abs(x), y, z)
	return New(a.Neg && y.Bit(0) == 1, r, 0)
}

func integer(n *Number, limit int) (*big.Int, bool) {
	if !n.IsInteger() {
		return nil, false
	}
	return n.Integer(Down, limit)
}
