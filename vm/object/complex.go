package object

import (
	"math"
	"strings"

	"bytewalk/internal/pyhash"
	"bytewalk/internal/pymath"
)

func init() {
	Define(ComplexType, &Definition{
		Doc: "Create a complex number from a real part and an optional imaginary part.\n\nThis is equivalent to (real + imag*1j) where imag defaults to 0.",
		Slots: Slots{
			New:         newComplex,
			Repr:        func(t *Thread, self Value) (Value, error) { return t.Str(complexRepr(self.Complex().C)), nil },
			Hash:        func(t *Thread, self Value) (int64, error) { return pyhash.Complex(self.Complex().C), nil },
			RichCompare: complexCompare,
			Add:         complexOp(func(t *Thread, x, y complex128) (complex128, error) { return x + y, nil }),
			Subtract:    complexOp(func(t *Thread, x, y complex128) (complex128, error) { return x - y, nil }),
			Multiply:    complexOp(complexMultiply),
			TrueDivide:  complexOp(complexDivide),
			Remainder:   complexRefuses("can't mod complex numbers."),
			Divmod:      complexRefuses("can't take floor or mod of complex number."),
			FloorDivide: complexRefuses("can't take floor of complex number."),
			Power:       complexPower,
			Negative:    func(t *Thread, self Value) (Value, error) { return t.Complex(-self.Complex().C), nil },
			Positive:    func(t *Thread, self Value) (Value, error) { return t.Complex(self.Complex().C), nil },
			Absolute:    complexAbsolute,
			Bool:        func(t *Thread, self Value) (bool, error) { return self.Complex().C != 0, nil },
			Int:         complexCannot("int"), Float: complexCannot("float"),
		},
		EarlierNames: []string{"__int__", "__float__", "__mod__", "__rmod__", "__divmod__", "__rdivmod__", "__floordiv__", "__rfloordiv__"},
		LaterMethods: []Method{noArgs("__complex__", func(t *Thread, self Value) (Value, error) {
			if self.Type() == ComplexType {
				return self, nil
			}
			return t.Complex(self.Complex().C), nil
		})},
		Methods: []Method{
			noArgs("conjugate", func(t *Thread, self Value) (Value, error) {
				c := self.Complex().C
				return t.Complex(complex(real(c), -imag(c))), nil
			}),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return SmallInt(32), nil }),
			noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
				c := self.Complex().C
				return NewTuple(t.Float(real(c)), t.Float(imag(c))).Value(), nil
			}),
			manyArgs("__format__", func(t *Thread, self Value, args []Value) (Value, error) {
				if len(args) != 1 {
					return Null, t.Errorf(TypeError, "__format__() takes exactly 1 argument (%d given)", len(args))
				}
				spec := args[0]
				if _, err := t.strArg("__format__", "argument 1", spec); err != nil {
					return Null, err
				}
				if spec.Str().Text == "" {
					return ToStr(t, self)
				}
				s, err := t.formatComplex(self.Complex().C, spec.Str().Text, self.Type().Name)
				return t.Str(s), err
			}),
		},
		Getters: []Getter{
			{Name: "real", Get: func(t *Thread, self Value) (Value, error) { return t.Float(real(self.Complex().C)), nil }, Doc: "the real part of a complex number"},
			{Name: "imag", Get: func(t *Thread, self Value) (Value, error) { return t.Float(imag(self.Complex().C)), nil }, Doc: "the imaginary part of a complex number"},
		},
	})
}

// Complex gives a new complex number.
func (t *Thread) Complex(c complex128) Value {
	return (&Complex{Header: Header{Type: ComplexType}, C: c}).Value()
}

// toComplex gives a number as a complex; ok is false if v is none.
func (t *Thread) toComplex(v Value) (c complex128, ok bool, err error) {
	if v.Has(LayoutComplex) {
		return v.Complex().C, true, nil
	}
	f, ok, err := t.toFloat(v)
	return complex(f, 0), ok, err
}

func complexOp(f func(t *Thread, x, y complex128) (complex128, error)) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		x, ok, err := t.toComplex(a)
		if !ok || err != nil {
			return NotImplemented, err
		}
		y, ok, err := t.toComplex(b)
		if !ok || err != nil {
			return NotImplemented, err
		}
		c, err := f(t, x, y)
		if err != nil {
			return Null, err
		}
		return t.Complex(c), nil
	}
}

func complexMultiply(_ *Thread, x, y complex128) (complex128, error) {
	return complexProduct(x, y), nil
}

// complexProduct multiplies without Go's treatment of infinities. The conversions keep the
// compiler from fusing a product with the sum.
func complexProduct(x, y complex128) complex128 {
	return complex(float64(real(x)*real(y))-float64(imag(x)*imag(y)), float64(real(x)*imag(y))+float64(imag(x)*real(y)))
}

// complexDivide is _Py_c_quot.
func complexDivide(t *Thread, x, y complex128) (complex128, error) {
	a, b := math.Abs(real(y)), math.Abs(imag(y))
	switch {
	case a >= b:
		if a == 0 {
			return 0, t.Errorf(ZeroDivisionError, "complex division by zero")
		}
		ratio := imag(y) / real(y)
		denominator := real(y) + float64(imag(y)*ratio)
		return complex((real(x)+float64(imag(x)*ratio))/denominator, (imag(x)-float64(real(x)*ratio))/denominator), nil
	case b >= a:
		ratio := real(y) / imag(y)
		denominator := float64(real(y)*ratio) + imag(y)
		return complex((float64(real(x)*ratio)+imag(x))/denominator, (float64(imag(x)*ratio)-real(x))/denominator), nil
	}
	return complex(math.NaN(), math.NaN()), nil
}

// complexRefuses makes an operator that complex had until 3.9, to complain in its own words.
func complexRefuses(message string) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		if t.Runtime.Generics {
			return NotImplemented, nil
		}
		return Null, t.Errorf(TypeError, "%s", message)
	}
}

func complexCannot(to string) UnaryFunc {
	return func(t *Thread, self Value) (Value, error) {
		if to == "float" && t.Runtime.Generics {
			return Null, t.Errorf(TypeError, "must be real number, not %s", self.Type().Name)
		}
		return Null, t.Errorf(TypeError, "can't convert complex to %s", to)
	}
}

func complexPower(t *Thread, a, b, c Value) (Value, error) {
	x, ok, err := t.toComplex(a)
	if !ok || err != nil {
		return NotImplemented, err
	}
	y, ok, err := t.toComplex(b)
	if !ok || err != nil {
		return NotImplemented, err
	}
	if c != None && !c.IsNull() {
		return Null, t.Errorf(ValueError, "complex modulo")
	}
	return t.complexPow(x, y)
}

// complexPow is x ** y (Objects/complexobject.c, complex_pow): by repeated multiplication for small
// whole exponents.
func (t *Thread) complexPow(x, y complex128) (Value, error) {
	var p complex128
	if n := real(y); imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
		p = complexPowInt(x, int(math.Abs(n)))
		if n < 0 {
			var err error
			if p, err = complexDivide(t, 1, p); err != nil {
				return Null, t.Errorf(ZeroDivisionError, "0.0 to a negative or complex power")
			}
		}
		return t.Complex(p), t.complexRange(p)
	}
	switch {
	case y == 0:
		p = 1
	case x == 0:
		if imag(y) != 0 || real(y) < 0 {
			return Null, t.Errorf(ZeroDivisionError, "0.0 to a negative or complex power")
		}
	default:
		abs := math.Hypot(real(x), imag(x))
		length := pymath.Pow(abs, real(y))
		angle := pymath.Atan2(imag(x), real(x))
		phase := angle * real(y)
		if imag(y) != 0 {
			length /= pymath.Exp(angle * imag(y))
			phase += imag(y) * pymath.Log(abs)
		}
		p = complex(length*pymath.Cos(phase), length*pymath.Sin(phase))
	}
	return t.Complex(p), t.complexRange(p)
}

func (t *Thread) complexRange(c complex128) error {
	if math.IsInf(real(c), 0) || math.IsInf(imag(c), 0) {
		return t.Errorf(OverflowError, "complex exponentiation")
	}
	return nil
}

func complexPowInt(x complex128, n int) complex128 {
	r, p := complex128(1), x
	for mask := 1; mask > 0 && n >= mask; mask <<= 1 {
		if n&mask != 0 {
			r = complexProduct(r, p)
		}
		p = complexProduct(p, p)
	}
	return r
}

func complexAbsolute(t *Thread, self Value) (Value, error) {
	c := self.Complex().C
	f := pymath.Hypot(real(c), imag(c))
	if math.IsInf(f, 0) && !math.IsInf(real(c), 0) && !math.IsInf(imag(c), 0) {
		return Null, t.Errorf(OverflowError, "absolute value too large")
	}
	return t.Float(f), nil
}

func complexCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	if op != EQ && op != NE {
		return NotImplemented, nil
	}
	x := a.Complex().C
	var equal bool
	switch {
	case b.Has(LayoutComplex):
		equal = x == b.Complex().C
	case b.Has(LayoutFloat):
		equal = x == complex(mustFloat(b), 0)
	case AsBig(b) != nil:
		if equal = imag(x) == 0; equal {
			r, err := floatCompare(t, t.Float(real(x)), b, EQ)
			if err != nil {
				return Null, err
			}
			equal = r == True
		}
	default:
		return NotImplemented, nil
	}
	return Bool(equal == (op == EQ)), nil
}

var complexParams = NewParams("complex", "| real imag")

func newComplex(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	a, err := complexParams.Parse(t, args, kwnames)
	if err != nil {
		return Null, err
	}
	c, err := t.makeComplex(a[0], a[1])
	if err != nil {
		return Null, err
	}
	o := Alloc[Complex](typ)
	o.C = c
	return o.Value(), nil
}

func (t *Thread) makeComplex(re, im Value) (complex128, error) {
	if !re.IsNull() && re.IsStr() {
		if !im.IsNull() {
			return 0, t.Errorf(TypeError, "complex() can't take second arg if first is a string")
		}
		if s, ok := t.decimalASCII(re.Str().Text, false); ok {
			if c, ok := parseComplex(s); ok {
				return c, nil
			}
			if strings.Contains(s, "_") && !goodUnderscores(s) {
				r, err := Repr(t, re)
				if err != nil {
					return 0, err
				}
				return 0, t.Errorf(ValueError, "could not convert string to complex: %s", r)
			}
		}
		return 0, t.Errorf(ValueError, "complex() arg is a malformed string")
	}
	if !im.IsNull() && im.IsStr() {
		return 0, t.Errorf(TypeError, "complex() second arg can't be a string")
	}
	number := func(v Value, which string) (complex128, error) {
		if v.IsNull() {
			return 0, nil
		}
		if v.Has(LayoutComplex) {
			return v.Complex().C, nil
		}
		if f, err := LookupSpecial(t, v, "__complex__"); which == "first" && (err != nil || !f.IsNull()) {
			if err != nil {
				return 0, err
			}
			r, err := Call(t, f, nil, nil)
			if err != nil {
				return 0, err
			}
			if !r.Has(LayoutComplex) {
				return 0, t.Errorf(TypeError, "__complex__ should return a complex object")
			}
			return r.Complex().C, nil
		}
		if s := &v.Type().Slots; s.Float == nil && s.Index == nil {
			if which == "first" {
				return 0, t.Errorf(TypeError, "complex() first argument must be a string or a number, not '%s'", v.Type().Name)
			}
			return 0, t.Errorf(TypeError, "complex() second argument must be a number, not '%s'", v.Type().Name)
		}
		f, err := FloatOf(t, v)
		return complex(f, 0), err
	}
	x, err := number(re, "first")
	if err != nil {
		return 0, err
	}
	y, err := number(im, "second")
	if err != nil {
		return 0, err
	}
	r, i := real(x), imag(x)
	if !im.IsNull() {
		if im.Has(LayoutComplex) {
			r -= imag(y)
		}
		if re.IsNull() || !re.Has(LayoutComplex) {
			i = real(y)
		} else {
			i += real(y)
		}
	}
	return complex(r, i), nil
}

// parseComplex reads what complex() takes: a, bj, or a+bj, in parentheses or not.
func parseComplex(s string) (complex128, bool) {
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = strings.Trim(s[1:len(s)-1], " \t\n\r\v\f")
	}
	if s == "" {
		return 0, false
	}
	if f, ok := parseFloat(s); ok {
		return complex(f, 0), true
	}
	if last := s[len(s)-1]; last != 'j' && last != 'J' {
		return 0, false
	}
	s = s[:len(s)-1]
	imaginary := func(s string) (float64, bool) {
		switch s {
		case "", "+":
			return 1, true
		case "-":
			return -1, true
		}
		return parseFloat(s)
	}
	if f, ok := imaginary(s); ok {
		return complex(0, f), true
	}
	for i := len(s) - 1; i > 0; i-- {
		if (s[i] == '+' || s[i] == '-') && s[i-1] != 'e' && s[i-1] != 'E' {
			re, ok1 := parseFloat(s[:i])
			im, ok2 := imaginary(s[i:])
			return complex(re, im), ok1 && ok2
		}
	}
	return 0, false
}

// goodUnderscores says whether underscores stand between digits alone.
func goodUnderscores(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && (i == 0 || i+1 == len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1])) {
			return false
		}
	}
	return true
}
