package object

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"bytewalk/internal/pyhash"
	"bytewalk/internal/pymath"
)

func init() {
	Define(FloatType, &Definition{
		Doc: "Convert a string or number to a floating point number, if possible.",
		Slots: Slots{
			New: newFloat, Repr: floatReprSlot, Hash: floatHash, RichCompare: floatCompare,
			Add:       floatOp(func(x, y float64) float64 { return x + y }),
			Subtract:  floatOp(func(x, y float64) float64 { return x - y }),
			Multiply:  floatOp(func(x, y float64) float64 { return x * y }),
			Remainder: floatRemainder, Divmod: floatDivmod, FloorDivide: floatFloorDivide,
			TrueDivide: floatTrueDivide, Power: floatPower,
			Negative: func(t *Thread, self Value) (Value, error) { return t.Float(-mustFloat(self)), nil },
			Positive: floatItself,
			Absolute: func(t *Thread, self Value) (Value, error) { return t.Float(math.Abs(mustFloat(self))), nil },
			Bool:     func(t *Thread, self Value) (bool, error) { return mustFloat(self) != 0, nil },
			Int:      floatTrunc, Float: floatItself,
		},
		Methods: []Method{
			noArgs("conjugate", floatItself),
			noArgs("__trunc__", floatTrunc),
			posArgs("__round__", 0, 1, floatRound),
			noArgs("as_integer_ratio", floatRatio),
			classMethod(oneArg("fromhex", floatFromHex)),
			classMethod(oneArg("__getformat__", func(t *Thread, _, kind Value) (Value, error) {
				if !kind.IsStr() {
					return Null, t.Errorf(TypeError, "__getformat__() argument must be str, not %s", argType(kind))
				}
				if s := kind.Str().Text; s != "double" && s != "float" {
					return Null, t.Errorf(ValueError, "__getformat__() argument 1 must be 'double' or 'float'")
				}
				return t.Str("IEEE, little-endian"), nil
			})),
			noArgs("hex", func(t *Thread, self Value) (Value, error) { return t.Str(floatHex(mustFloat(self))), nil }),
			noArgs("is_integer", func(t *Thread, self Value) (Value, error) {
				f := mustFloat(self)
				return Bool(!math.IsInf(f, 0) && math.Floor(f) == f), nil
			}),
			noArgs("__getnewargs__", func(t *Thread, self Value) (Value, error) {
				return NewTuple(t.Float(mustFloat(self))).Value(), nil
			}),
			oneArg("__format__", func(t *Thread, self, spec Value) (Value, error) {
				if !spec.IsStr() {
					return Null, t.Errorf(TypeError, "__format__() argument must be str, not %s", argType(spec))
				}
				if spec.Str().Text == "" {
					return ToStr(t, self)
				}
				s, err := t.formatFloat(mustFloat(self), spec.Str().Text, self.Type().Name)
				return t.Str(s), err
			}),
			noArgs("__sizeof__", func(t *Thread, self Value) (Value, error) { return SmallInt(24), nil }),
		},
		LaterMethods: []Method{
			noArgs("__floor__", func(t *Thread, self Value) (Value, error) { return floatTrunc(t, t.Float(math.Floor(mustFloat(self)))) }),
			noArgs("__ceil__", func(t *Thread, self Value) (Value, error) { return floatTrunc(t, t.Float(math.Ceil(mustFloat(self)))) }),
		},
		Getters: []Getter{
			{Name: "real", Get: floatItself, Doc: "the real part of a complex number"},
			{Name: "imag", Get: func(t *Thread, self Value) (Value, error) { return t.Float(0), nil }, Doc: "the imaginary part of a complex number"},
		},
	})
}

// mustFloat gives a float or an instance of a subclass as a float64.
func mustFloat(v Value) float64 {
	f, ok := AsFloat64(v)
	if !ok {
		panic("object: not a float: " + v.Type().Name)
	}
	return f
}

func floatItself(t *Thread, self Value) (Value, error) {
	if self.IsFloat() {
		return self, nil
	}
	return t.Float(mustFloat(self)), nil
}

func floatReprSlot(t *Thread, self Value) (Value, error) {
	return t.Str(FloatRepr(mustFloat(self))), nil
}

func floatHash(t *Thread, self Value) (int64, error) { return pyhash.Float(mustFloat(self)), nil }

// float2 gives the operands of an operator as floats; ok is false if one is neither a
// float nor an int.
func (t *Thread) float2(a, b Value) (x, y float64, ok bool, err error) {
	x, ok, err = t.toFloat(a)
	if !ok || err != nil {
		return
	}
	y, ok, err = t.toFloat(b)
	return
}

func (t *Thread) toFloat(v Value) (f float64, ok bool, err error) {
	if f, ok = AsFloat64(v); ok {
		return f, true, nil
	}
	if i, ok := AsInt64(v); ok {
		return float64(i), true, nil
	}
	if b := AsBig(v); b != nil {
		if f, ok = bigToFloat(b); !ok {
			return 0, true, t.Errorf(OverflowError, "int too large to convert to float")
		}
		return f, true, nil
	}
	return 0, false, nil
}

func floatOp(f func(x, y float64) float64) BinaryFunc {
	return func(t *Thread, a, b Value) (Value, error) {
		x, y, ok, err := t.float2(a, b)
		if !ok || err != nil {
			return NotImplemented, err
		}
		return t.Float(f(x, y)), nil
	}
}

func floatTrueDivide(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.float2(a, b)
	switch {
	case !ok || err != nil:
		return NotImplemented, err
	case y == 0:
		return Null, t.Errorf(ZeroDivisionError, "float division by zero")
	}
	return t.Float(x / y), nil
}

// floatMod is float.__mod__ for y that isn't 0: the result has y's sign.
func floatMod(x, y float64) float64 {
	mod := math.Mod(x, y)
	if mod == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (mod < 0) {
		mod += y
	}
	return mod
}

func floatDivmodOf(x, y float64) (div, mod float64) {
	mod = math.Mod(x, y)
	div = (x - mod) / y
	if mod != 0 {
		if (y < 0) != (mod < 0) {
			mod += y
			div--
		}
	} else {
		mod = math.Copysign(0, y)
	}
	if div == 0 {
		return math.Copysign(0, x/y), mod
	}
	floor := math.Floor(div)
	if div-floor > 0.5 {
		floor++
	}
	return floor, mod
}

func floatRemainder(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.float2(a, b)
	switch {
	case !ok || err != nil:
		return NotImplemented, err
	case y == 0:
		return Null, t.Errorf(ZeroDivisionError, "float modulo%s", t.byZero())
	}
	return t.Float(floatMod(x, y)), nil
}

func floatFloorDivide(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.float2(a, b)
	switch {
	case !ok || err != nil:
		return NotImplemented, err
	case y == 0:
		if t.Runtime.Generics {
			return Null, t.Errorf(ZeroDivisionError, "float floor division by zero")
		}
		return Null, t.Errorf(ZeroDivisionError, "float divmod()")
	}
	div, _ := floatDivmodOf(x, y)
	return t.Float(div), nil
}

func floatDivmod(t *Thread, a, b Value) (Value, error) {
	x, y, ok, err := t.float2(a, b)
	switch {
	case !ok || err != nil:
		return NotImplemented, err
	case y == 0:
		return Null, t.Errorf(ZeroDivisionError, "float divmod()")
	}
	div, mod := floatDivmodOf(x, y)
	return NewTuple(t.Float(div), t.Float(mod)).Value(), nil
}

func floatPower(t *Thread, a, b, c Value) (Value, error) {
	if c != None && !c.IsNull() {
		return Null, t.Errorf(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
	}
	x, y, ok, err := t.float2(a, b)
	if !ok || err != nil {
		return NotImplemented, err
	}
	return t.floatPow(x, y)
}

// floatPow is x ** y of floats (Objects/floatobject.c, float_pow).
func (t *Thread) floatPow(x, y float64) (Value, error) {
	switch {
	case y == 0:
		return t.Float(1), nil
	case math.IsNaN(x):
		return t.Float(x), nil
	case math.IsNaN(y):
		if x == 1 {
			return t.Float(1), nil
		}
		return t.Float(y), nil
	case math.IsInf(x, 0), math.IsInf(y, 0):
		return t.Float(math.Pow(x, y)), nil
	case x == 0:
		if y < 0 {
			return Null, t.Errorf(ZeroDivisionError, "0.0 cannot be raised to a negative power")
		}
		return t.Float(math.Pow(x, y)), nil
	}
	if x < 0 && y != math.Floor(y) {
		return t.complexPow(complex(x, 0), complex(y, 0))
	}
	f := pymath.Pow(math.Abs(x), y)
	if x < 0 && math.Mod(math.Abs(y), 2) == 1 {
		f = -f
	}
	if math.IsInf(f, 0) {
		e := NewException(OverflowError, SmallInt(34), t.Str("Numerical result out of range"))
		return Null, e
	}
	return t.Float(f), nil
}

// floatCompare compares a float with a float or an int, exactly.
func floatCompare(t *Thread, a, b Value, op CompareOp) (Value, error) {
	x := mustFloat(a)
	if y, ok := AsFloat64(b); ok {
		return Bool(compareFloats(x, y, op)), nil
	}
	n := AsBig(b)
	if n == nil {
		return NotImplemented, nil
	}
	switch {
	case math.IsNaN(x):
		return Bool(op == NE), nil
	case math.IsInf(x, 0):
		return Bool(compareFloats(x, 0, op)), nil
	}
	return Bool(op.Result(new(big.Float).SetFloat64(x).Cmp(new(big.Float).SetInt(n)))), nil
}

func compareFloats(x, y float64, op CompareOp) bool {
	switch op {
	case LT:
		return x < y
	case LE:
		return x <= y
	case EQ:
		return x == y
	case NE:
		return x != y
	case GT:
		return x > y
	}
	return x >= y
}

func floatTrunc(t *Thread, self Value) (Value, error) {
	f := mustFloat(self)
	switch {
	case math.IsInf(f, 0):
		return Null, t.Errorf(OverflowError, "cannot convert float infinity to integer")
	case math.IsNaN(f):
		return Null, t.Errorf(ValueError, "cannot convert float NaN to integer")
	case math.Abs(f) < 1<<62:
		return t.Int(int64(f)), nil
	}
	i, _ := new(big.Float).SetFloat64(f).Int(nil)
	return t.BigInt(i), nil
}

func floatRound(t *Thread, self Value, args []Value) (Value, error) {
	f := mustFloat(self)
	if args[0].IsNull() || args[0] == None {
		switch {
		case math.IsInf(f, 0):
			return Null, t.Errorf(OverflowError, "cannot convert float infinity to integer")
		case math.IsNaN(f):
			return Null, t.Errorf(ValueError, "cannot convert float NaN to integer")
		}
		return floatTrunc(t, t.Float(math.RoundToEven(f)))
	}
	n, err := AsIndex(t, args[0], nil)
	if err != nil {
		return Null, err
	}
	const maxDigits = 323 // (DBL_MANT_DIG - DBL_MIN_EXP) * 0.30103
	const minDigits = -308
	switch {
	case math.IsNaN(f), math.IsInf(f, 0), n > maxDigits, f == 0:
		return t.Float(f), nil
	case n < minDigits:
		return t.Float(math.Copysign(0, f)), nil
	}
	var r float64
	if n >= 0 {
		r, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
	} else {
		// Rounding the exact value to a multiple of a power of ten, to the even one of two.
		exact, _ := new(big.Float).SetFloat64(f).Rat(nil)
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
		exact.Quo(exact, new(big.Rat).SetInt(unit))
		q, m, err := t.floorDivmod(exact.Num(), exact.Denom())
		if err != nil {
			return Null, err
		}
		switch m.Lsh(m, 1).Cmp(exact.Denom()) {
		case 1:
			q.Add(q, big.NewInt(1))
		case 0:
			q.Add(q, big.NewInt(int64(q.Bit(0))))
		}
		r, _ = bigToFloat(q.Mul(q, unit))
		r = math.Copysign(r, f)
	}
	if math.IsInf(r, 0) {
		return Null, t.Errorf(OverflowError, "rounded value too large to represent")
	}
	return t.Float(r), nil
}

func floatRatio(t *Thread, self Value) (Value, error) {
	f := mustFloat(self)
	switch {
	case math.IsInf(f, 0):
		return Null, t.Errorf(OverflowError, "cannot convert Infinity to integer ratio")
	case math.IsNaN(f):
		return Null, t.Errorf(ValueError, "cannot convert NaN to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return NewTuple(t.BigInt(new(big.Int).Set(r.Num())), t.BigInt(new(big.Int).Set(r.Denom()))).Value(), nil
}

// floatHex is float.hex.
func floatHex(f float64) string {
	sign := ""
	if math.Signbit(f) {
		sign = "-"
	}
	switch {
	case math.IsNaN(f), math.IsInf(f, 0):
		return FloatRepr(f)
	case f == 0:
		return sign + "0x0.0p+0"
	}
	b := math.Float64bits(f)
	exponent := int(b>>52&0x7ff) - 1023
	lead := "1"
	if exponent == -1023 {
		lead, exponent = "0", -1022
	}
	digits := strconv.FormatUint(b&(1<<52-1)|1<<52, 16)[1:]
	if exponent >= 0 {
		return sign + "0x" + lead + "." + digits + "p+" + strconv.Itoa(exponent)
	}
	return sign + "0x" + lead + "." + digits + "p" + strconv.Itoa(exponent)
}

func floatFromHex(t *Thread, cls, arg Value) (Value, error) {
	if !arg.IsStr() {
		return Null, t.Errorf(TypeError, "bad argument type for built-in operation")
	}
	invalid := t.Errorf(ValueError, "invalid hexadecimal floating-point string")
	s := strings.ToLower(strings.Trim(arg.Str().Text, " \t\n\r\v\f"))
	negative := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative, s = s[0] == '-', s[1:]
	}
	var f float64
	switch s {
	case "inf", "infinity":
		f = math.Inf(1)
	case "nan":
		f = math.NaN()
	default:
		s = strings.TrimPrefix(s, "0x")
		mantissa, exponent, hasExponent := strings.Cut(s, "p")
		whole, fraction, _ := strings.Cut(mantissa, ".")
		if whole+fraction == "" || strings.Trim(whole+fraction, "0123456789abcdef") != "" {
			return Null, invalid
		}
		if !hasExponent {
			exponent = "0"
		}
		if digits := strings.TrimLeft(exponent, "+-"); digits == "" || strings.Trim(digits, "0123456789") != "" || len(exponent)-len(digits) > 1 {
			return Null, invalid
		}
		var err error
		f, err = strconv.ParseFloat("0x"+whole+"."+fraction+"p"+exponent, 64)
		if err != nil && math.IsInf(f, 0) {
			return Null, t.Errorf(OverflowError, "hexadecimal value too large to represent as a float")
		}
	}
	if negative {
		f = -f
	}
	v := t.Float(f)
	if cls.AsType() != FloatType {
		return Call(t, cls, []Value{v}, nil)
	}
	return v, nil
}

func newFloat(t *Thread, typ *Type, args []Value, kwnames []*Str) (Value, error) {
	if len(kwnames) > 0 {
		if err := t.noKeywordsFor(typ, FloatType, initSlot, kwnames); err != nil {
			return Null, err
		}
	}
	args = args[:len(args)-len(kwnames)]
	if err := t.CheckPositional("float", len(args), 0, 1); err != nil {
		return Null, err
	}
	v := t.Float(0)
	if len(args) == 1 {
		var err error
		if v, err = ToFloat(t, args[0]); err != nil {
			return Null, err
		}
	}
	if typ == FloatType {
		return v, nil
	}
	o := Alloc[FloatObject](typ)
	o.F = v.AsFloat()
	return o.Value(), nil
}

// ToFloat is float(v): a float, not an instance of a subclass.
func ToFloat(t *Thread, v Value) (Value, error) {
	text, bytes := "", true
	switch {
	case v.IsFloat():
		return v, nil
	case v.IsStr():
		text, bytes = v.Str().Text, false
	case v.Has(LayoutBytes):
		text = asLatin1(v.Bytes().B)
	default:
		if b, ok, err := t.BytesLike(v); ok && err == nil {
			text = asLatin1(b)
			break
		}
		if v.Type().Slots.Float == nil && v.Type().Slots.Index == nil {
			return Null, t.Errorf(TypeError, "float() argument must be a string or a %snumber, not '%s'", t.real(), v.Type().Name)
		}
		f, err := FloatOf(t, v)
		if err != nil {
			return Null, err
		}
		return t.Float(f), nil
	}
	if s, ok := t.decimalASCII(text, bytes); ok {
		if f, ok := parseFloat(s); ok {
			return t.Float(f), nil
		}
		if s == "" {
			return Null, t.Errorf(ValueError, "could not convert string to float: ''")
		}
	}
	r, err := Repr(t, v)
	if err != nil {
		return Null, err
	}
	return Null, t.Errorf(ValueError, "could not convert string to float: %s", r)
}

// FloatOf gives any number that converts to a float without loss of kind as a float64
// (PyFloat_AsDouble).
func FloatOf(t *Thread, v Value) (float64, error) {
	if f, ok := AsFloat64(v); ok {
		return f, nil
	}
	s := &v.Type().Slots
	switch {
	case s.Float != nil:
		r, err := s.Float(t, v)
		if err != nil {
			return 0, err
		}
		f, ok := AsFloat64(r)
		if !ok {
			return 0, t.Errorf(TypeError, "%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
		}
		return f, nil
	case s.Index != nil:
		r, err := Index(t, v)
		if err != nil {
			return 0, err
		}
		f, _, err := t.toFloat(r)
		return f, err
	}
	return 0, t.Errorf(TypeError, "must be real number, not %s", v.Type().Name)
}

// parseFloat reads a float literal as float() does: with inf and nan, single
// underscores between digits, and no hexadecimal form.
func parseFloat(s string) (float64, bool) {
	lower := strings.ToLower(s)
	switch strings.TrimLeft(lower, "+-") {
	case "inf", "infinity", "nan":
		if len(lower)-len(strings.TrimLeft(lower, "+-")) > 1 {
			return 0, false
		}
		f, err := strconv.ParseFloat(strings.TrimLeft(lower, "+-"), 64)
		if lower[0] == '-' {
			f = -f
		}
		return f, err == nil
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9', c == '.', c == 'e', c == 'E', c == '+', c == '-':
		case c == '_' && i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1]):
		default:
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	if err != nil && err.(*strconv.NumError).Err == strconv.ErrRange {
		err = nil
	}
	return f, err == nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// byZero is what messages of float % say besides since 3.10.
func (t *Thread) byZero() string {
	if t.Runtime.Generics {
		return " by zero"
	}
	return ""
}
