package stdlib

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"

	"bytewalk/internal/pydecimal"
	"bytewalk/vm/object"
)

func roundingArg(t *Thread, v Value) (pydecimal.Rounding, error) {
	if v.IsStr() {
		for i, name := range pydecimal.RoundingNames {
			if v.Str().Text == name {
				return pydecimal.Rounding(i), nil
			}
		}
	}
	return 0, t.Errorf(object.TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
}

func decimalMethods() []object.Method {
	var methods []object.Method
	for _, name := range sortedKeys(decUnaries) {
		f := decUnaries[name]
		methods = append(methods, object.MethodKw(name, "| context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, asDecimal(v)) })
		}))
	}
	for _, name := range sortedKeys(decBinaries) {
		f := decBinaries[name]
		methods = append(methods, object.MethodKw(name, "other | context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[1])
			if err != nil {
				return object.Null, err
			}
			n, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number { return f(c, asDecimal(v), n) })
		}))
	}
	for _, name := range sortedKeys(decTests) {
		f := decTests[name]
		list := ""
		if name == "is_normal" || name == "is_subnormal" {
			list = "| context"
		}
		methods = append(methods, object.MethodKw(name, list, func(t *Thread, v Value, a []Value) (Value, error) {
			c := decOf(t).current
			if len(a) > 0 {
				var err error
				if c, err = contextArg(t, a[0]); err != nil {
					return object.Null, err
				}
			}
			return object.Bool(f(&c.c, asDecimal(v))), nil
		}))
	}
	integral := func(name string, signals bool) object.Method {
		return object.MethodKw(name, "| rounding context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[1])
			if err != nil {
				return object.Null, err
			}
			r := c.c.Rounding
			if !a[0].IsNull() && a[0] != object.None {
				if r, err = roundingArg(t, a[0]); err != nil {
					return object.Null, err
				}
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number {
				c.Rounding = r
				return c.ToIntegral(asDecimal(v), signals)
			})
		})
	}
	number := func(name string, f func(t *Thread, n *pydecimal.Number) (Value, error)) object.Method {
		return object.Method0(name, func(t *Thread, v Value) (Value, error) { return f(t, asDecimal(v)) })
	}
	same := func(_ *Thread, v Value) (Value, error) { return v, nil }
	return append(methods,
		integral("to_integral_exact", true), integral("to_integral_value", false), integral("to_integral", false),
		object.MethodKw("quantize", "exp | rounding context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[2])
			if err != nil {
				return object.Null, err
			}
			r := c.c.Rounding
			if !a[1].IsNull() && a[1] != object.None {
				if r, err = roundingArg(t, a[1]); err != nil {
					return object.Null, err
				}
			}
			n, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number {
				c.Rounding = r
				return c.Quantize(asDecimal(v), n)
			})
		}),
		object.MethodKw("fma", "other third | context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[2])
			if err != nil {
				return object.Null, err
			}
			x, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			y, err := needOperand(t, a[1])
			if err != nil {
				return object.Null, err
			}
			return c.run(t, func(c *pydecimal.Context) *pydecimal.Number { return c.FMA(asDecimal(v), x, y) })
		}),
		object.MethodKw("same_quantum", "other | context", func(t *Thread, v Value, a []Value) (Value, error) {
			n, err := needOperand(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return object.Bool(sameQuantum(asDecimal(v), n)), nil
		}),
		object.MethodKw("number_class", "| context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return t.Str(c.c.Class(asDecimal(v))), nil
		}),
		object.MethodKw("to_eng_string", "| context", func(t *Thread, v Value, a []Value) (Value, error) {
			c, err := contextArg(t, a[0])
			if err != nil {
				return object.Null, err
			}
			return t.Str(asDecimal(v).Text(true, c.capitals)), nil
		}),
		number("adjusted", func(t *Thread, n *pydecimal.Number) (Value, error) { return t.Int(int64(n.Adjusted())), nil }),
		number("copy_abs", func(_ *Thread, n *pydecimal.Number) (Value, error) { return newDecimal(n.Absolute()), nil }),
		number("copy_negate", func(_ *Thread, n *pydecimal.Number) (Value, error) { return newDecimal(n.Negated()), nil }),
		number("radix", func(*Thread, *pydecimal.Number) (Value, error) {
			return newDecimal(pydecimal.FromBig(big.NewInt(10))), nil
		}),
		number("as_tuple", decimalTuple),
		number("as_integer_ratio", integerRatio),
		number("__floor__", func(t *Thread, n *pydecimal.Number) (Value, error) { return integerOf(t, n, pydecimal.Floor) }),
		number("__ceil__", func(t *Thread, n *pydecimal.Number) (Value, error) { return integerOf(t, n, pydecimal.Ceiling) }),
		number("__trunc__", func(t *Thread, n *pydecimal.Number) (Value, error) { return integerOf(t, n, pydecimal.Down) }),
		object.Method0("canonical", same), object.Method0("conjugate", same), object.Method0("__copy__", same),
		object.Method1("__deepcopy__", func(_ *Thread, v, _ Value) (Value, error) { return v, nil }),
		object.Method0("__complex__", func(t *Thread, v Value) (Value, error) {
			f, err := decimalFloat(t, asDecimal(v))
			return t.Complex(complex(f, 0)), err
		}),
		object.Method0("__reduce__", func(t *Thread, v Value) (Value, error) {
			return object.NewTuple(v.Type().Value(), object.NewTuple(t.Str(asDecimal(v).Text(false, true))).Value()).Value(), nil
		}),
		object.MethodN("__round__", 0, 1, roundDecimal),
		object.MethodN("__format__", 1, 2, func(t *Thread, v Value, a []Value) (Value, error) { return formatDecimal(t, asDecimal(v), a[0]) }),
		object.AsClassMethod(object.Method1("from_float", func(t *Thread, class, v Value) (Value, error) {
			var n *pydecimal.Number
			switch {
			case v.IsFloat() || v.Has(object.LayoutFloat):
				f, err := object.FloatOf(t, v)
				if err != nil {
					return object.Null, err
				}
				n = pydecimal.FromFloat(f)
			case asDecimal(v) == nil && operand(v) != nil:
				n = operand(v)
			default:
				return object.Null, t.Errorf(object.TypeError, "argument must be int or float")
			}
			if class == decimalType.Value() {
				return newDecimal(n), nil
			}
			return object.CallArgs(t, class, newDecimal(n))
		})),
	)
}

func sameQuantum(a, b *pydecimal.Number) bool {
	if a.Kind != pydecimal.Finite || b.Kind != pydecimal.Finite {
		return a.IsNaN() && b.IsNaN() || a.Kind == pydecimal.Infinite && b.Kind == pydecimal.Infinite
	}
	return a.Exp == b.Exp
}

func decimalTuple(t *Thread, n *pydecimal.Number) (Value, error) {
	sign := object.SmallInt(0)
	if n.Neg {
		sign = object.SmallInt(1)
	}
	text := n.Coef.String()
	exp := t.Int(int64(n.Exp))
	switch {
	case n.Kind == pydecimal.Infinite:
		exp = t.Str("F")
	case n.IsNaN():
		exp = t.Str(map[pydecimal.Kind]string{pydecimal.QuietNaN: "n", pydecimal.SignalingNaN: "N"}[n.Kind])
		if n.Coef.Sign() == 0 {
			text = ""
		}
	}
	digits := make([]Value, len(text))
	for i := range digits {
		digits[i] = object.SmallInt(int64(text[i] - '0'))
	}
	return object.CallArgs(t, decOf(t).tuple, sign, object.NewTuple(digits...).Value(), exp)
}

func integerRatio(t *Thread, n *pydecimal.Number) (Value, error) {
	switch {
	case n.IsNaN():
		return object.Null, t.Errorf(object.ValueError, "cannot convert NaN to integer ratio")
	case n.Kind == pydecimal.Infinite:
		return object.Null, t.Errorf(object.OverflowError, "cannot convert Infinity to integer ratio")
	}
	if n.Exp > pydecimal.MaxDigits || n.Exp < -pydecimal.MaxDigits {
		return object.Null, t.Errorf(object.MemoryError, "")
	}
	r := new(big.Rat).SetInt(n.Coef)
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n.Exp, -n.Exp))), nil)
	if n.Exp >= 0 {
		r.Mul(r, new(big.Rat).SetInt(p))
	} else {
		r.Quo(r, new(big.Rat).SetInt(p))
	}
	num := new(big.Int).Set(r.Num())
	if n.Neg {
		num.Neg(num)
	}
	return object.NewTuple(t.BigInt(num), t.BigInt(new(big.Int).Set(r.Denom()))).Value(), nil
}

func decimalFloat(t *Thread, n *pydecimal.Number) (float64, error) {
	sign := 1.0
	if n.Neg {
		sign = -1
	}
	switch n.Kind {
	case pydecimal.SignalingNaN:
		return 0, t.Errorf(object.ValueError, "cannot convert signaling NaN to float")
	case pydecimal.QuietNaN:
		return math.Copysign(math.NaN(), sign), nil
	}
	f, _ := strconv.ParseFloat(n.Text(false, true), 64)
	return f, nil
}

func roundDecimal(t *Thread, v Value, a []Value) (Value, error) {
	n := asDecimal(v)
	if a[0].IsNull() {
		return integerOf(t, n, pydecimal.HalfEven)
	}
	if operand(a[0]) == nil || asDecimal(a[0]) != nil {
		return object.Null, t.Errorf(object.TypeError, "optional arg must be an integer")
	}
	places, err := sizeArg(t, a[0])
	if err != nil {
		return object.Null, err
	}
	return decOf(t).current.run(t, func(c *pydecimal.Context) *pydecimal.Number {
		return c.Quantize(n, pydecimal.New(false, big.NewInt(1), -places))
	})
}

// decimalSpec is a format specification of a Decimal.
type decimalSpec struct {
	fill      string
	align     byte // < > = ^, or z for zeros
	sign      byte
	width     int
	comma     bool
	precision int
	kind      byte
	noNegZero bool
}

func parseDecimalSpec(s string, zeros bool) (spec decimalSpec, ok bool) {
	spec = decimalSpec{fill: " ", align: '>', sign: '-', precision: -1}
	hasAlign := false
	isAlign := func(i int) bool { return i < len(s) && strings.IndexByte("<>=^", s[i]) >= 0 }
	if _, n := utf8.DecodeRuneInString(s); n > 0 && isAlign(n) {
		spec.fill, spec.align = s[:n], s[n]
		hasAlign = true
		s = s[n+1:]
	} else if isAlign(0) {
		spec.align = s[0]
		hasAlign = true
		s = s[1:]
	}
	take := func(set string) byte {
		if s != "" && strings.IndexByte(set, s[0]) >= 0 {
			c := s[0]
			s = s[1:]
			return c
		}
		return 0
	}
	if c := take("+- "); c != 0 {
		spec.sign = c
	}
	if zeros && take("z") != 0 {
		spec.noNegZero = true
	}
	if s != "" && s[0] == '0' {
		if hasAlign {
			return spec, false
		}
		spec.align, spec.fill = 'z', "0"
		s = s[1:]
	}
	digits := func() (int, bool) {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		v, err := strconv.Atoi("0" + s[:n])
		s = s[n:]
		return v, n > 0 && err == nil && v < 1<<31
	}
	if s != "" && '1' <= s[0] && s[0] <= '9' {
		if spec.width, ok = digits(); !ok {
			return spec, false
		}
	}
	spec.comma = take(",") != 0
	if take(".") != 0 {
		if spec.precision, ok = digits(); !ok {
			return spec, false
		}
	}
	spec.kind = take("eEfFgGn%")
	return spec, s == "" && !(spec.kind == 'n' && spec.comma)
}

func formatDecimal(t *Thread, n *pydecimal.Number, specValue Value) (Value, error) {
	if !specValue.IsStr() {
		return object.Null, t.Errorf(object.TypeError, "format arg must be str")
	}
	spec, ok := parseDecimalSpec(specValue.Str().Text, since(t, "3.11"))
	if !ok {
		return object.Null, t.Errorf(object.ValueError, "invalid format string")
	}
	if err := t.Reserve(int64(spec.width) + int64(max(spec.precision, 0))); err != nil {
		return object.Null, err
	}
	c := decOf(t).current
	var whole, fraction, exponent string
	percent := ""
	if n.Kind != pydecimal.Finite {
		whole = n.Absolute().Text(false, true)
		spec.comma = false
		if spec.align == 'z' {
			spec.align, spec.fill = '>', " "
		}
		if spec.kind == '%' {
			percent = "%"
		}
	} else {
		kind := spec.kind
		if kind == 'n' {
			kind = 'g'
		}
		var rounded *pydecimal.Number
		err := protect(t, func() {
			whole, fraction, exponent, rounded = n.Format(kind, spec.precision, c.c.Rounding, c.capitals)
		})
		if err != nil {
			return object.Null, err
		}
		if kind == '%' {
			percent = "%"
		}
		if spec.noNegZero && rounded.IsZero() {
			n = n.Absolute()
		}
	}
	sign := ""
	switch {
	case n.Neg:
		sign = "-"
	case spec.sign != '-':
		sign = string(spec.sign)
	}
	tail := exponent + percent
	if fraction != "" {
		tail = "." + fraction + tail
	}
	least := 0
	if spec.align == 'z' {
		least = spec.width - len(sign) - len(tail)
	}
	body := whole
	if spec.comma {
		body = grouped(whole, least)
	} else if pad := least - len(whole); pad > 0 {
		body = strings.Repeat("0", pad) + whole
	}
	text := sign + body + tail
	pad := max(0, spec.width-len(text))
	switch spec.align {
	case '<':
		text += strings.Repeat(spec.fill, pad)
	case '^':
		text = strings.Repeat(spec.fill, pad/2) + text + strings.Repeat(spec.fill, pad-pad/2)
	case '=':
		text = sign + strings.Repeat(spec.fill, pad) + body + tail
	case '>':
		text = strings.Repeat(spec.fill, pad) + text
	}
	return t.Str(text), nil
}

// grouped puts commas between groups of three digits, and zeros before them up to a width.
func grouped(digits string, least int) string {
	var b []byte
	for i := 0; ; i++ {
		if i >= len(digits) && len(b) >= least {
			break
		}
		if i > 0 && i%3 == 0 {
			b = append(b, ',')
		}
		if i < len(digits) {
			b = append(b, digits[len(digits)-1-i])
		} else {
			b = append(b, '0')
		}
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func defineDecimal() {
	object.Define(decimalType, &object.Definition{
		Doc:  "Construct a new Decimal object. 'value' can be an integer, string, tuple,\nor another Decimal object. If no value is given, return Decimal('0'). The\ncontext does not affect the conversion and is only passed to determine if\nthe InvalidOperation trap is active.\n\n",
		Size: unsafe.Sizeof(decimal{}),
		Slots: object.Slots{
			New: newDecimalSlot,
			Repr: func(t *Thread, v Value) (Value, error) {
				return t.Str("Decimal('" + asDecimal(v).Text(false, decOf(t).current.capitals) + "')"), nil
			},
			Str: func(t *Thread, v Value) (Value, error) {
				return t.Str(asDecimal(v).Text(false, decOf(t).current.capitals)), nil
			},
			Hash: hashDecimal, RichCompare: compareDecimals,
			Add: arithmetic((*pydecimal.Context).Add), Subtract: arithmetic((*pydecimal.Context).Sub),
			Multiply: arithmetic((*pydecimal.Context).Mul), TrueDivide: arithmetic((*pydecimal.Context).Div),
			FloorDivide: arithmetic((*pydecimal.Context).DivInt), Remainder: arithmetic((*pydecimal.Context).Rem),
			Divmod: func(t *Thread, a, b Value) (Value, error) {
				x, y := operand(a), operand(b)
				if x == nil || y == nil {
					return object.NotImplemented, nil
				}
				return decOf(t).current.divmod(t, x, y)
			},
			Power:    func(t *Thread, a, b, m Value) (Value, error) { return decOf(t).current.power(t, a, b, m) },
			Negative: unaryArithmetic((*pydecimal.Context).Minus), Positive: unaryArithmetic((*pydecimal.Context).Plus),
			Absolute: unaryArithmetic((*pydecimal.Context).Abs),
			Bool:     func(_ *Thread, v Value) (bool, error) { return !asDecimal(v).IsZero(), nil },
			Int:      func(t *Thread, v Value) (Value, error) { return integerOf(t, asDecimal(v), pydecimal.Down) },
			Float: func(t *Thread, v Value) (Value, error) {
				f, err := decimalFloat(t, asDecimal(v))
				return t.Float(f), err
			},
		},
		Methods: decimalMethods(),
		Getters: []object.Getter{
			{Name: "real", Get: func(_ *Thread, v Value) (Value, error) { return v, nil }},
			{Name: "imag", Get: func(*Thread, Value) (Value, error) { return newDecimal(pydecimal.FromBig(new(big.Int))), nil }},
		},
	})
}
