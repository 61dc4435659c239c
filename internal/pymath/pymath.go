// Package pymath has the elementary functions as exact as the C library's that
// CPython calls: to within rounding in all but the rarest cases, which Go's math
// package does not aim for. They are computed in pairs of floats ("double-double"),
// of about 106 bits.
package pymath

import "math"

// dd is the sum hi + lo, where lo is at most half a unit in hi's last place.
type dd struct{ hi, lo float64 }

func twoSum(a, b float64) dd {
	s := a + b
	v := s - a
	return dd{s, (a - (s - v)) + (b - v)}
}

func quickTwoSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

func twoProduct(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (a dd) add(b dd) dd {
	s, e := twoSum(a.hi, b.hi), twoSum(a.lo, b.lo)
	s = quickTwoSum(s.hi, s.lo+e.hi)
	return quickTwoSum(s.hi, s.lo+e.lo)
}

func (a dd) neg() dd        { return dd{-a.hi, -a.lo} }
func (a dd) sub(b dd) dd    { return a.add(b.neg()) }
func (a dd) float() float64 { return a.hi + a.lo }

func (a dd) mul(b dd) dd {
	p := twoProduct(a.hi, b.hi)
	return quickTwoSum(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a dd) scale(f float64) dd { // f is a power of two
	return dd{a.hi * f, a.lo * f}
}

func (a dd) div(b dd) dd {
	q1 := a.hi / b.hi
	r := a.sub(b.mul(dd{q1, 0}))
	q2 := r.hi / b.hi
	r = r.sub(b.mul(dd{q2, 0}))
	q3 := r.hi / b.hi
	return quickTwoSum(q1, q2).add(dd{q3, 0})
}

var (
	ln2    = dd{0.6931471805599453, 2.3190468138462996e-17}
	halfPi = dd{1.5707963267948966, 6.123233995736766e-17}
)

// exp gives e**x as m * 2**k.
func (x dd) exp() (m dd, k int) {
	n := math.Round(x.hi / ln2.hi)
	k = int(n)
	const halvings = 9
	r := x.sub(ln2.mul(dd{n, 0})).scale(1.0 / (1 << halvings))
	// e**r - 1 by its series; squaring it that many times keeps the small part exact.
	s, term := r, r
	for i := 2; i <= 10; i++ {
		term = term.mul(r).div(dd{float64(i), 0})
		s = s.add(term)
	}
	for range halvings {
		s = s.scale(2).add(s.mul(s))
	}
	return s.add(dd{1, 0}), k
}

// log gives ln x of a positive finite x by one step of Newton's method from math.Log.
func log(x float64) dd {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	y := dd{math.Log(m), 0}
	for range 2 {
		w, k := y.neg().exp()
		w = w.scale(math.Ldexp(1, k)).mul(dd{m, 0})
		// ln(w) for w close to 1
		d := w.sub(dd{1, 0})
		y = y.add(d).sub(d.mul(d).scale(0.5))
	}
	return y.add(ln2.mul(dd{float64(e), 0}))
}

func ldexp(m dd, k int) float64 {
	if k > -1000 {
		return math.Ldexp(m.float(), k)
	}
	// Close to the smallest numbers the sum is to be rounded once.
	hi := math.Ldexp(m.hi, k)
	rest := dd{m.hi - math.Ldexp(hi, -k), 0}.add(dd{m.lo, 0})
	return hi + math.Ldexp(rest.float(), k)
}

// Pow is C's pow for finite x > 0 and finite y. It gives +Inf or 0 beyond the range.
func Pow(x, y float64) float64 {
	if y == 0 || x == 1 {
		return 1
	}
	estimate := y * math.Log2(x)
	switch {
	case estimate > 1025:
		return math.Inf(1)
	case estimate < -1080:
		return 0
	case y == 1:
		return x
	case math.Abs(y) <= 4 && y*2 == math.Trunc(y*2) && x > 1e-60 && x < 1e60:
		return halves(x, int(y*2)).float()
	}
	m, k := log(x).mul(dd{y, 0}).exp()
	return ldexp(m, k)
}

// halves gives x to the power of n/2, of which nothing is out of range.
func halves(x float64, n int) dd {
	r, count := dd{1, 0}, max(n, -n)
	if count&1 != 0 {
		root := math.Sqrt(x)
		r = dd{root, math.FMA(-root, root, x) / (2 * root)}
	}
	for range count / 2 {
		r = r.mul(dd{x, 0})
	}
	if n < 0 {
		return dd{1, 0}.div(r)
	}
	return r
}

// Exp is C's exp.
func Exp(x float64) float64 {
	if x != x || x > 710 || x < -746 || x == 0 {
		return math.Exp(x)
	}
	m, k := dd{x, 0}.exp()
	return ldexp(m, k)
}

// Expm1 is C's expm1: fdlibm's, as Go's own.
func Expm1(x float64) float64 { return math.Expm1(x) }

// Log is C's log of a positive finite x.
func Log(x float64) float64 { return log(x).float() }

// Log2 is C's log2 of a positive finite x.
func Log2(x float64) float64 {
	if m, e := math.Frexp(x); m == 0.5 {
		return float64(e - 1)
	}
	return log(x).div(ln2).float()
}

// Log10 is C's log10 of a positive finite x: fdlibm's, which is made of log.
func Log10(x float64) float64 {
	const (
		ivln10   = 4.34294481903251816668e-01
		log10_2h = 3.01029995663611771306e-01
		log10_2l = 3.69423907715893078616e-13
	)
	m, e := math.Frexp(x)
	m, e = m*2, e-1
	if e < 0 {
		m, e = m/2, e+1
	}
	y := float64(e)
	return float64(float64(y*log10_2l)+float64(ivln10*Log(m))) + float64(y*log10_2h)
}

// Log1p is C's log1p: fdlibm's, as Go's own.
func Log1p(x float64) float64 { return math.Log1p(x) }

// reduce gives x - n*pi/2 with |result| at most pi/4, and n modulo 4; ok is false for x
// too large to do it in pairs.
func reduce(x float64) (r dd, n int, ok bool) {
	if math.Abs(x) > 1e8 {
		if math.IsInf(x, 0) {
			return dd{}, 0, false
		}
		r, n = reduceLarge(x)
		return r, n, true
	}
	k := math.Round(x / halfPi.hi)
	// pi/2 in three parts of 53 bits: the product with k is exact enough.
	const third = -1.4973849048591833e-33
	r = dd{x, 0}.sub(twoProduct(k, halfPi.hi)).sub(twoProduct(k, halfPi.lo)).sub(twoProduct(k, third))
	return r, int(int64(k) & 3), true
}

// sinCos gives sine and cosine of r, at most pi/4 in size.
func sinCos(r dd) (s, c dd) {
	square := r.mul(r).neg()
	s, c = r, dd{1, 0}
	ts, tc := r, dd{1, 0}
	for i := 1; i < 30; i += 2 {
		tc = tc.mul(square).div(dd{float64(i * (i + 1)), 0})
		ts = ts.mul(square).div(dd{float64((i + 1) * (i + 2)), 0})
		c, s = c.add(tc), s.add(ts)
		if math.Abs(tc.hi) < 1e-34 {
			break
		}
	}
	return s, c
}

func sinCosOf(x float64) (s, c dd, ok bool) {
	r, n, ok := reduce(x)
	if !ok {
		return s, c, false
	}
	s, c = sinCos(r)
	switch n {
	case 1:
		s, c = c, s.neg()
	case 2:
		s, c = s.neg(), c.neg()
	case 3:
		s, c = c.neg(), s
	}
	return s, c, true
}

// Sin is C's sin of a finite x.
func Sin(x float64) float64 {
	if s, _, ok := sinCosOf(x); ok && math.Abs(x) > 1e-150 {
		return s.float()
	}
	return math.Sin(x)
}

// Cos is C's cos of a finite x.
func Cos(x float64) float64 {
	if _, c, ok := sinCosOf(x); ok {
		return c.float()
	}
	return math.Cos(x)
}

// Tan is C's tan of a finite x.
func Tan(x float64) float64 {
	if s, c, ok := sinCosOf(x); ok && math.Abs(x) > 1e-150 {
		return s.div(c).float()
	}
	return math.Tan(x)
}

// Atan is C's atan.
func Atan(x float64) float64 {
	if x != x || math.Abs(x) < 1e-150 || math.Abs(x) > 1e15 {
		return math.Atan(x)
	}
	return atan(dd{x, 0}, math.Atan(x)).float()
}

// atan improves an estimate y of atan(x) by one step of Newton's method.
func atan(x dd, y float64) dd {
	s, c := sinCosDD(dd{y, 0})
	// tan(y + d) = x  =>  d = atan((x cos y - sin y) / (cos y + x sin y))
	d := x.mul(c).sub(s).div(c.add(x.mul(s)))
	return dd{y, 0}.add(d)
}

func sinCosDD(y dd) (s, c dd) {
	s, c, _ = sinCosOf(y.hi)
	return s, c
}

// Atan2 is C's atan2.
func Atan2(y, x float64) float64 {
	estimate := math.Atan2(y, x)
	ax, ay := math.Abs(x), math.Abs(y)
	if ax == 0 || ay == 0 || math.IsInf(ax, 0) || math.IsInf(ay, 0) || x != x || y != y ||
		ax > ay*1e15 || ay > ax*1e15 || ax < 1e-140 || ay < 1e-140 || ax > 1e150 || ay > 1e150 {
		return estimate
	}
	s, c := sinCosDD(dd{estimate, 0})
	fx, fy := dd{x, 0}, dd{y, 0}
	d := fy.mul(c).sub(fx.mul(s)).div(fx.mul(c).add(fy.mul(s)))
	return dd{estimate, 0}.add(d).float()
}

// Asin is C's asin for |x| <= 1.
func Asin(x float64) float64 {
	if math.Abs(x) >= 1 || math.Abs(x) < 1e-150 {
		return math.Asin(x)
	}
	y := math.Asin(x)
	s, c := sinCosDD(dd{y, 0})
	return dd{y, 0}.add(dd{x, 0}.sub(s).div(c)).float()
}

// Acos is C's acos for |x| <= 1.
func Acos(x float64) float64 {
	if math.Abs(x) >= 1 {
		return math.Acos(x)
	}
	y := math.Acos(x)
	s, c := sinCosDD(dd{y, 0})
	return dd{y, 0}.add(c.sub(dd{x, 0}).div(s)).float()
}

// Sinh is C's sinh. It and the next two are not rounded correctly in the library, so its
// own formulas are used (fdlibm's).
func Sinh(x float64) float64 {
	a, h := math.Abs(x), math.Copysign(0.5, x)
	if x != x || a >= 22 || a < 1.0/(1<<28) {
		if a >= 22 && a < 709 {
			return h * Exp(a)
		}
		return math.Sinh(x)
	}
	t := Expm1(a)
	if a < 1 {
		return h * (2*t - t*t/(t+1))
	}
	return h * (t + t/(t+1))
}

// Cosh is C's cosh.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case x != x || a > 709:
		return math.Cosh(x)
	case a < 0.5*math.Ln2:
		t := Expm1(a)
		return 1 + t*t/(2*(1+t))
	case a < 22:
		t := Exp(a)
		return 0.5*t + 0.5/t
	}
	return 0.5 * Exp(a)
}

// Tanh is C's tanh.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	if x != x || a > 22 || a < 1.0/(1<<55) {
		return math.Tanh(x)
	}
	var z float64
	if a >= 1 {
		z = 1 - 2/(Expm1(2*a)+2)
	} else {
		t := Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// lanczos are the coefficients of the sum that CPython's gamma is made of (Modules/mathmodule.c): of
// the numerator and the denominator.
var lanczos = [2][13]float64{
	{23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
		35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
		6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
		248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
		2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
		8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
		2.5066282746310002701649081771338373386264310793408},
	{0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1},
}

func lanczosSum(x float64) float64 {
	var top, bottom float64
	if x < 5 {
		for i := 12; i >= 0; i-- {
			top = float64(top*x) + lanczos[0][i]
			bottom = float64(bottom*x) + lanczos[1][i]
		}
	} else {
		for i := range 13 {
			top = top/x + lanczos[0][i]
			bottom = bottom/x + lanczos[1][i]
		}
	}
	return top / bottom
}

// sinPi is sin(pi*x), exact at multiples of a half.
func sinPi(x float64) float64 {
	y := math.Mod(math.Abs(x), 2)
	var r float64
	switch n := math.Round(2 * y); n {
	case 0:
		r = Sin(math.Pi * y)
	case 1:
		r = Cos(math.Pi * (y - 0.5))
	case 2:
		r = Sin(math.Pi * (1 - y))
	case 3:
		r = -Cos(math.Pi * (y - 1.5))
	case 4:
		r = Sin(math.Pi * (y - 2))
	}
	return math.Copysign(1, x) * r
}

// Gamma is CPython's math.gamma, which does not use the C library's. It gives NaN where that has a
// domain error.
func Gamma(x float64) float64 {
	const g = 6.024680040776729583740234375
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1):
		return x
	case math.IsInf(x, -1), x == 0, x < 0 && x == math.Floor(x):
		return math.NaN()
	}
	if x == math.Floor(x) && x <= 23 {
		r := 1.0
		for i := 2.0; i < x; i++ {
			r *= i
		}
		return r
	}
	a := math.Abs(x)
	if a < 1e-20 {
		return 1 / x
	}
	if a > 200 {
		if x < 0 {
			return 0 / sinPi(x)
		}
		return math.Inf(1)
	}
	y := a + (g - 0.5)
	var z float64
	if a > g-0.5 {
		q := y - a
		z = q - (g - 0.5)
	} else {
		q := y - (g - 0.5)
		z = q - a
	}
	z = z * g / y
	var r float64
	if x < 0 {
		r = -math.Pi / sinPi(a) / a * Exp(y) / lanczosSum(a)
		r -= float64(z * r)
		if a < 140 {
			r /= Pow(y, a-0.5)
		} else {
			root := Pow(y, a/2-0.25)
			r = r / root / root
		}
		return r
	}
	r = lanczosSum(a) / Exp(y)
	r += float64(z * r)
	if a < 140 {
		r *= Pow(y, a-0.5)
	} else {
		root := Pow(y, a/2-0.25)
		r = float64(r*root) * root
	}
	return r
}

// Lgamma is CPython's math.lgamma for finite x that is no pole.
func Lgamma(x float64) float64 {
	const g = 6.024680040776729583740234375
	if x == math.Floor(x) && x <= 2 {
		return 0
	}
	a := math.Abs(x)
	if a < 1e-20 {
		return -Log(a)
	}
	r := Log(lanczosSum(a)) - g
	r += float64((a - 0.5) * (Log(a+g-0.5) - 1))
	if x < 0 {
		r = float64(Log(math.Pi)-Log(math.Abs(sinPi(a)))) - Log(a) - r
	}
	return r
}

// Hypot is the root of x*x + y*y, rounded as the C library's hypot rounds it: the
// sum is taken in twice the precision.
func Hypot(x, y float64) float64 {
	h := math.Hypot(x, y)
	if h == 0 || math.IsInf(h, 0) || math.IsNaN(h) {
		return h
	}
	_, e := math.Frexp(max(math.Abs(x), math.Abs(y)))
	x, y = math.Ldexp(x, -e), math.Ldexp(y, -e)
	s := twoProduct(x, x).add(twoProduct(y, y))
	r := math.Sqrt(s.hi)
	r += s.sub(twoProduct(r, r)).float() / (2 * r)
	return math.Ldexp(r, e)
}
