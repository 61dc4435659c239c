package stdlib

import (
	"math"

	"bytewalk/internal/pymath"
	"bytewalk/vm/object"
)

// Constants of the rejection methods: Kinderman and Monahan's for the normal distribution, Cheng's
// for the gamma distribution.
var (
	normalMagic = 4 * pymath.Exp(-0.5) / math.Sqrt(2)
	gammaMagic  = 1 + pymath.Log(4.5)
	log4        = pymath.Log(4)
)

// distributions are the methods of Random that give floats of a distribution. They take as many
// random numbers as CPython's and compute in its order, so that the results are the same.
func distributions() []object.Method {
	// parameters are two numbers with what they are if they aren't given (NaN: they must be).
	two := func(name, list string, first, second float64, f func(d draw, x, y float64) (float64, error)) object.Method {
		return randomMethod(name, list, func(t *Thread, v Value, a []Value) (Value, error) {
			numbers := [2]float64{first, second}
			if name == "uniform" && (!isNumber(a[0]) || !isNumber(a[1])) {
				return object.Subtract(t, a[1], a[0])
			}
			for i, x := range a {
				if x.IsNull() {
					continue
				}
				var err error
				if numbers[i], err = object.FloatOf(t, x); err != nil {
					return object.Null, err
				}
			}
			r, err := f(newDraw(t, v), numbers[0], numbers[1])
			return t.Float(r), err
		})
	}
	// optional is a list of parameters that may be left out since 3.11 and must be given before.
	optional := func(name, list, strict string, first, second float64, f func(d draw, x, y float64) (float64, error)) object.Method {
		m, old := two(name, list, first, second, f), two(name, strict, first, second, f)
		return object.Method{Name: name, Func: func(t *Thread, args []Value, kwnames []*object.Str) (Value, error) {
			if since(t, "3.11") {
				return m.Func(t, args, kwnames)
			}
			return old.Func(t, args, kwnames)
		}}
	}
	return []object.Method{
		two("uniform", "a b", 0, 0, func(d draw, a, b float64) (float64, error) {
			f, err := d.float()
			return a + (b-a)*f, err
		}),
		randomMethod("triangular", "| low high mode", triangular),
		optional("normalvariate", "| mu sigma", "mu sigma", 0, 1, draw.normal),
		optional("gauss", "| mu sigma", "mu sigma", 0, 1, draw.gaussian),
		two("lognormvariate", "mu sigma", 0, 0, func(d draw, mu, sigma float64) (float64, error) {
			x, err := d.normal(mu, sigma)
			return pymath.Exp(x), err
		}),
		randomMethod("expovariate", "| lambd", func(t *Thread, v Value, a []Value) (Value, error) {
			rate := 1.0
			switch {
			case !a[0].IsNull():
				var err error
				if rate, err = object.FloatOf(t, a[0]); err != nil {
					return object.Null, err
				}
			case !since(t, "3.12"):
				return object.Null, t.Errorf(object.TypeError, "expovariate() missing 1 required positional argument: 'lambd'")
			}
			f, err := newDraw(t, v).float()
			if err != nil {
				return object.Null, err
			}
			return object.TrueDivide(t, t.Float(-pymath.Log(1-f)), t.Float(rate))
		}),
		two("vonmisesvariate", "mu kappa", 0, 0, draw.vonMises),
		two("gammavariate", "alpha beta", 0, 0, draw.gamma),
		two("betavariate", "alpha beta", 0, 0, func(d draw, alpha, beta float64) (float64, error) {
			y, err := d.gamma(alpha, 1)
			if err != nil || y == 0 {
				return 0, err
			}
			z, err := d.gamma(beta, 1)
			return y / (y + z), err
		}),
		randomMethod("paretovariate", "alpha", func(t *Thread, v Value, a []Value) (Value, error) {
			alpha, err := object.FloatOf(t, a[0])
			if err != nil {
				return object.Null, err
			}
			f, err := newDraw(t, v).float()
			if err != nil {
				return object.Null, err
			}
			if since(t, "3.11") {
				return t.Float(pymath.Pow(1-f, -1/alpha)), nil
			}
			return t.Float(1 / pymath.Pow(1-f, 1/alpha)), nil
		}),
		two("weibullvariate", "alpha beta", 0, 0, func(d draw, alpha, beta float64) (float64, error) {
			f, err := d.float()
			return alpha * power(-pymath.Log(1-f), 1/beta), err
		}),
		randomMethod("binomialvariate", "| n p", binomial),
	}
}

// power is x ** y for x not below 0.
func power(x, y float64) float64 {
	if x == 0 || y == 0 || x == 1 {
		return math.Pow(x, y)
	}
	return pymath.Pow(x, y)
}

func triangular(t *Thread, v Value, a []Value) (Value, error) {
	numbers := [3]float64{0, 1, 0}
	for i, x := range a {
		if x.IsNull() || i == 2 && x == object.None {
			continue
		}
		var err error
		if numbers[i], err = object.FloatOf(t, x); err != nil {
			return object.Null, err
		}
	}
	f, err := newDraw(t, v).float()
	if err != nil {
		return object.Null, err
	}
	low, high, c := numbers[0], numbers[1], 0.5
	if !a[2].IsNull() && a[2] != object.None {
		if high == low {
			return a[0], nil
		}
		c = (numbers[2] - low) / (high - low)
	}
	if f > c {
		f, c = 1-f, 1-c
		low, high = high, low
	}
	return t.Float(low + (high-low)*math.Sqrt(f*c)), nil
}

func (d draw) normal(mu, sigma float64) (float64, error) {
	for {
		u, err := d.float()
		if err != nil {
			return 0, err
		}
		w, err := d.float()
		if err != nil {
			return 0, err
		}
		w = 1 - w
		z := normalMagic * (u - 0.5) / w
		if float64(z*z)/4 <= -pymath.Log(w) {
			return mu + float64(z*sigma), nil
		}
	}
}

// gaussian makes two numbers at a time and keeps one for the next call.
func (d draw) gaussian(mu, sigma float64) (float64, error) {
	if kept := d.r.gauss; !kept.IsNull() {
		d.r.gauss = object.Null
		return mu + float64(kept.AsFloat()*sigma), nil
	}
	u, err := d.float()
	if err != nil {
		return 0, err
	}
	w, err := d.float()
	if err != nil {
		return 0, err
	}
	angle, radius := u*(2*math.Pi), math.Sqrt(-2*pymath.Log(1-w))
	d.r.gauss = d.t.Float(pymath.Sin(angle) * radius)
	return mu + float64(float64(pymath.Cos(angle)*radius)*sigma), nil
}

func (d draw) vonMises(mu, kappa float64) (float64, error) {
	if kappa <= 1e-6 {
		f, err := d.float()
		return 2 * math.Pi * f, err
	}
	s := 0.5 / kappa
	r := s + math.Sqrt(1+float64(s*s))
	var z float64
	for {
		u, err := d.float()
		if err != nil {
			return 0, err
		}
		z = pymath.Cos(math.Pi * u)
		x := z / (r + z)
		w, err := d.float()
		if err != nil {
			return 0, err
		}
		if w < 1-float64(x*x) || w <= (1-x)*pymath.Exp(x) {
			break
		}
	}
	q := 1 / r
	f := pymath.Acos((q + z) / (1 + float64(q*z)))
	u, err := d.float()
	if u <= 0.5 {
		f = -f
	}
	theta := math.Mod(mu+f, 2*math.Pi)
	if theta < 0 {
		theta += 2 * math.Pi
	}
	return theta, err
}

func (d draw) gamma(alpha, beta float64) (float64, error) {
	switch {
	case alpha <= 0 || beta <= 0:
		return 0, d.t.Errorf(object.ValueError, "gammavariate: alpha and beta must be > 0.0")
	case alpha == 1:
		f, err := d.float()
		return -pymath.Log(1-f) * beta, err
	case alpha > 1:
		a := math.Sqrt(2*alpha - 1)
		b, c := alpha-log4, alpha+a
		for {
			u, err := d.float()
			if err != nil {
				return 0, err
			}
			if u <= 1e-7 || u >= .9999999 {
				continue
			}
			w, err := d.float()
			if err != nil {
				return 0, err
			}
			w = 1 - w
			v := pymath.Log(u/(1-u)) / a
			x := alpha * pymath.Exp(v)
			z := u * u * w
			r := b + float64(c*v) - x
			if r+gammaMagic-float64(4.5*z) >= 0 || r >= pymath.Log(z) {
				return x * beta, nil
			}
		}
	}
	for {
		u, err := d.float()
		if err != nil {
			return 0, err
		}
		b := (math.E + alpha) / math.E
		p := b * u
		var x float64
		if p <= 1 {
			x = power(p, 1/alpha)
		} else {
			x = -pymath.Log((b - p) / alpha)
		}
		w, err := d.float()
		if err != nil {
			return 0, err
		}
		if p > 1 && w <= power(x, alpha-1) || p <= 1 && w <= pymath.Exp(-x) {
			return x * beta, nil
		}
	}
}

// binomial draws by geometric gaps for few successes, else by Hörmann's BTRS.
func binomial(t *Thread, v Value, a []Value) (Value, error) {
	n, p := 1, 0.5
	var err error
	if !a[0].IsNull() {
		if n, err = sizeArg(t, a[0]); err != nil {
			return object.Null, err
		}
	}
	if !a[1].IsNull() {
		if p, err = object.FloatOf(t, a[1]); err != nil {
			return object.Null, err
		}
	}
	if n < 0 {
		return object.Null, t.Errorf(object.ValueError, "n must be non-negative")
	}
	switch {
	case p == 0:
		return object.SmallInt(0), nil
	case p == 1:
		return t.Int(int64(n)), nil
	case p < 0 || p > 1:
		return object.Null, t.Errorf(object.ValueError, "p must be in the range 0.0 <= p <= 1.0")
	}
	d := newDraw(t, v)
	k, err := d.successes(n, p)
	return t.Int(int64(k)), err
}

func (d draw) successes(n int, p float64) (int, error) {
	if n == 1 {
		f, err := d.float()
		if f < p {
			return 1, err
		}
		return 0, err
	}
	if p > 0.5 {
		k, err := d.successes(n, 1-p)
		return n - k, err
	}
	size := float64(n)
	if size*p < 10 {
		x, y := 0, 0.0
		c := pymath.Log2(1 - p)
		if c == 0 {
			return 0, nil
		}
		for {
			f, err := d.float()
			if err != nil {
				return 0, err
			}
			if y += math.Floor(pymath.Log2(f)/c) + 1; y > size {
				return x, nil
			}
			x++
		}
	}
	spread := math.Sqrt(size * p * (1 - p))
	b := 1.15 + float64(2.53*spread)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := float64(size*p) + 0.5
	vr := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * spread
	lpq := pymath.Log(p / (1 - p))
	mode := math.Floor((size + 1) * p)
	h := pymath.Lgamma(mode+1) + pymath.Lgamma(size-mode+1)
	for {
		u, err := d.float()
		if err != nil {
			return 0, err
		}
		u -= 0.5
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + c)
		if k < 0 || k > size {
			continue
		}
		w, err := d.float()
		if err != nil {
			return 0, err
		}
		if us >= 0.07 && w <= vr {
			return int(k), nil
		}
		w *= alpha / (a/(us*us) + b)
		if pymath.Log(w) <= h-pymath.Lgamma(k+1)-pymath.Lgamma(size-k+1)+float64((k-mode)*lpq) {
			return int(k), nil
		}
	}
}
